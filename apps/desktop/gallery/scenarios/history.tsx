import type { HistorySnapshot, Reply } from '@nudge/ipc-contract';
import {
  createFakeClient,
  type FakeAnswers,
  type FakeClient,
} from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/history/App.tsx';
import { HISTORY_ANSWERS } from '../data/history-answers.ts';
import { HISTORY_WINDOW } from '../data/history.ts';
import { LOCKED, UNLOCKED } from '../data/protection.ts';
import { click, contextMenu, pressKey, type } from '../data/pointer.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

interface StateOptions {
  readonly width?: number;
  readonly height?: number;
  readonly answers?: FakeAnswers;
  readonly play?: (client: FakeClient<'history'>) => void | Promise<void>;
}

function state(part: Partial<HistorySnapshot> = {}, options: StateOptions = {}): Scenario {
  const { width = 760, height = 420, answers = {}, play } = options;
  const client = createFakeClient({
    kind: 'history',
    snapshot: { ...HISTORY_WINDOW, ...part },
    answers: { ...HISTORY_ANSWERS, ...answers },
  });
  return {
    width,
    height,
    render: () => <App bridge={client.bridge} />,
    ...(play === undefined ? {} : { play: () => play(client) }),
  };
}

const SEARCH = '.history-search input[type="text"]';
const TABLE = '.history-table';
const FIRST_DAY = '.history-range .date-field';
const LAST_DAY = '.history-range .date-field ~ .date-field';
const never = () => new Promise<never>(() => {});

/** From today to this day of last year. */
async function chooseBackwards(): Promise<void> {
  await choose('view', 'dates');
  for (const field of [FIRST_DAY, LAST_DAY]) {
    for (const part of ['month', 'day', 'year']) await pressKey(`${field} [data-type="${part}"]`, 'ArrowUp');
  }
  await pressKey(`${LAST_DAY} [data-type="year"]`, 'ArrowDown');
  // The frame of the focus would lie over the edge.
  await pressKey(`${FIRST_DAY} [data-type="month"]`, 'Shift');
}

async function choose(menu: string, ...entries: readonly string[]): Promise<void> {
  await click(`[data-menu-id="${menu}"]`);
  for (const entry of entries) await click(`[data-entry-id="${entry}"]`);
}

const { own: _own, ...signedOut } = HISTORY_WINDOW;
const { settings } = HISTORY_WINDOW;

const signedOutBridge = createFakeClient({
  kind: 'history',
  snapshot: { ...signedOut, conversations: [] },
}).bridge;

const WRONG: Reply<never> = { ok: false, failure: { code: 'wrongPassphrase' } };
const locked = { protection: LOCKED, conversations: [] };

export const scenarios: Scenarios = {
  table: state({}, { play: () => pressKey(TABLE, 'ArrowUp') }),
  tall: state({}, { height: 620 }),
  narrow: state({}, { width: 480, height: 300 }),
  pictures: state({}, { play: () => click('[role="tab"]:nth-child(2)') }),
  files: state({}, { play: () => click('[role="tab"]:nth-child(3)') }),
  'no-pictures': state(
    { conversationId: 'ted@example.org' },
    { play: () => click('[role="tab"]:nth-child(2)') },
  ),
  results: state({}, { play: () => type(SEARCH, 'lake') }),
  'results-narrow': state({}, { width: 480, height: 300, play: () => type(SEARCH, 'lake') }),
  'no-results': state({}, { play: () => type(SEARCH, 'mountain') }),
  hit: state(
    {},
    {
      play: async () => {
        await type(SEARCH, 'lake');
        await click('.history-hits [role="option"]:nth-child(1)');
      },
    },
  ),
  dates: state({}, { play: () => choose('view', 'dates') }),
  'dates-backwards': state({}, { play: chooseBackwards }),
  'signed-out': { ...state(), render: () => <App bridge={signedOutBridge} /> },
  nothing: state({ conversations: [] }),
  'with-nobody-yet': state({ conversationId: 'gus@example.org' }),
  'keeping-off': state({
    settings: { ...settings, messages: { ...settings.messages, keepHistory: false } },
  }),
  failure: state({}, { answers: { loadHistory: () => ({ ok: false, failure: { code: 'unexpected' } }) } }),
  locked: state(locked),
  'locked-narrow': state(locked, { width: 480, height: 300 }),
  'locked-no-store': state({ ...locked, protection: { ...LOCKED, canRemember: false } }),
  'locked-refused': state(locked, {
    answers: { unlockHistory: () => WRONG },
    play: async () => {
      await type('.lock-form input[type="password"]', 'not this one');
      await click('.lock-form .button-default');
    },
  }),
  'locked-forgotten': state(locked, { play: () => click('.lock-form .link-button') }),
  'key-missing': state({ ...locked, protection: { ...LOCKED, state: 'keyMissing' } }),
  'menu-file-protected': state({ protection: UNLOCKED }, { play: () => choose('file') }),
  'export-protected': state({ protection: UNLOCKED }, { play: () => choose('file', 'exportAll', 'webPage') }),
  exported: state({}, { play: () => choose('file', 'exportAll', 'webPage') }),
  'menu-file': state({}, { play: () => choose('file') }),
  'menu-edit': state({}, { play: () => choose('edit') }),
  'menu-view': state({}, { play: () => choose('view') }),
  'menu-delete': state({}, { play: () => choose('delete') }),
  'menu-conversation': state({}, { play: () => contextMenu('.history-list [role="option"]:nth-child(3)') }),
  'delete-conversation': state({}, { play: () => choose('delete', 'conversation') }),
  'delete-everything': state({}, { play: () => choose('delete', 'everything') }),
  'import-finding': state({}, { answers: { findLogs: never }, play: () => choose('file', 'import') }),
  'import-found': state({}, { play: () => choose('file', 'import') }),
  'import-nothing': state(
    {},
    {
      answers: {
        findLogs: () => ({
          ok: true,
          value: { kind: 'found', planId: 'p', logs: [], unreadable: [], isCutShort: false },
        }),
      },
      play: () => choose('file', 'import'),
    },
  ),
  importing: state(
    {},
    {
      answers: { importLogs: never },
      play: async (client) => {
        await choose('file', 'import');
        await click('.modal .button-default');
        client.change({ type: 'logProgressChanged', done: 31, total: 78 });
      },
    },
  ),
  imported: state(
    {},
    {
      play: async () => {
        await choose('file', 'import');
        await click('.modal .button-default');
      },
    },
  ),
};
