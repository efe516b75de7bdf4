// @vitest-environment happy-dom
import type { Settings } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NEW_CONVERSATION } from '../../../../gallery/data/conversations.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { textLine } from '../../components/message/sample-lines.ts';
import { DEFAULT_LOOK } from '../../look/look.ts';
import { showLook } from '../../look/shown-look.ts';
import { App } from './App.tsx';

afterEach(() => showLook(DEFAULT_LOOK));

/** The page's highlights as the browser would hold them: the words of each. */
let marked: Map<string, readonly string[]>;

beforeEach(() => {
  marked = new Map();
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal(
    'Highlight',
    class {
      readonly words: readonly string[];
      constructor(...ranges: Range[]) {
        this.words = ranges.map(String);
      }
    },
  );
  vi.stubGlobal('CSS', {
    escape: (text: string) => text,
    highlights: {
      set: (name: string, { words }: { words: readonly string[] }) => marked.set(name, words),
      delete: (name: string) => marked.delete(name),
    },
  });
});

async function open(settings: Settings = NEW_CONVERSATION.settings) {
  const lines = [textLine('1', { text: 'Tea?' }), textLine('2', { text: 'tea, yes' })];
  const snapshot = { ...NEW_CONVERSATION, lines, settings };
  const client = createFakeClient({ kind: 'conversation', snapshot });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  await act(async () => undefined);
  return client;
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, ...more });
const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find' });
const count = () => screen.getByTestId('find-count').textContent;

async function find(words: string) {
  press('f', { ctrlKey: true });
  await act(async () => void fireEvent.change(field(), { target: { value: words } }));
}

it('finds what is said here, the newest first, and goes on by F3 and Enter', async () => {
  await open();
  await find('tea');
  expect(document.activeElement).toBe(field());
  expect(count()).toBe('2 of 2');
  expect(marked.get('find-hit')).toEqual(['Tea']);
  expect(marked.get('find-current')).toEqual(['tea']);
  expect(document.adoptedStyleSheets).toHaveLength(1);
  press('F3');
  expect(count()).toBe('1 of 2');
  expect(marked.get('find-current')).toEqual(['Tea']);
  press('F3', { shiftKey: true });
  expect(count()).toBe('2 of 2');
  press('Enter');
  expect(count()).toBe('1 of 2');
});

it('tells when there is nothing, and of a line that comes while one looks', async () => {
  const client = await open();
  await find('coffee');
  expect(count()).toBe('Nothing found');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next' }).disabled).toBe(true);
  await act(async () => client.change({ type: 'lineAdded', line: textLine('3', { text: 'or coffee' }) }));
  expect(count()).toBe('1 of 1');
});

it('Esc ends it before it closes the window, and what was looked for is kept', async () => {
  const client = await open();
  await find('tea');
  press('Escape');
  expect(screen.queryByTestId('find-bar')).toBeNull();
  expect(marked.size).toBe(0);
  expect(document.adoptedStyleSheets).toHaveLength(0);
  await waitFor(() => expect(document.activeElement?.className).toContain('composer-input'));
  expect(client.requested('controlWindow')).toEqual([]);
  press('F3');
  expect(field().value).toBe('tea');
  expect(count()).toBe('2 of 2');
});

it('takes what it looks for to the whole history, once there is something to look for', async () => {
  const client = await open();
  press('f', { ctrlKey: true });
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Search the whole history' });
  expect(button.disabled).toBe(true);
  await find('tea');
  fireEvent.click(button);
  expect(client.requested('openHistory')).toEqual([{ search: 'tea' }]);
});

it('Search under Send opens the same bar in the Classic look', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  expect(document.activeElement).toBe(field());
});

it('there is no Search in the Live look', async () => {
  showLook({ ...DEFAULT_LOOK, style: 'live' });
  await open();
  expect(screen.queryByRole('button', { name: 'Search' })).toBeNull();
});

it('Send takes the room of Search where the text box is low', async () => {
  const { settings } = NEW_CONVERSATION;
  await open({ ...settings, messages: { ...settings.messages, inputHeight: 60 } });
  expect(screen.queryByRole('button', { name: 'Search' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Send' })).toBeTruthy();
});
