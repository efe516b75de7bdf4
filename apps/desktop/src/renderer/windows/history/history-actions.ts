/**
 * Everything the history window asks of main. What fails is told in words above the table, and nothing shown goes away
 * for it.
 */
import type {
  Bridge,
  HistoryChange,
  HistoryConversationView,
  HistoryFormat,
  Reply,
  RequestArguments,
  RequestFailure,
  RequestName,
  RequestResult,
} from '@nudge/ipc-contract';
import type { Range } from './days.ts';
import { applyHistoryChange, chosenConversation, type HistoryStore } from './history-state.ts';
import { logImporter, type LogImporter } from './log-importer.ts';
import type { RowSelection } from './row-selection.ts';
import { createSearcher, type Searcher } from './searcher.ts';
import { createTableLoader, type TableLoader } from './table-loader.ts';

/** What a file or a deletion is about. */
export type Extent = 'conversation' | 'range' | 'everything';

interface WholeActions {
  /** Takes one change from main, and fetches what it asks for. */
  readonly changed: (change: HistoryChange) => void;
  readonly export: (format: HistoryFormat, extent: Extent) => void;
  readonly delete: (extent: Extent) => void;
  readonly setKept: (conversation: HistoryConversationView) => void;
  readonly openFile: (row: number, what: 'file' | 'folder') => void;
  readonly writeTo: (address: string) => void;
  readonly copyText: (text: string) => void;
  readonly openLink: (url: string) => void;
  readonly openOptions: () => void;
  readonly control: (action: RequestArguments<'controlWindow'>['action']) => void;
  readonly dismissFailure: () => void;
  readonly unlock: (passphrase: string, remember: boolean) => Promise<RequestFailure | undefined>;
  readonly deleteLocked: () => Promise<RequestFailure | undefined>;
  readonly lock: () => void;
  readonly select: (selection: RowSelection | undefined) => void;
}

export interface HistoryActions extends WholeActions {
  readonly table: TableLoader;
  readonly search: Searcher;
  readonly logs: LogImporter;
}

/** As much as main puts on the clipboard at once. */
const COPY_MAX_CHARACTERS = 100_000;

/** Asks main; what failed is shown, and answered with undefined. */
export type Ask = <Name extends RequestName>(
  name: Name,
  given: RequestArguments<Name>,
) => Promise<{ readonly value: RequestResult<Name> } | undefined>;

export function createHistoryActions(bridge: Bridge<'history'>, store: HistoryStore): HistoryActions {
  const ask: Ask = async (name, given) => {
    const reply = await bridge.request(name, given);
    if (reply.ok) return { value: reply.value };
    store.setState({ failure: reply.failure });
    return undefined;
  };
  const loader = createTableLoader(bridge, store);
  const search = createSearcher(bridge, store, loader);
  const table: TableLoader = {
    ...loader,
    setRange: (range) => {
      loader.setRange(range);
      search.again();
    },
    showConversation: (id) => {
      search.backToHits();
      loader.showConversation(id);
      if (store.getState().search.scope === 'one') search.again();
    },
  };
  return {
    ...askingActions(store, ask),
    unlock: async (passphrase, remember) =>
      refusalOf(await bridge.request('unlockHistory', { passphrase, remember })),
    deleteLocked: async () => refusalOf(await bridge.request('deleteLockedHistory', {})),
    changed: follower(store, table, search),
    table,
    search,
    logs: logImporter(store, ask),
  };
}

function refusalOf(reply: Reply<undefined>): RequestFailure | undefined {
  return reply.ok ? undefined : reply.failure;
}

function askingActions(
  store: HistoryStore,
  ask: Ask,
): Omit<WholeActions, 'changed' | 'unlock' | 'deleteLocked'> {
  const extentNow = (extent: Extent): Range & { readonly conversationId?: string } => {
    const { chosenId, range } = store.getState();
    if (extent === 'everything') return {};
    return { conversationId: chosenId, ...(extent === 'range' ? range : {}) };
  };
  return {
    export: (format, extent) =>
      void ask('exportHistory', { format, ...extentNow(extent) }).then((done) => {
        if (done?.value.kind !== 'saved') return;
        const { lineCount, place } = done.value;
        store.setState({ news: { kind: 'exported', lineCount, place } });
      }),
    delete: (extent) =>
      void ask('deleteHistory', extentNow(extent)).then((done) => {
        if (done) store.setState({ news: { kind: 'deleted', lineCount: done.value.lineCount } });
      }),
    setKept: ({ id, isKept }) => void ask('setHistoryKept', { conversationId: id, isKept: !isKept }),
    openFile: (row, what) =>
      void ask('openHistoryFile', { conversationId: store.getState().chosenId, row, what }),
    writeTo: (address) => void ask('openConversation', { address }),
    copyText: (text) => void ask('copyText', { text: text.slice(0, COPY_MAX_CHARACTERS) }),
    openLink: (url) => void ask('openLink', { url }),
    openOptions: () => void ask('openOptions', { page: 'messages' }),
    control: (action) => void ask('controlWindow', { action }),
    lock: () => void ask('lockHistory', {}),
    select: (selection) => store.setState({ selection }),
    dismissFailure: () => store.setState({ failure: undefined }),
  };
}

/** Keeps what is shown in step with what there is: another conversation, new lines, lines that are gone. */
function follower(
  store: HistoryStore,
  table: TableLoader,
  search: Searcher,
): (change: HistoryChange) => void {
  return (change) => {
    const { chosenId } = store.getState();
    const before = chosenConversation(store.getState());
    store.setState(applyHistoryChange(store.getState(), change));
    if (change.type === 'conversationRequested') {
      if (change.conversationId !== '') table.showConversation(change.conversationId);
      if (change.search !== '') search.begin(change.search);
    }
    if (change.type !== 'historyConversationsChanged') return;
    const now = chosenConversation(store.getState());
    if (now !== undefined) return catchUp(store, table, now.lineCount - (before?.lineCount ?? Infinity));
    // One with whom nothing was said yet, and who was asked for, stays chosen until something is.
    if (before !== undefined || chosenId === '') table.showConversation(change.conversations[0]?.id ?? '');
  };
}

/** So many lines are new; fewer than none: some are gone, or all of it is new. */
function catchUp(store: HistoryStore, table: TableLoader, newLines: number): void {
  if (newLines < 0) table.showNewest();
  else if (newLines > 0 && store.getState().table?.hasLater === false) table.loadLater();
}
