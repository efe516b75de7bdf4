// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openOptions, SNAPSHOT } from './window-fixture.tsx';

it('warns before the port opens, then shows the address and copies it', async () => {
  const client = await openOptions({ page: 'connection' });
  expect(
    screen.getByText(/Old programs cannot do that: what they say and hear travels unencrypted/),
  ).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Let people near me join' }));
  expect(client.requested('openHostToNetwork')).toEqual([{ open: true }]);
  client.change({
    type: 'hostChanged',
    host: {
      ...SNAPSHOT.host,
      isOpenToNetwork: true,
      friendAddresses: ['192.168.1.5:1863'],
      friendLoginAddresses: ['http://192.168.1.5:8864'],
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Copy 192.168.1.5:1863' }));
  fireEvent.click(screen.getByRole('button', { name: 'Copy http://192.168.1.5:8864' }));
  fireEvent.click(screen.getByRole('button', { name: 'Copy https://192.168.1.5:8864' }));
  expect(client.requested('copyText')).toEqual([
    { text: '192.168.1.5:1863' },
    { text: 'http://192.168.1.5:8864' },
    { text: 'https://192.168.1.5:8864' },
  ]);
});

it('shows the fingerprint in groups of four, from left to right, and copies it so', async () => {
  const client = await openOptions({ page: 'connection' });
  const shown = Array.from({ length: 8 }, () => 'A1B2 C3D4').join(' ');
  expect(screen.getByText(shown).getAttribute('dir')).toBe('ltr');
  fireEvent.click(screen.getByRole('button', { name: 'Copy the fingerprint' }));
  expect(client.requested('copyText')).toEqual([{ text: shown }]);
  expect(screen.getByText('Copied')).toBeTruthy();
});

it('speaks of no fingerprint and no https where the server that runs has none', async () => {
  const host = { ...SNAPSHOT.host, fingerprint: '', isOpenToNetwork: true };
  await openOptions({
    page: 'connection',
    host: {
      ...host,
      friendAddresses: ['192.168.1.5:1863'],
      friendLoginAddresses: ['http://192.168.1.5:8864'],
    },
  });
  expect(screen.queryByText(/Fingerprint/)).toBeNull();
  expect(screen.queryByRole('button', { name: /https/ })).toBeNull();
});

it('sets a new password for an account of this computer, and refuses a short one', async () => {
  const client = await openOptions({ page: 'connection' });
  fireEvent.click(screen.getByRole('button', { name: 'New password for ana@example.org' }));
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByLabelText('New password:');
  fireEvent.change(field, { target: { value: 'short' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'OK' }));
  expect(client.requested('setHostPassword')).toEqual([]);
  fireEvent.change(field, { target: { value: 'long enough' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'OK' }));
  expect(client.requested('setHostPassword')).toEqual([
    { address: 'ana@example.org', password: 'long enough' },
  ]);
});
