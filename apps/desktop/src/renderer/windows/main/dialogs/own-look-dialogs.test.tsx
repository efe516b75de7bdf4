// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { FRESH_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const OWN = [{ id: 'mine', url: 'nudge://app/pictures/mine' }];

async function openFromTools(entry: string) {
  const client = await openWindow(FRESH_MAIN, {
    listBackgrounds: () => ({ ok: true, value: OWN }),
    addBackground: () => ({ ok: false, failure: { code: 'badPicture' } }),
  });
  fireEvent.click(screen.getByRole('menuitem', { name: 'Tools' }));
  const rows = [...screen.getByRole('menu').querySelectorAll('[role^="menuitem"], [role="separator"]')];
  fireEvent.click(screen.getByRole('menuitem', { name: entry }));
  await settle();
  const menu = rows.map((row) => row.getAttribute('aria-label') ?? '—');
  return { client, menu, dialog: within(screen.getByRole('dialog')) };
}

it('Tools has what one shows of oneself together, and Options by itself', async () => {
  const { menu } = await openFromTools('Change My Text…');
  expect(menu.slice(menu.indexOf('My Emoticons…'))).toEqual([
    'My Emoticons…',
    'My Backgrounds…',
    'Change Display Picture…',
    'Change My Text…',
    'Change Display Name…',
    '—',
    'Preview Pictures Before Transfer',
    'View Alerts History…',
    '—',
    'Options… Ctrl+,',
  ]);
});

it('My Backgrounds chooses for everybody, ours or one’s own', async () => {
  const { client, dialog } = await openFromTools('My Backgrounds…');
  fireEvent.click(dialog.getByRole('radio', { name: 'Hills' }));
  fireEvent.click(dialog.getByRole('radio', { name: 'Your picture' }));
  expect(client.requested('updateSettings')).toEqual([
    { patch: { messages: { background: 'hills' } } },
    { patch: { messages: { background: 'mine' } } },
  ]);
});

it('My Backgrounds says why a file cannot be taken', async () => {
  const { client, dialog } = await openFromTools('My Backgrounds…');
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
  await act(async () => {
    const files = [new File(['x'], 'x.png')];
    fireEvent.change(dialog.getByTestId('background-file'), { target: { files } });
    await Promise.resolve();
  });
  expect((await dialog.findByRole('alert')).textContent).not.toBe('');
  expect(client.requested('addBackground')).toEqual([]);
});

it('Change My Text changes font and size of one’s messages, once it is confirmed', async () => {
  const { client, dialog } = await openFromTools('Change My Text…');
  fireEvent.click(dialog.getByRole('checkbox', { name: 'Underline' }));
  fireEvent.change(dialog.getByRole('listbox', { name: 'Size:' }), { target: { value: '14' } });
  expect(client.requested('updateSettings')).toEqual([]);
  fireEvent.click(dialog.getByRole('button', { name: 'OK' }));
  await settle();
  const { format } = FRESH_MAIN.settings.messages;
  const messages = { format: { ...format, underline: true }, fontSize: 14 };
  expect(client.requested('updateSettings')).toEqual([{ patch: { messages } }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});
