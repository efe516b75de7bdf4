// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type OptionsSnapshot } from '@nudge/ipc-contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { apply, openOptions } from './window-fixture.tsx';

const FILES = DEFAULT_SETTINGS.files;
const withFiles = (files: Partial<typeof FILES>): Partial<OptionsSnapshot> => ({
  page: 'files',
  settings: { ...DEFAULT_SETTINGS, files: { ...FILES, ...files } },
});

it('changes the folder of received files at once, by a dialog of main', async () => {
  const client = await openOptions({ page: 'files' });
  expect(screen.getByText('/files')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Use default' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Change…' }));
  client.change({
    type: 'settingsChanged',
    settings: { ...DEFAULT_SETTINGS, files: { ...FILES, folder: '/elsewhere' } },
  });
  expect(await screen.findByText('/elsewhere')).toBeTruthy();
  expect(apply().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Use default' }));
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(client.requested('chooseFilesFolder')).toEqual([{ useDefault: false }, { useDefault: true }]);
  expect(client.requested('openReceivedFiles')).toHaveLength(1);
});

it('a folder that is chosen while something else is edited is no change of ours', async () => {
  const client = await openOptions({ page: 'files' });
  fireEvent.click(screen.getByRole('radio', { name: 'Small' }));
  client.change({
    type: 'settingsChanged',
    settings: { ...DEFAULT_SETTINGS, files: { ...FILES, folder: '/elsewhere' } },
  });
  await screen.findByText('/elsewhere');
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch).toEqual({ files: { preview: 'small' } });
});

it('a program that looks at received files is chosen and given up at once, by main', async () => {
  const client = await openOptions({ page: 'files' });
  fireEvent.click(screen.getByRole('checkbox', { name: /Scan received files/ }));
  client.change({
    type: 'settingsChanged',
    settings: { ...DEFAULT_SETTINGS, files: { ...FILES, scanner: '/usr/bin/clamscan' } },
  });
  expect(await screen.findByText('/usr/bin/clamscan')).toBeTruthy();
  expect(apply().disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: /Scan received files/ }));
  expect(client.requested('chooseScanner')).toEqual([{ isWanted: true }, { isWanted: false }]);
});

it('takes the files of favourites without asking where that is ticked, which it is not at first', async () => {
  const client = await openOptions({ page: 'files' });
  const box = screen.getByRole<HTMLInputElement>('checkbox', {
    name: 'Accept files from favourites without asking',
  });
  expect([box.checked, screen.queryByText(/^Nobody's/)]).toEqual([false, expect.anything()]);
  fireEvent.click(box);
  expect(screen.queryByText(/^Nobody's/)).toBeNull();
  fireEvent.click(apply());
  await waitFor(() =>
    expect(client.requested('updateSettings')).toEqual([
      { patch: { files: { autoAcceptFavourites: true } } },
    ]),
  );
});

it('takes somebody off the list of those whose files are taken without asking', async () => {
  const client = await openOptions(withFiles({ autoAccept: ['ana@example.org', 'ben@example.org'] }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove ana@example.org' }));
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch.files?.autoAccept).toEqual(['ben@example.org']);
});

it.each([
  ['First port', '80'],
  ['First port', '7000'],
  ['Last port', '65536'],
  ['Last port', ''],
])('refuses ports that will not do: %s %s', async (name, value) => {
  const client = await openOptions({ page: 'files' });
  fireEvent.change(screen.getByRole('spinbutton', { name }), { target: { value } });
  expect(screen.getByText(/from 1024 to 65535, the first not above the last/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await waitFor(() => expect(screen.getByText('That cannot be done as asked.')).toBeTruthy());
  expect(client.requested('updateSettings')).toEqual([]);
  expect(client.requested('controlWindow')).toEqual([]);
});

it('takes ports in their order', async () => {
  const client = await openOptions({ page: 'files' });
  fireEvent.change(screen.getByRole('spinbutton', { name: 'Last port' }), { target: { value: '6895' } });
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')[0]?.patch.files?.lastPort).toBe(6895));
});
