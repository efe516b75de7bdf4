// @vitest-environment happy-dom
import type { HistorySnapshot } from '@nudge/ipc-contract';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { HISTORY_ANSWERS } from '../../../../gallery/data/history-answers.ts';
import { ANA_HISTORY, ANA_ROWS, HISTORY_WINDOW } from '../../../../gallery/data/history.ts';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { typeInParts } from '../../components/date-field/type-in-parts.ts';
import { App } from './App.tsx';

/** A page without layout draws no rows: so high is every list, and every row, px. */
const VIEW_HEIGHT = 600;
const ROW_HEIGHT = 20;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW_HEIGHT);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function height(
    this: HTMLElement,
  ) {
    return this.classList.contains('history-row') ? ROW_HEIGHT : VIEW_HEIGHT;
  });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

const settle = (): Promise<void> => act(async () => new Promise<void>((resolve) => setImmediate(resolve)));

async function open(part: Partial<HistorySnapshot> = {}, answers: FakeAnswers = {}) {
  const client = createFakeClient({
    kind: 'history',
    snapshot: { ...HISTORY_WINDOW, ...part },
    answers: { ...HISTORY_ANSWERS, ...answers },
  });
  render(<App bridge={client.bridge} />);
  await settle();
  return client;
}

const table = (): HTMLElement => screen.getByRole('grid', { name: 'Messages with Ana Lindqvist' });
const rows = (): HTMLElement[] => within(table()).getAllByRole('row').slice(1);
const cells = (row: HTMLElement | undefined): readonly (string | null)[] =>
  row === undefined ? [] : [...row.children].map((cell) => cell.textContent);
const search = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Find in messages' });

async function press(key: string, more: object = {}): Promise<void> {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  await settle();
}
async function click(element: HTMLElement): Promise<void> {
  fireEvent.click(element);
  await settle();
}
async function lookFor(text: string): Promise<void> {
  fireEvent.change(search(), { target: { value: text } });
  await settle();
}
async function choose(menu: string, ...entries: readonly string[]): Promise<void> {
  await click(screen.getByRole('menuitem', { name: menu }));
  for (const entry of entries) await click(screen.getByRole('menuitem', { name: entry }));
}

it('B25: shows Date, Time, From, To and Message, with sessions shaded in turn', async () => {
  await open();
  const heads = within(table()).getAllByRole('columnheader');
  expect(heads.map(({ textContent }) => textContent)).toEqual(['Date', 'Time', 'From', 'To', 'Message']);
  expect(cells(rows()[0])).toEqual([
    '11/14/2026',
    expect.stringMatching(/^8:02.PM$/),
    'Ana Lindqvist',
    'Sam',
    'are you coming to the lake on Sunday? ',
  ]);
  expect(cells(rows()[1]).slice(2, 4)).toEqual(['Sam', 'Ana Lindqvist']);
  const shades = rows().map((row) => row.dataset['shaded'] !== undefined);
  expect(shades.slice(0, 9)).toEqual([false, false, false, true, true, true, false, false, false]);
  expect(shades.slice(9)).toEqual(Array.from({ length: 7 }, () => true));
});

it('shows custom emoticons, directions and files as the conversation does', async () => {
  const client = await open();
  expect(within(table()).getByAltText('miaow')).toBeTruthy();
  expect(within(table()).getByText('שבת שלום').closest('[dir]')?.getAttribute('dir')).toBe('rtl');
  await click(within(table()).getByRole('button', { name: 'Open lake-evening.jpg' }));
  const opened = client.requested('openHistoryFile');
  expect(opened).toEqual([{ conversationId: ANA_HISTORY.id, row: 110, what: 'file' }]);
});

it('lists the conversations and finds one by name or address', async () => {
  const client = await open();
  const names = (): readonly (string | null)[] =>
    screen.getAllByRole('option', { name: /message/ }).map(({ textContent }) => textContent);
  expect(names()).toHaveLength(4);
  const filter = screen.getByRole('searchbox', { name: 'Find a conversation by name' });
  fireEvent.change(filter, { target: { value: 'BEN' } });
  expect(names()).toEqual([expect.stringContaining('Cleo, Ben Carter')]);
  fireEvent.keyDown(filter, { key: 'Enter' });
  await settle();
  expect(client.requested('loadHistory').at(-1)).toMatchObject({ conversationId: 'group ben cleo' });
});

it('goes by row, selects, and copies rows as text with codes', async () => {
  const client = await open();
  table().focus();
  await press('ArrowUp');
  await press('ArrowUp', { shiftKey: true });
  const selected = rows().filter((row) => row.getAttribute('aria-selected') === 'true');
  expect(selected.map((row) => row.dataset['row'])).toEqual(['114', '115']);
  expect(table().getAttribute('aria-activedescendant')).toBe(selected[0]?.id);
  await press('Home');
  await press('c', { ctrlKey: true });
  const [copied] = client.requested('copyText');
  expect(copied?.text).toMatch(
    /^11\/14\/2026 8:02.PM Ana Lindqvist > Sam: are you coming to the lake on Sunday\? \(#\)$/,
  );
  await press('a', { ctrlKey: true });
  await press('c', { ctrlKey: true });
  expect(client.requested('copyText').at(-1)?.text.split('\n')).toHaveLength(16);
});

it('tells how much was found, shows a hit in its place, and goes to the next with F3', async () => {
  await open();
  await lookFor('lake');
  expect(screen.getByRole('status').textContent).toBe('3 messages found');
  const hits = screen.getByRole('listbox', { name: 'Results' });
  expect(within(hits).getAllByText('lake', { selector: 'mark' })).toHaveLength(3);
  await press('ArrowDown');
  fireEvent.keyDown(search(), { key: 'Enter' });
  expect(document.activeElement).toBe(hits);
  await press('ArrowDown');
  await press('Enter');
  const marked = rows().find((row) => row.dataset['marked'] !== undefined);
  expect(marked?.dataset['row']).toBe('109');
  expect(screen.getByRole('status').textContent).toBe('Result 1 of 3');
  await press('F3');
  await press('F3');
  expect(rows().find((row) => row.dataset['marked'] !== undefined)?.dataset['row']).toBe('100');
  await press('F3', { shiftKey: true });
  expect(screen.getByRole('status').textContent).toBe('Result 2 of 3');
});

it('says so when nothing is found; Escape ends the search and then closes', async () => {
  const client = await open();
  await lookFor('mountain');
  expect(screen.getByText(/^Nothing was found\. Try another word, or only/)).toBeTruthy();
  await press('Escape');
  expect(search().value).toBe('');
  expect(rows()).toHaveLength(16);
  expect(client.requested('controlWindow')).toEqual([]);
  await press('Escape');
  expect(client.requested('controlWindow')).toEqual([{ action: 'close' }]);
});

it('F6 goes round list, search and table', async () => {
  await open();
  const list = screen.getByRole('listbox', { name: 'Conversations' });
  expect(document.activeElement).toBe(list);
  await press('F6');
  expect(document.activeElement).toBe(search());
  await press('F6');
  expect(document.activeElement).toBe(table());
  await press('F6');
  expect(document.activeElement).toBe(list);
});

it('has shelves of pictures and of other files, the newest first', async () => {
  const client = await open();
  await click(screen.getByRole('tab', { name: 'Pictures' }));
  const names = (): readonly (string | undefined)[] =>
    within(screen.getByRole('list', { name: /Ana/ }))
      .getAllByRole('listitem')
      .map((item) => item.querySelector('bdi')?.textContent ?? undefined);
  expect(names().slice(0, 2)).toEqual(['lake-evening.jpg', 'fox.png']);
  await click(screen.getByRole('button', { name: 'Open folder of fox.png' }));
  expect(client.requested('openHistoryFile')).toEqual([
    { conversationId: ANA_HISTORY.id, row: 101, what: 'folder' },
  ]);
  await click(screen.getByRole('tab', { name: 'Files' }));
  expect(names()).toEqual(['harbour lights.mp3', 'tickets.pdf + 2', 'holiday-card.exe']);
  expect(screen.queryByRole('button', { name: 'Open holiday-card.exe' })).toBeNull();
});

it('goes to a day, and filters by dates', async () => {
  const client = await open();
  const day = { month: '11', day: '17', year: '2026' };
  typeInParts('Go to', day);
  await click(screen.getByRole('button', { name: 'Go' }));
  const at = new Date(2026, 10, 17).getTime();
  expect(client.requested('loadHistory').some(({ part }) => part.kind === 'from' && part.at === at)).toBe(
    true,
  );
  await click(screen.getByRole('button', { name: 'Filter by Date' }));
  typeInParts('From', day);
  await settle();
  typeInParts('to', day);
  await settle();
  expect(rows().map((row) => row.dataset['row'])).toEqual(['103', '104', '105', '106', '107', '108']);
  await click(screen.getByRole('button', { name: 'Filter by Date' }));
  expect(rows()).toHaveLength(16);
});

it('asks before it deletes, with the number, and keeps everything when told so', async () => {
  const client = await open();
  await choose('Delete', 'This Conversation…');
  const dialog = screen.getByRole('alertdialog', { name: 'Delete Messages' });
  expect(within(dialog).getByText(/with Ana Lindqvist\? That is 1,204 messages\./)).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Cancel');
  await click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(client.requested('deleteHistory')).toEqual([]);
  await choose('Delete', 'Everything…');
  expect(screen.getByText(/with everybody\? That is 1,323 messages\./)).toBeTruthy();
  await click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
  expect(client.requested('deleteHistory')).toEqual([{}]);
  expect(screen.getByRole('status').textContent).toBe('16 messages were deleted.');
});

it('exports, and says where to', async () => {
  const client = await open();
  await choose('File', 'Export Everything', 'Web Page…');
  expect(client.requested('exportHistory')).toEqual([{ format: 'webPage' }]);
  expect(screen.getByRole('status').textContent).toBe('1,204 messages were saved: Documents/history.txt');
});

it('switches keeping off for one person', async () => {
  const client = await open();
  await click(screen.getByRole('menuitem', { name: 'File' }));
  const keep = screen.getByRole('menuitemcheckbox', { name: 'Keep What Is Said with Ana Lindqvist' });
  expect(keep.getAttribute('aria-checked')).toBe('true');
  await click(keep);
  expect(client.requested('setHistoryKept')).toEqual([{ conversationId: ANA_HISTORY.id, isKept: false }]);
});

it('shows what an import would bring, names what cannot be read, and then what came', async () => {
  const client = await open();
  await choose('File', 'Import Message Logs…');
  const dialog = screen.getByRole('dialog', { name: 'Import Message Logs' });
  expect(within(dialog).getByText('815 messages are new and can be added to your history.')).toBeTruthy();
  expect(within(dialog).getByRole('rowheader', { name: 'ana1024.xml' })).toBeTruthy();
  expect(within(dialog).getByText('notes.xml')).toBeTruthy();
  expect(client.requested('importLogs')).toEqual([]);
  await click(within(dialog).getByRole('button', { name: 'Import' }));
  expect(screen.getByText('815 messages were added, 167 were known already.')).toBeTruthy();
});

it('tells how far an import has come', async () => {
  const client = await open({}, { findLogs: () => new Promise<never>(() => {}) });
  await choose('File', 'Import Message Logs…');
  const bar = screen.getByRole('progressbar');
  expect(bar.getAttribute('aria-valuenow')).toBeNull();
  act(() => client.change({ type: 'logProgressChanged', done: 3, total: 8 }));
  expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuemax')]).toEqual(['3', '8']);
});

it('says why there is nothing, and where keeping is switched on', async () => {
  const { settings, own: _own, ...signedOut } = HISTORY_WINDOW;
  const none = { ...signedOut, settings, conversations: [] };
  render(<App bridge={createFakeClient({ kind: 'history', snapshot: none }).bridge} />);
  await settle();
  expect(screen.getByText(/^Sign in to see what you said before/)).toBeTruthy();
  cleanup();
  const client = await open({
    conversations: [],
    settings: { ...settings, messages: { ...settings.messages, keepHistory: false } },
  });
  expect(screen.getByText(/^There is nothing here yet/)).toBeTruthy();
  await click(screen.getByRole('button', { name: 'Options…' }));
  expect(client.requested('openOptions')).toEqual([{ page: 'messages' }]);
});

it('marks what the server was to keep for whom it was written to', async () => {
  const first = ANA_ROWS.find(({ line }) => line.kind === 'text' && line.isOwn);
  if (first?.line.kind !== 'text') throw new Error('nothing was said');
  const row = { ...first, line: { ...first.line, state: 'kept' } } as const;
  await open(
    {},
    { loadHistory: () => ({ ok: true, value: { rows: [row], hasEarlier: false, hasLater: false } }) },
  );
  const mark = within(table()).getByRole('img', { name: 'Kept by the server until Ana Lindqvist signs in' });
  expect(mark.dataset['state']).toBe('kept');
});

it('tells what failed as an alert, and keeps what it shows', async () => {
  await open({}, { findInHistory: () => ({ ok: false, failure: { code: 'unexpected' } }) });
  await lookFor('lake');
  expect(screen.getByRole('alert').textContent).toContain('Something unexpected happened.');
  expect(rows()).toHaveLength(16);
  await click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows a link whole before it opens', async () => {
  const client = await open();
  await click(screen.getByText('https://example.org/harbour/menu?day=17'));
  expect(client.requested('openLink')).toEqual([]);
  await click(screen.getByRole('button', { name: 'Open' }));
  expect(client.requested('openLink')).toEqual([{ url: 'https://example.org/harbour/menu?day=17' }]);
});
