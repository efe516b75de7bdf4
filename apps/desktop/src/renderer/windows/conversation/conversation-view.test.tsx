// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type ConversationSnapshot, type Settings } from '@nudge/ipc-contract';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NEW_CONVERSATION } from '../../../../gallery/data/conversations.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(messages: Partial<Settings['messages']> = {}, part: Partial<ConversationSnapshot> = {}) {
  const settings = { ...DEFAULT_SETTINGS, messages: { ...DEFAULT_SETTINGS.messages, ...messages } };
  const snapshot = { ...NEW_CONVERSATION, settings, ...part };
  const client = createFakeClient({ kind: 'conversation', snapshot });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  await act(async () => undefined);
  return client;
}

const choose = (role: string, name: RegExp) => fireEvent.click(screen.getByRole(role, { name }));
const openMenu = (name: RegExp) => {
  const button = screen.getByRole('menuitem', { name });
  fireEvent.pointerDown(button);
  fireEvent.click(button);
};

it('keeps this window on top, as the View menu says', async () => {
  const client = await open();
  openMenu(/^View/);
  choose('menuitemcheckbox', /^Always on Top/);
  expect(client.requested('keepOnTop')).toEqual([{ isOnTop: true }]);
  await act(async () => undefined);
  openMenu(/^View/);
  const entry = screen.getByRole('menuitemcheckbox', { name: /^Always on Top/ });
  expect(entry.getAttribute('aria-checked')).toBe('true');
});

it('hides the toolbar and the strip above the input, which comes for what hangs on it', async () => {
  await open({ showToolbar: false, showFormatting: false });
  expect(screen.queryByRole('toolbar')).toBeNull();
  fireEvent.keyDown(document.body, { key: 'e', ctrlKey: true, bubbles: true });
  await screen.findByRole('dialog', { name: 'Emoticons' });
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape', bubbles: true });
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
});

it('B23: pictures have the chosen size, and only one that is there is saved', async () => {
  const pictured = NEW_CONVERSATION.participants.map((person) => ({ ...person, pictureUrl: 'data:,a' }));
  const client = await open({ pictureSize: 'small' }, { participants: pictured });
  const sizes = screen.getAllByTestId('picture-frame').map((frame) => frame.dataset['size']);
  expect(sizes).toEqual(['small', 'small']);
  fireEvent.click(screen.getByRole('button', { name: 'Picture of Ana Lindqvist' }));
  choose('menuitem', /^Save/);
  expect(client.requested('savePicture')).toEqual([{ address: 'ana@example.org' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Your picture' }));
  const save = await screen.findByRole('menuitem', { name: /^Save/ });
  expect(save.getAttribute('aria-disabled')).toBe('true');
});
