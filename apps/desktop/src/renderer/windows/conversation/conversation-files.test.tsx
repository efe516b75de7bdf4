// @vitest-environment happy-dom
import type { ConversationSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { FARAH, TWO_PEOPLE } from '../../../../gallery/data/conversations.ts';
import { withFiles } from '../../../../gallery/data/files.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { historyText } from '../../components/message/history-text.ts';
import { fileLine, transferView } from '../../components/message/sample-lines.ts';
import { App } from './App.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

async function open(lines: ConversationSnapshot['lines'], part: Partial<ConversationSnapshot> = {}) {
  const client = createFakeClient({ kind: 'conversation', snapshot: { ...withFiles(lines), ...part } });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  await act(async () => undefined);
  return client;
}

const link = (name: string): HTMLElement => screen.getByRole('button', { name });
const alt = (key: string): boolean => fireEvent.keyDown(document.body, { key, altKey: true });
const card = (id: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-transfer-id="${id}"]`) ?? document.body;
const news = (): readonly (string | null)[] =>
  [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);

function dragged(type: string, files: readonly File[], relatedTarget: EventTarget | null = null): Event {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, relatedTarget });
  Object.assign(event, { dataTransfer: { types: files.length > 0 ? ['Files'] : ['text/plain'], files } });
  return event;
}
const drag = (target: Element, type: string, files: readonly File[]): boolean =>
  fireEvent(target, dragged(type, files));
const NOTES = new File(['x'], 'notes.txt');

it('B20: Accept, Save As and Decline by click', async () => {
  const client = await open([fileLine('1')]);
  fireEvent.click(link('Accept'));
  fireEvent.click(link('Save As…'));
  fireEvent.click(link('Decline'));
  expect(client.requested('acceptTransfer')).toEqual([
    { transferId: 't1', saveAs: false, isConfirmed: false },
    { transferId: 't1', saveAs: true, isConfirmed: false },
  ]);
  expect(client.requested('declineTransfer')).toEqual([{ transferId: 't1' }]);
});

it('B20: Alt+C, Alt+D and Alt+Q; of two offers the focused one', async () => {
  const client = await open([fileLine('1'), fileLine('2'), fileLine('3', { direction: 'sending' })]);
  alt('c');
  expect(client.requested('acceptTransfer')).toEqual([]);
  expect(document.activeElement).toBe(card('t2'));
  act(() => within(card('t1')).getByRole('button', { name: 'Accept' }).focus());
  alt('c');
  alt('D');
  alt('q');
  expect(client.requested('acceptTransfer')).toMatchObject([{ transferId: 't1' }]);
  expect(client.requested('declineTransfer')).toEqual([{ transferId: 't1' }]);
  expect(client.requested('cancelTransfer')).toEqual([{ transferId: 't3' }]);
});

it('B21: shows how far it is, how fast, how long and which way', async () => {
  const client = await open([fileLine('1')]);
  const running = transferView('1', {
    state: { kind: 'running' },
    transferred: 523 * 1024,
    bytesPerSecond: 96 * 1024,
    secondsLeft: 3.4,
    route: 'direct',
  });
  act(() => client.change({ type: 'transferChanged', lineId: '1', transfer: running }));
  const bar = screen.getByRole('progressbar', { name: 'lake-evening.jpg' });
  expect(bar.getAttribute('aria-valuenow')).toBe('62');
  expect(bar.getAttribute('aria-valuetext')).toBe('62%, 523 of 843 KB, 4 seconds left');
  expect(card('t1').textContent).toContain('62%, 96 KB/s');
  expect(card('t1').textContent).toContain('directly');
});

it('B21: what has come can be opened, and its folder', async () => {
  const client = await open([fileLine('1', { state: { kind: 'done' }, canOpen: true, canOpenFolder: true })]);
  expect(card('t1').textContent).toContain('"lake-evening.jpg" was received.');
  fireEvent.click(link('Open'));
  fireEvent.click(link('Open folder'));
  expect(client.requested('openTransfer')).toEqual([{ transferId: 't1' }]);
  expect(client.requested('showTransferInFolder')).toEqual([{ transferId: 't1' }]);
});

it('B22: a program is taken after a second yes only', async () => {
  const client = await open([fileLine('1', { name: 'card.exe', kind: 'program', isExecutable: true })]);
  alt('c');
  const question = within(screen.getByRole('alertdialog'));
  expect(question.getByText('"card.exe" (843 KB) from Ana is a program.')).toBeTruthy();
  expect(document.activeElement).toBe(question.getByRole('button', { name: 'Cancel' }));
  expect(client.requested('acceptTransfer')).toEqual([]);
  fireEvent.click(question.getByRole('button', { name: 'Take it' }));
  expect(client.requested('acceptTransfer')).toEqual([
    { transferId: 't1', saveAs: false, isConfirmed: true },
  ]);
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('reads a card as one sentence, and aloud only what is news', async () => {
  const client = await open([fileLine('1')]);
  expect(card('t1').getAttribute('aria-label')).toMatch(
    /^Ana, .+: wants to send you "lake-evening.jpg" \(843 KB\)\.$/,
  );
  expect(card('t1').getAttribute('aria-live')).toBe('off');
  const change = (part: Parameters<typeof transferView>[1]): void =>
    act(() => client.change({ type: 'transferChanged', lineId: '1', transfer: transferView('1', part) }));
  change({ state: { kind: 'running' }, transferred: 1 });
  expect(news().join('')).not.toContain('lake-evening');
  change({ state: { kind: 'failed', reason: 'diskFull' } });
  expect(news()).toContain(
    'Ana: "lake-evening.jpg" could not be received (the disk is full). Ask Ana Lindqvist to send it again.',
  );
});

it('what could not be received says whom to ask, and what could not be sent offers to try again', async () => {
  const state = { kind: 'failed', reason: 'peerFailed' } as const;
  const sending = { direction: 'sending', state, canTryAgain: true, id: 't2' } as const;
  await open([fileLine('1', { state }), fileLine('2', sending)]);
  expect(card('t1').textContent).toContain('Ask Ana Lindqvist to send it again.');
  expect(card('t2').textContent).not.toContain('Ask Ana');
  expect(within(card('t2')).getByRole('button', { name: 'Try again' })).toBeTruthy();
});

it('what a Nudge client sent can be asked for: by the card, then by the person', async () => {
  const state = { kind: 'failed', reason: 'diskFull' } as const;
  const client = await open([fileLine('1', { state, canTryAgain: true })]);
  expect(card('t1').textContent).not.toContain('Ana');
  fireEvent.click(link('Try again'));
  expect(client.requested('tryTransferAgain')).toEqual([{ transferId: 't1' }]);
  const change = (part: Parameters<typeof transferView>[1]): void =>
    act(() =>
      client.change({
        type: 'transferChanged',
        lineId: '1',
        transfer: transferView('1', { state, ...part }),
      }),
    );
  change({ asked: 'waiting' });
  expect(card('t1').textContent).toContain('Ana Lindqvist was asked to send it again.');
  expect(within(card('t1')).queryByRole('button')).toBeNull();
  change({ asked: 'unanswered', canTryAgain: true });
  expect(card('t1').textContent).toContain('Ask Ana Lindqvist to send it again.');
  expect(within(card('t1')).getByRole('button', { name: 'Try again' })).toBeTruthy();
});

it('copies the words of a card and not its links', async () => {
  await open([fileLine('1')]);
  const log = screen.getByRole('log');
  expect(historyText(log)).toContain('Ana Lindqvist wants to send you "lake-evening.jpg" (843 KB).');
  expect(historyText(log)).not.toContain('Accept');
});

it('several files and a folder say how many they hold', async () => {
  await open([fileLine('1', { name: 'lake + 2', kind: 'bundle', fileCount: 3, size: 2.4 * 1024 ** 2 })]);
  expect(card('t1').textContent).toContain('"lake + 2" (3 files, 2.4 MB)');
});

it('files dropped on the history are offered, after a hint of where they go', async () => {
  const client = await open([]);
  drag(screen.getByRole('log'), 'dragover', [NOTES]);
  expect(screen.getByTestId('drop-hint').textContent).toBe('Drop files here to send them to Ana Lindqvist');
  drag(screen.getByRole('log'), 'drop', [NOTES]);
  expect(client.requested('offerFiles')).toEqual([{ paths: ['/dropped/notes.txt'] }]);
  expect(screen.queryByTestId('drop-hint')).toBeNull();
});

it('files dropped on the input become no text', async () => {
  const client = await open([]);
  const input = screen.getByTestId('composer-input');
  const isLeftToOthers = drag(input, 'drop', [NOTES]);
  expect(isLeftToOthers).toBe(false);
  expect(input.textContent).toBe('');
  expect(client.requested('offerFiles')).toHaveLength(1);
});

it('text that is dragged is left to the input', async () => {
  const client = await open([]);
  const heard = vi.fn<() => void>();
  screen.getByTestId('composer-input').addEventListener('dragover', heard);
  drag(screen.getByTestId('composer-input'), 'dragover', []);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(screen.queryByTestId('drop-hint')).toBeNull();
  expect(client.requested('offerFiles')).toEqual([]);
});

it('says why nothing can be sent, and still tells main, which answers with a line', async () => {
  const client = await open([], { ability: { canSend: false, reason: 'partnerOffline' } });
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Send Files' });
  expect([button.disabled, button.title]).toEqual([true, 'Ana Lindqvist is offline.']);
  fireEvent.keyDown(document.body, { key: 'o', ctrlKey: true });
  expect(client.requested('chooseFiles')).toEqual([]);
  drag(screen.getByRole('log'), 'dragover', [NOTES]);
  expect(screen.getByTestId('drop-hint').textContent).toBe('Ana Lindqvist is offline.');
  drag(screen.getByRole('log'), 'drop', [NOTES]);
  expect(client.requested('offerFiles')).toHaveLength(1);
});

it('files among several are refused with the reason', async () => {
  await open([], { isGroup: true, participants: [...TWO_PEOPLE.participants, FARAH] });
  expect(screen.getByRole('button', { name: 'Send Files' }).title).toBe(
    'Files can be sent to one person at a time.',
  );
});

it('the button and Ctrl+O let one choose files; the menu also folders', async () => {
  const client = await open([]);
  fireEvent.click(screen.getByRole('button', { name: 'Send Files' }));
  fireEvent.keyDown(document.body, { key: 'o', ctrlKey: true });
  fireEvent.click(screen.getByRole('menuitem', { name: 'File' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Send a Folder…' }));
  expect(client.requested('chooseFiles')).toEqual([{ what: 'files' }, { what: 'files' }, { what: 'folder' }]);
  fireEvent.click(screen.getByRole('menuitem', { name: 'File' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Open Received Files' }));
  expect(client.requested('openReceivedFiles')).toHaveLength(1);
});

it('takes the files of one person without asking, once that is said', async () => {
  const client = await open([]);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Actions' }));
  const entry = screen.getByRole('menuitemcheckbox', {
    name: 'Accept Files from Ana Lindqvist Automatically',
  });
  expect(entry.getAttribute('aria-checked')).toBe('false');
  expect(entry.title).toContain('without asking');
  fireEvent.click(entry);
  expect(client.requested('updateSettings')).toEqual([
    { patch: { files: { autoAccept: ['ana@example.org'] } } },
  ]);
});

function pasted(target: Element, files: readonly File[], text: string): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { files, types: [], getData: () => text } });
  return fireEvent(target, event);
}

it('pasted files are offered; a text that brings its picture is a text', async () => {
  const client = await open([]);
  const input = screen.getByTestId('composer-input');
  const picture = new File(['x'], 'image.png', { type: 'image/png' });
  pasted(input, [picture], 'a cell of a table');
  expect(client.requested('offerFiles')).toEqual([]);
  pasted(input, [NOTES], 'file:///notes.txt');
  pasted(input, [picture], '');
  expect(client.requested('offerFiles')).toHaveLength(2);
});
