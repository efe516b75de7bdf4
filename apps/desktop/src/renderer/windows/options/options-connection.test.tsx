// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openOptions, SNAPSHOT } from './window-fixture.tsx';

it('warns before the port opens, then shows the address and copies it', async () => {
  const client = await openOptions({ page: 'connection' });
  expect(screen.getByText(/What is said travels unencrypted/)).toBeTruthy();
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
  expect(client.requested('copyText')).toEqual([
    { text: '192.168.1.5:1863' },
    { text: 'http://192.168.1.5:8864' },
  ]);
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
