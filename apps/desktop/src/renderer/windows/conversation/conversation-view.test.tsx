// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type ConversationSnapshot, type Settings } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { NEW_CONVERSATION } from '../../../../gallery/data/conversations.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { textLine } from '../../components/message/sample-lines.ts';
import { App } from './App.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
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

it("shows everybody's messages in one's own font, where that is chosen", async () => {
  const format = { ...DEFAULT_SETTINGS.messages.format, bold: true, color: '#008000' };
  const lines = [textLine('1', { format: { ...format, bold: false, color: '#800080' } })];
  const client = await open({ format, ownFontForAll: true }, { lines });
  expect(screen.getByText('text 1').style).toMatchObject({ color: '#008000', fontWeight: 'bold' });
  const messages = { ...DEFAULT_SETTINGS.messages, format };
  act(() => client.change({ type: 'settingsChanged', settings: { ...DEFAULT_SETTINGS, messages } }));
  expect(screen.getByText('text 1').style).toMatchObject({ color: '#800080', fontWeight: 'normal' });
});

it('Select All and Copy are of the history where one clicked there last', async () => {
  const client = await open({ safetyLine: false }, { lines: [textLine('1'), textLine('2')] });
  window.getSelection()?.collapse(screen.getByText('text 1'), 0);
  openMenu(/^Edit/);
  choose('menuitem', /^Select All/);
  openMenu(/^Edit/);
  choose('menuitem', /^Copy/);
  expect(client.requested('copyText')).toEqual([{ text: 'Ana says:\ntext 1\ntext 2' }]);
});

it('Ctrl+A in the history takes nothing else', async () => {
  await open({}, { lines: [textLine('1')] });
  fireEvent.keyDown(screen.getByRole('log'), { key: 'a', ctrlKey: true });
  const selected = window.getSelection();
  expect(selected?.anchorNode).toBe(screen.getByRole('log'));
  expect(selected?.toString()).toContain('text 1');
});
