// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { FRESH_MAIN, SIGNED_IN_MAIN } from '../../../../gallery/data/snapshots.ts';
import { createSoundPlayer } from './sound-player.ts';
import { openWindow, settle } from './window-fixture.tsx';

const alt = (key: string, type: 'keyDown' | 'keyUp' = 'keyDown'): boolean =>
  fireEvent[type](window, { key, altKey: type === 'keyDown' });
const bar = (name: string): HTMLElement =>
  within(screen.getByRole('menubar')).getByRole('menuitem', { name });
const openMenu = (): string | null | undefined => screen.queryByRole('menu')?.getAttribute('aria-label');

it('works its title strip, and leaves it out where the system has a frame', async () => {
  const client = await openWindow(FRESH_MAIN);
  fireEvent.click(screen.getByRole('button', { name: 'Minimise' }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(client.requested('controlWindow')).toEqual([{ action: 'minimize' }, { action: 'close' }]);
});

it('has no title strip in the frame of the system', async () => {
  await openWindow({ ...FRESH_MAIN, ownFrame: false });
  expect(screen.queryByTestId('window-title')).toBeNull();
  expect(screen.getByRole('menubar')).toBeTruthy();
});

it('Alt underlines the mnemonics and focuses the bar; again, it gives the focus back', async () => {
  await openWindow(SIGNED_IN_MAIN);
  act(() => screen.getByRole('tree').focus());
  alt('Alt');
  alt('Alt', 'keyUp');
  expect(document.activeElement).toBe(bar('File'));
  expect(bar('File').querySelector('.mnemonic')?.textContent).toBe('F');
  fireEvent.keyDown(bar('File'), { key: 'ArrowRight' });
  expect(document.activeElement).toBe(bar('Contacts'));
  fireEvent.keyDown(bar('Contacts'), { key: 'Escape' });
  expect(document.activeElement).toBe(screen.getByRole('tree'));
  expect(bar('File').querySelector('.mnemonic')).toBeNull();
});

it('Alt and a letter opens that menu; arrows go on to the next, a letter presses an item', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  alt('Alt');
  alt('c');
  expect(openMenu()).toBe('Contacts');
  fireEvent.keyDown(screen.getByRole('menuitem', { name: /^Add a Contact/ }), { key: 'ArrowRight' });
  await settle();
  expect(openMenu()).toBe('Actions');
  alt('t');
  expect(openMenu()).toBe('Tools');
  fireEvent.keyDown(within(screen.getByRole('menu')).getByRole('menuitemcheckbox', { name: 'Show Tabs' }), {
    key: 't',
  });
  await settle();
  expect(client.requested('updateSettings')).toEqual([{ patch: { general: { alwaysOnTop: true } } }]);
});

it('a press elsewhere closes an open menu, and so does one on its own name', async () => {
  await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(bar('File'));
  expect(openMenu()).toBe('File');
  fireEvent.pointerDown(screen.getByRole('tree'));
  expect(openMenu()).toBeUndefined();
  fireEvent.click(bar('File'));
  fireEvent.pointerDown(bar('File'));
  fireEvent.click(bar('File'));
  expect(openMenu()).toBeUndefined();
});

it('takes a sign-in without a list yet for its last stage', async () => {
  const { own: _, ...signedIn } = SIGNED_IN_MAIN;
  await openWindow(signedIn);
  expect(screen.getByText('Loading the contact list')).toBeTruthy();
});

it('shows a hidden menu bar for as long as Alt asks for it', async () => {
  const { settings } = SIGNED_IN_MAIN;
  await openWindow({
    ...SIGNED_IN_MAIN,
    settings: { ...settings, general: { ...settings.general, menuVisible: false } },
  });
  const isHidden = (): boolean => screen.getByRole('menubar').hasAttribute('data-hidden');
  expect(isHidden()).toBe(true);
  alt('Alt');
  alt('Alt', 'keyUp');
  expect(isHidden()).toBe(false);
  fireEvent.keyDown(bar('File'), { key: 'Escape' });
  expect(isHidden()).toBe(true);
});

it('disables what needs a sign-in and says so', async () => {
  await openWindow(FRESH_MAIN);
  fireEvent.click(bar('Contacts'));
  const add = screen.getByRole('menuitem', { name: /^Add a Contact/ });
  expect([add.getAttribute('aria-disabled'), add.title]).toEqual(['true', 'Sign in first.']);
});

it('obeys its keys: status, history, options, mute, exit', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  for (const key of ['2', 'h', ',', 'q']) fireEvent.keyDown(window, { key, ctrlKey: true });
  fireEvent.keyDown(window, { key: 'M', ctrlKey: true, shiftKey: true });
  expect(client.requested('setStatus')).toEqual([{ status: 'busy' }]);
  expect(client.requested('openHistory')).toEqual([{}]);
  expect(client.requested('openOptions')).toEqual([{ page: 'personal' }]);
  expect(client.requested('exitApplication')).toHaveLength(1);
  expect(client.requested('updateSettings')).toEqual([{ patch: { alerts: { muteAll: true } } }]);
});

it('goes round its panes with F6', async () => {
  await openWindow(SIGNED_IN_MAIN);
  const paneOf = (): string | null | undefined =>
    document.activeElement?.closest('[data-pane]')?.getAttribute('aria-label');
  const seen = [1, 2, 3, 4].map(() => {
    fireEvent.keyDown(window, { key: 'F6' });
    return paneOf();
  });
  expect(seen).toEqual(['You', 'Views', 'Contacts', 'You']);
});

it('tells once what was set aside, and forgets it when dismissed', async () => {
  const client = await openWindow({
    ...FRESH_MAIN,
    startNotices: [{ code: 'settingsSetAside', path: 'settings.json.bad' }],
  });
  expect(screen.getByRole('alert').textContent).toContain('settings.json.bad');
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(client.requested('dismissStartNotices')).toHaveLength(1);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('plays sounds on a few voices in turn', () => {
  const voices: { src: string; currentTime: number; play: () => Promise<void> }[] = [];
  const play = createSoundPlayer(() => {
    const voice = {
      src: '',
      currentTime: 5,
      play: vi.fn<() => Promise<void>>(() => Promise.reject(new Error('no device'))),
    };
    voices.push(voice);
    return voice;
  });
  for (const name of ['a', 'b', 'c', 'd', 'e']) play(name);
  expect(voices.map(({ src }) => src)).toEqual(['e', 'b', 'c', 'd']);
  expect(voices[0]?.play).toHaveBeenCalledTimes(2);
});

it('goes from view to view by File > Go to', async () => {
  await openWindow(SIGNED_IN_MAIN);
  const open = (name: string): void => void fireEvent.click(screen.getByRole('menuitem', { name }));
  open('File');
  open('Go to');
  const chosen = screen.getByRole('menuitemradio', { name: 'Contacts' });
  expect(chosen.getAttribute('aria-checked')).toBe('true');
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Requests' }));
  expect(screen.getByRole('tab', { name: /^Requests/, selected: true })).toBeTruthy();
});
