// @vitest-environment happy-dom
// A24: no entry of any menu does nothing. What the windows put into their menus is caught on its way into the
// drawing of menus, and each entry is done: a request, another page, another focus or a command to the editor.
// A23: in the same menus, as they are really put together, each letter stands once. Texts stand there as their key
// and values, which are then read in every language.
import type { Bridge, WindowKind } from '@nudge/ipc-contract';
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { GROUP_OF_FOUR, STRANGER_WRITES, TWO_PEOPLE } from '../../../gallery/data/conversations.ts';
import { HISTORY_ANSWERS } from '../../../gallery/data/history-answers.ts';
import { HISTORY_WINDOW } from '../../../gallery/data/history.ts';
import { FRESH_MAIN, SIGNED_IN_MAIN } from '../../../gallery/data/snapshots.ts';
import { createFakeClient, type FakeAnswers, type RecordedRequest } from '../bridge/fake-client.ts';
import type { BarMenu, MenuChoice, MenuCommand, MenuEntry } from '../components/menu/menu-entry.ts';
import { App as ConversationApp } from './conversation/App.tsx';
import { App as HistoryApp } from './history/App.tsx';
import { App as MainApp } from './main/App.tsx';
import { faultsOfLetters } from './menu-letters.ts';

const caught = vi.hoisted(() => ({
  bar: [] as readonly BarMenu[],
  menu: [] as readonly MenuEntry[],
}));

vi.mock('../components/window-frame/menu-bar.tsx', () => ({
  MenuBar: ({ menus }: { readonly menus: readonly BarMenu[] }) => {
    caught.bar = menus;
    return <div role="menubar" />;
  },
}));
vi.mock('../components/context-menu/context-menu.tsx', () => ({
  ContextMenu: ({ entries }: { readonly entries: readonly MenuEntry[] }) => {
    caught.menu = entries;
    return null;
  },
}));
vi.mock('../components/menu/entry-menu.tsx', () => ({
  EntryMenu: ({ entries }: { readonly entries: readonly MenuEntry[] }) => {
    caught.menu = entries;
    return null;
  },
}));
vi.mock('../text/use-text.ts', async () => {
  const { keptText } = await import('./menu-letters.ts');
  return { useText: () => keptText };
});

/** A page without layout has no heights, and a list without height has no rows, px. */
const VIEW_HEIGHT = 480;
/** What a window may need to stand, and all entries of one menu, on a busy computer, ms. */
const PATIENCE = 10_000;
const WALK_LIMIT = 60_000;

let commands: unknown[] = [];

beforeEach(() => {
  commands = [];
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW_HEIGHT);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(VIEW_HEIGHT);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  // Marks of the search, which this page has none of.
  vi.stubGlobal('CSS', { escape: String, highlights: new Map() });
  vi.stubGlobal('Highlight', Set);
  document.execCommand = (command: string) => commands.push(command) > 0;
});

const settle = (): Promise<void> => act(async () => new Promise<void>((resolve) => setTimeout(resolve)));

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

interface Requests {
  readonly requests: readonly RecordedRequest[];
}

interface Shown<Kind extends WindowKind> {
  readonly client: Requests & { readonly bridge: Bridge<Kind> };
  readonly App: (props: { readonly bridge: Bridge<Kind> }) => React.ReactNode;
}

async function show<Kind extends WindowKind>({ client, App }: Shown<Kind>): Promise<Requests> {
  cleanup();
  render(<App bridge={client.bridge} />);
  await waitFor(() => element('[role="menubar"]'), { timeout: PATIENCE });
  await settle();
  return client;
}

const MAIN_ANSWERS: FakeAnswers = {
  listPastAlerts: () => ({ ok: true, value: [] }),
  listBackgrounds: () => ({ ok: true, value: [] }),
  attentionOf: () => ({ ok: true, value: { alerts: 'usual', sounds: 'usual' } }),
  importContacts: () => ({ ok: true, value: { kind: 'cancelled' } }),
  copyDiagnostics: () => ({ ok: true, value: { text: 'version 1' } }),
};

const mainWindow =
  (snapshot = SIGNED_IN_MAIN) =>
  () =>
    show({ client: createFakeClient({ kind: 'main', snapshot, answers: MAIN_ANSWERS }), App: MainApp });
const conversation =
  (snapshot = TWO_PEOPLE) =>
  () =>
    show({ client: createFakeClient({ kind: 'conversation', snapshot }), App: ConversationApp });
const history = () =>
  show({
    client: createFakeClient({ kind: 'history', snapshot: HISTORY_WINDOW, answers: HISTORY_ANSWERS }),
    App: HistoryApp,
  });

type Leaf = MenuCommand | MenuChoice;

/** What can be chosen, with its way through submenus; what is chosen already changes nothing, as it should. */
function leavesOf(entries: readonly MenuEntry[], way = ''): readonly (readonly [string, Leaf])[] {
  return entries.flatMap((entry): readonly (readonly [string, Leaf])[] => {
    if (entry.kind === 'separator' || entry.disabledReason !== undefined) return [];
    const name = `${way}${entry.id}`;
    if (entry.kind === 'submenu') return leavesOf(entry.entries, `${name} > `);
    return entry.kind === 'radio' && entry.isChecked ? [] : [[name, entry]];
  });
}

/** What one sees, and where the focus is. */
function page(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
  const focus = document.activeElement?.outerHTML ?? '';
  return JSON.stringify([
    document.body.innerHTML,
    fields.map(({ value }) => value),
    focus,
    String(getSelection()),
  ]);
}

interface Walk {
  readonly what: string;
  readonly show: () => Promise<Requests>;
  /** Lets the entries be caught and hands them over. */
  readonly entries: () => Promise<readonly MenuEntry[]>;
  /** So many can be chosen at least. */
  readonly atLeast: number;
}

/** A window that stands, with its menu. */
interface Standing {
  readonly client: Requests;
  readonly entries: readonly MenuEntry[];
  readonly leaves: ReadonlyMap<string, Leaf>;
}

async function stand({ show: showWindow, entries }: Walk): Promise<Standing> {
  const client = await showWindow();
  const caughtEntries = await entries();
  return { client, entries: caughtEntries, leaves: new Map(leavesOf(caughtEntries)) };
}

/** Does every entry; hands over the ways of those that nothing came of. */
async function deadOf(walk: Walk, first: Standing): Promise<readonly string[]> {
  const dead: string[] = [];
  let standing: Standing | undefined = first;
  for (const name of first.leaves.keys()) {
    // Showing it anew takes longest.
    standing ??= await stand(walk);
    const { client, leaves }: Standing = standing;
    const [before, done] = [page(), client.requests.length + commands.length];
    await act(async () => leaves.get(name)?.onAction());
    await settle();
    const hasDone = client.requests.length + commands.length > done;
    const hasChanged = page() !== before;
    if (!hasDone && !hasChanged) dead.push(name);
    if (hasChanged) standing = undefined;
  }
  return dead;
}

const bar = (id: string) => async () => caught.bar.find((menu) => menu.id === id)?.entries ?? [];
const after = (open: () => void) => async () => {
  caught.menu = [];
  open();
  await settle();
  return caught.menu;
};
const press = (selector: string) => after(() => void fireEvent.click(element(selector)));
const pressRight = (selector: string) => after(() => void fireEvent.contextMenu(element(selector)));
const contact = (name: string) => pressRight(`[data-address="${name}@example.org"]`);

const WALKS: readonly Walk[] = [
  ...['file', 'contacts', 'tools', 'help'].map((id) => ({
    what: `the contact list, ${id}`,
    show: mainWindow(),
    entries: bar(id),
    atLeast: 2,
  })),
  { what: 'the contact list, actions', show: mainWindow(), entries: bar('actions'), atLeast: 1 },
  ...['file', 'tools', 'help'].map((id) => ({
    what: `signed out, ${id}`,
    show: mainWindow(FRESH_MAIN),
    entries: bar(id),
    atLeast: 1,
  })),
  { what: 'the own name', show: mainWindow(), entries: press('.status-button'), atLeast: 8 },
  { what: 'a contact', show: mainWindow(), entries: contact('ben'), atLeast: 12 },
  { what: 'a blocked contact', show: mainWindow(), entries: contact('hal'), atLeast: 8 },
  { what: 'a group', show: mainWindow(), entries: pressRight('.group-row'), atLeast: 3 },
  { what: 'the empty list', show: mainWindow(), entries: pressRight('.contact-tree'), atLeast: 3 },
  ...['file', 'edit', 'view', 'actions', 'tools'].map((id) => ({
    what: `a conversation, ${id}`,
    show: conversation(),
    entries: bar(id),
    atLeast: 3,
  })),
  { what: 'a conversation, help', show: conversation(), entries: bar('help'), atLeast: 2 },
  { what: 'a stranger', show: conversation(STRANGER_WRITES), entries: bar('actions'), atLeast: 3 },
  { what: 'several people', show: conversation(GROUP_OF_FOUR), entries: bar('actions'), atLeast: 1 },
  {
    what: 'one of several',
    show: conversation(GROUP_OF_FOUR),
    entries: press('.participant-list li:nth-child(4) button'),
    atLeast: 1,
  },
  { what: 'a line', show: conversation(), entries: pressRight('[role="log"] article'), atLeast: 1 },
  { what: 'a picture', show: conversation(), entries: press('.picture-frame-arrow'), atLeast: 3 },
  { what: 'the input', show: conversation(), entries: pressRight('.composer-input'), atLeast: 9 },
  ...['file', 'edit', 'view', 'delete'].map((id) => ({
    what: `the history, ${id}`,
    show: history,
    entries: bar(id),
    atLeast: 2,
  })),
  {
    what: 'a conversation of the history',
    show: history,
    entries: pressRight('.history-list [role="option"]:nth-child(3)'),
    atLeast: 2,
  },
];

it.each(WALKS)(
  'A23, A24: every entry has its own letter and does something: $what',
  { timeout: WALK_LIMIT },
  async (walk) => {
    const first = await stand(walk);
    expect([...faultsOfLetters(first.entries), ...faultsOfLetters(caught.bar)]).toEqual([]);
    const names = [...first.leaves.keys()];
    expect(names.length, names.join('\n')).toBeGreaterThanOrEqual(walk.atLeast);
    expect(await deadOf(walk, first)).toEqual([]);
  },
);
