import type {
  FoundLogView,
  HistoryChange,
  HistoryConversationView,
  HistoryHits,
  HistoryHitView,
  HistoryProtectionView,
  HistoryShelf,
  HistorySnapshot,
  LogImport,
  OwnView,
  RequestFailure,
  Settings,
} from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Range } from './days.ts';
import type { RowSelection } from './row-selection.ts';
import type { TableState } from './table.ts';

/** Where a table begins to be looked at. */
export type TablePlace =
  | { readonly kind: 'newest' }
  | { readonly kind: 'around'; readonly row: number }
  | { readonly kind: 'from'; readonly at: number };

export interface OpenedTable extends TableState {
  /** Counts the tables opened: each is scrolled to its place once. */
  readonly serial: number;
  readonly place: TablePlace;
}

export interface SearchState {
  /** What stands in the box. */
  readonly text: string;
  readonly scope: 'all' | 'one';
  /** Absent: nothing was looked for, or the first answer is still to come. */
  readonly found?: HistoryHits;
  /** The hit that is shown among the lines around it; absent: the hits themselves are shown. */
  readonly shownHit?: number;
}

/** Logs of another program, from the wish to the result. `total` is 0 until it is known. */
export type ImportState =
  | { readonly step: 'finding'; readonly done: number; readonly total: number }
  | {
      readonly step: 'found';
      readonly planId: string;
      readonly logs: readonly FoundLogView[];
      readonly unreadable: readonly string[];
      readonly isCutShort: boolean;
    }
  | { readonly step: 'importing'; readonly done: number; readonly total: number }
  | { readonly step: 'imported'; readonly result: LogImport };

/** What was done last, for the line at the foot. */
export type DoneNews =
  | { readonly kind: 'exported'; readonly lineCount: number; readonly place: string }
  | { readonly kind: 'deleted'; readonly lineCount: number }
  /** There is nothing from that day on. */
  | { readonly kind: 'nothingLater'; readonly at: number };

export interface HistoryState {
  readonly settings: Settings;
  readonly locale: string;
  readonly ownFrame: boolean;
  readonly own: OwnView | undefined;
  readonly protection: HistoryProtectionView;
  readonly conversations: readonly HistoryConversationView[];
  /** The conversation shown; empty: none. */
  readonly chosenId: string;
  readonly shelf: HistoryShelf;
  readonly range: Range;
  /** Absent: none is shown, or it is still to come. */
  readonly table: OpenedTable | undefined;
  readonly selection: RowSelection | undefined;
  readonly search: SearchState;
  readonly logs: ImportState | undefined;
  readonly failure: RequestFailure | undefined;
  readonly news: DoneNews | undefined;
}

export type HistoryStore = StoreApi<HistoryState>;

const NO_SEARCH: SearchState = { text: '', scope: 'all' };

const NOTHING_SHOWN = {
  chosenId: '',
  shelf: 'all',
  range: {},
  table: undefined,
  selection: undefined,
  search: NO_SEARCH,
  logs: undefined,
  failure: undefined,
  news: undefined,
} as const;

export function createHistoryStore(snapshot: HistorySnapshot): HistoryStore {
  const { settings, locale, ownFrame, own, protection, conversations } = snapshot;
  return createStore<HistoryState>(() => ({
    ...NOTHING_SHOWN,
    settings,
    locale,
    ownFrame,
    own,
    protection,
    conversations,
  }));
}

/** The state after one change from main. Which conversation to show is for the window to see to. */
export function applyHistoryChange(state: HistoryState, change: HistoryChange): Partial<HistoryState> {
  switch (change.type) {
    case 'settingsChanged':
      return { settings: change.settings };
    case 'localeChanged':
      return { locale: change.locale };
    case 'appearanceChanged':
    case 'conversationRequested':
      return {};
    case 'ownChanged':
      return applyOwn(state, change.own);
    case 'historyProtectionChanged':
      return applyProtection(state, change.protection);
    case 'historyConversationsChanged':
      return { conversations: change.conversations };
    case 'logProgressChanged':
      return applyProgress(state, change);
  }
}

/** Nothing that was said with one account is shown to another. */
function applyOwn(state: HistoryState, own: OwnView | undefined): Partial<HistoryState> {
  return own?.address === state.own?.address ? { own } : { ...NOTHING_SHOWN, own, conversations: [] };
}

/** Nothing that was said stays on the screen of a history that was locked. */
function applyProtection(
  { chosenId }: HistoryState,
  protection: HistoryProtectionView,
): Partial<HistoryState> {
  return isReadable(protection)
    ? { protection }
    : { ...NOTHING_SHOWN, chosenId, protection, conversations: [] };
}

/** False: somebody has to say the passphrase first. */
export function isReadable({ state }: HistoryProtectionView): boolean {
  return state === 'none' || state === 'unlocked';
}

function applyProgress(
  { logs }: HistoryState,
  { done, total }: { readonly done: number; readonly total: number },
): Partial<HistoryState> {
  const isUnderWay = logs?.step === 'finding' || logs?.step === 'importing';
  return isUnderWay ? { logs: { ...logs, done, total } } : {};
}

/** More hits behind those that are there. */
export function withMoreHits(before: HistoryHits | undefined, more: HistoryHits): HistoryHits {
  return { ...more, hits: [...(before?.hits ?? []), ...more.hits] };
}

export function chosenConversation({
  conversations,
  chosenId,
}: Pick<HistoryState, 'conversations' | 'chosenId'>): HistoryConversationView | undefined {
  return conversations.find(({ id }) => id === chosenId);
}

export function shownHit({ found, shownHit: at }: SearchState): HistoryHitView | undefined {
  return at === undefined ? undefined : found?.hits[at];
}

/** The name of a conversation; addresses where no name is known. */
export function titleOf({ title, addresses }: HistoryConversationView): string {
  return title === '' ? addresses.join(', ') : title;
}
