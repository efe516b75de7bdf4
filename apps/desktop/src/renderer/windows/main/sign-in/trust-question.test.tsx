// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import {
  CERTIFICATE,
  PROXY_DENIED,
  REMEMBERED_MAIN,
  UNTRUSTED,
} from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const untrusted = (isChanged = false) =>
  ({
    phase: 'signedOut',
    failure: { ...UNTRUSTED, certificate: { ...CERTIFICATE, isChanged } },
  }) as const;

const question = () => within(screen.getByRole('alertdialog'));
const { serverId, fingerprint } = CERTIFICATE;

it('asks about a certificate, with No in the focus, and signs in again once it is trusted', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  act(() => client.change({ type: 'sessionChanged', session: untrusted() }));
  expect(question().getByText(/^0A1B 2C3D/)).toBeTruthy();
  expect(question().getByText(/Example Messenger/)).toBeTruthy();
  expect(document.activeElement).toBe(question().getByRole('button', { name: 'Cancel' }));
  fireEvent.click(question().getByRole('button', { name: 'Trust This Server' }));
  await settle();
  expect(client.requested('trustServer')).toEqual([{ serverId, fingerprint }]);
  expect(client.requested('signIn')).toMatchObject([{ serverId, address: 'sam@example.org' }]);
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('names the host of a login service that stands elsewhere', async () => {
  const certificate = { ...CERTIFICATE, loginHost: 'login.example' };
  const session = { phase: 'signedOut', failure: { ...UNTRUSTED, certificate } } as const;
  await openWindow({ ...REMEMBERED_MAIN, session });
  expect(question().getByText('(login.example)')).toBeTruthy();
});

it('says plainly that a certificate has changed', async () => {
  await openWindow({ ...REMEMBERED_MAIN, session: untrusted(true) });
  expect(question().getByText(/NOT the certificate that you trusted before/)).toBeTruthy();
});

it('asks once for each sign-in that fails so, and trusts nothing by itself', async () => {
  const client = await openWindow({ ...REMEMBERED_MAIN, session: untrusted() });
  fireEvent.click(question().getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('certificate');
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  expect([client.requested('trustServer'), client.requested('signIn')]).toEqual([[], []]);
  act(() => client.change({ type: 'sessionChanged', session: untrusted() }));
  expect(question()).toBeTruthy();
});

it('says where main does not agree', async () => {
  const client = await openWindow(
    { ...REMEMBERED_MAIN, session: untrusted() },
    { trustServer: () => ({ ok: false, failure: { code: 'notAllowed' } }) },
  );
  fireEvent.click(question().getByRole('button', { name: 'Trust This Server' }));
  await settle();
  expect(question().getByRole('alert')).toBeTruthy();
  expect(client.requested('signIn')).toEqual([]);
});

it('leads from a proxy that is not content to the settings of it', async () => {
  const client = await openWindow({
    ...REMEMBERED_MAIN,
    session: { phase: 'signedOut', failure: PROXY_DENIED },
  });
  fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Connection settings…' }));
  expect(client.requested('openOptions')).toEqual([{ page: 'connection' }]);
});
