/**
 * Fetches the lines of the table, a stretch at a time. Every table that is opened makes answers to earlier wishes
 * void; each end of it asks for one stretch at a time.
 */
import type { Bridge, HistoryPageView, HistoryShelf, Reply, RequestArguments } from '@nudge/ipc-contract';
import type { Range } from './days.ts';
import { chosenConversation, type HistoryStore, type TablePlace } from './history-state.ts';
import type { RowSelection } from './row-selection.ts';
import { openTable, withEarlier, withLater, type TableState } from './table.ts';

export interface TableLoader {
  /** From its newest line back. */
  readonly showConversation: (conversationId: string) => void;
  /** A line among those around it. */
  readonly showRow: (conversationId: string, row: number) => void;
  readonly showShelf: (shelf: HistoryShelf) => void;
  readonly showNewest: () => void;
  readonly showFrom: (at: number) => void;
  readonly setRange: (range: Range) => void;
  readonly loadEarlier: () => void;
  readonly loadLater: () => void;
}

type Part = RequestArguments<'loadHistory'>['part'];
type Direction = 'before' | 'after';

export function createTableLoader(bridge: Bridge<'history'>, store: HistoryStore): TableLoader {
  const { open, extend } = createStretches(bridge, store);
  return {
    showConversation: (chosenId) => {
      store.setState({ chosenId, table: undefined, selection: undefined });
      open({ kind: 'newest' });
    },
    showRow: (chosenId, row) => {
      const { table, ...before } = store.getState();
      const isSame = before.chosenId === chosenId && before.shelf === 'all';
      store.setState({ chosenId, shelf: 'all', table: isSame ? table : undefined });
      open({ kind: 'around', row });
    },
    showShelf: (shelf) => {
      store.setState({ shelf, table: undefined, selection: undefined });
      open({ kind: 'newest' });
    },
    showNewest: () => open({ kind: 'newest' }),
    showFrom: (at) => open({ kind: 'from', at }),
    setRange: (range) => {
      store.setState({ range, table: undefined, selection: undefined });
      open({ kind: 'newest' });
    },
    loadEarlier: () => {
      const { table } = store.getState();
      const first = table?.rows[0];
      if (table?.hasEarlier && first !== undefined) extend('before', first.row);
    },
    loadLater: () => {
      const last = store.getState().table?.rows.at(-1);
      if (last === undefined) open({ kind: 'newest' });
      else extend('after', last.row);
    },
  };
}

interface Stretches {
  readonly open: (place: TablePlace) => void;
  readonly extend: (direction: Direction, row: number) => void;
}

function createStretches(bridge: Bridge<'history'>, store: HistoryStore): Stretches {
  let serial = 0;
  const loading = new Set<Direction>();

  const load = (part: Part): Promise<Reply<HistoryPageView>> => {
    const { chosenId, shelf } = store.getState();
    return bridge.request('loadHistory', { conversationId: chosenId, part, what: shelf });
  };

  const open = async (place: TablePlace): Promise<void> => {
    serial += 1;
    const own = serial;
    loading.clear();
    const { range } = store.getState();
    if (chosenConversation(store.getState()) === undefined) return;
    const reply = await (place.kind === 'newest' ? loadNewest(load, range) : load(place));
    if (own !== serial) return;
    if (!reply.ok) return store.setState({ failure: reply.failure });
    const table = { ...openTable(reply.value, range), serial: own, place };
    if (place.kind === 'from' && table.rows.length === 0) {
      store.setState({ news: { kind: 'nothingLater', at: place.at } });
      return open({ kind: 'newest' });
    }
    store.setState({ table, selection: selectionAt(place, table) });
  };

  const extend = async (kind: Direction, row: number): Promise<void> => {
    if (loading.has(kind)) return;
    loading.add(kind);
    const own = serial;
    const reply = await load({ kind, row });
    if (own !== serial) return;
    // What failed is not asked for again by itself: a table that stands at its end would ask without end.
    if (!reply.ok) return store.setState({ failure: reply.failure });
    loading.delete(kind);
    store.setState(({ table, range }) => {
      if (table === undefined) return {};
      const add = kind === 'before' ? withEarlier : withLater;
      return { table: { ...table, ...add(table, reply.value, range) } };
    });
  };

  return { open: (place) => void open(place), extend: (kind, row) => void extend(kind, row) };
}

/** The line that was asked for, or the first from the day that was. */
function selectionAt(place: TablePlace, { rows }: TableState): RowSelection | undefined {
  if (place.kind === 'newest') return undefined;
  const row = place.kind === 'around' ? place.row : rows[0]?.row;
  return row === undefined ? undefined : { anchor: row, active: row };
}

/** The newest lines before the end of a range: those before the first line that is too late for it. */
async function loadNewest(
  load: (part: Part) => Promise<Reply<HistoryPageView>>,
  { to }: Range,
): Promise<Reply<HistoryPageView>> {
  if (to === undefined) return load({ kind: 'newest' });
  const late = await load({ kind: 'from', at: to });
  if (!late.ok) return late;
  const first = late.value.rows.find(({ line }) => line.at >= to);
  if (first === undefined) return load({ kind: 'newest' });
  const reply = await load({ kind: 'before', row: first.row });
  return reply.ok ? { ok: true, value: { ...reply.value, hasLater: false } } : reply;
}
