// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type ConversationSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { GROUP_OF_FOUR, NEW_CONVERSATION } from '../../../../gallery/data/conversations.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

const forEverybody = (background: string) => ({
  ...DEFAULT_SETTINGS,
  messages: { ...DEFAULT_SETTINGS.messages, background },
});

async function open(snapshot: ConversationSnapshot) {
  const client = createFakeClient({ kind: 'conversation', snapshot });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  await act(async () => undefined);
  return client;
}

const shown = () => screen.getByRole('log').style.getPropertyValue('--chat-background');
async function openPicker() {
  fireEvent.click(screen.getByRole('button', { name: 'Backgrounds' }));
  return within(await screen.findByRole('dialog', { name: 'Backgrounds' }));
}

it('shows what was chosen for the contact, else what is for everybody', async () => {
  const client = await open({ ...NEW_CONVERSATION, settings: forEverybody('hills') });
  expect(shown()).toContain('hills');
  act(() => client.change({ type: 'backgroundChanged', background: { own: [], chosenId: 'town' } }));
  expect(shown()).toContain('town');
  act(() => client.change({ type: 'backgroundChanged', background: { own: [], chosenId: '' } }));
  expect(screen.getByRole('log').dataset['background']).toBeUndefined();
});

it('chooses for the contact, or for everybody', async () => {
  const background = { own: [], chosenId: 'town' };
  const client = await open({ ...NEW_CONVERSATION, background });
  const picker = await openPicker();
  expect(picker.getByRole<HTMLInputElement>('radio', { name: 'Town' }).checked).toBe(true);
  fireEvent.click(picker.getByRole('radio', { name: 'Waves' }));
  fireEvent.change(picker.getByRole('combobox'), { target: { value: 'everybody' } });
  fireEvent.click(picker.getByRole('radio', { name: 'None' }));
  expect(client.requested('chooseBackground')).toEqual([
    { id: 'waves', whom: 'contact' },
    { id: '', whom: 'everybody' },
  ]);
});

it('among several there is only what is for everybody', async () => {
  const client = await open({ ...GROUP_OF_FOUR, background: { own: [], chosenId: 'town' } });
  expect(shown()).toBe('');
  const picker = await openPicker();
  expect(picker.queryByRole('combobox')).toBeNull();
  fireEvent.click(picker.getByRole('radio', { name: 'Hills' }));
  expect(client.requested('chooseBackground')).toEqual([{ id: 'hills', whom: 'everybody' }]);
});

it('says why a file cannot be taken', async () => {
  const client = await open(NEW_CONVERSATION);
  const picker = await openPicker();
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
  await act(async () => {
    fireEvent.change(picker.getByTestId('background-file'), {
      target: { files: [new File(['x'], 'x.png')] },
    });
    await Promise.resolve();
  });
  expect((await picker.findByRole('alert')).textContent).not.toBe('');
  expect(client.requested('addBackground')).toEqual([]);
});
