/**
 * Looks for what stands in the search box while it is typed: one request at a time, and when its answer comes, the
 * next for whatever is wanted by then. So it never asks more often than main can answer.
 */
import type { Bridge, HistoryHits, Reply, RequestArguments } from '@nudge/ipc-contract';
import { withMoreHits, type HistoryStore, type SearchState } from './history-state.ts';
import type { TableLoader } from './table-loader.ts';

export interface Searcher {
  readonly search: (text: string) => void;
  /** In all of it, whatever was looked for before. */
  readonly begin: (text: string) => void;
  readonly setScope: (scope: SearchState['scope']) => void;
  /** Looks once more: what it is looked for in has changed. */
  readonly again: () => void;
  readonly clear: () => void;
  readonly loadMore: () => void;
  /** Shows a hit among the lines around it. */
  readonly show: (index: number) => void;
  /** The hit after the one shown, or before it; the first one when none is. */
  readonly step: (by: 1 | -1) => void;
  readonly backToHits: () => void;
}

type Wanted = RequestArguments<'findInHistory'>;

export function createSearcher(bridge: Bridge<'history'>, store: HistoryStore, table: TableLoader): Searcher {
  const asker = createAsker(bridge, store);
  const change = (part: Partial<SearchState>): void =>
    store.setState(({ search }) => ({ search: { ...search, ...part } }));
  const show = (index: number): void => {
    const hit = store.getState().search.found?.hits[index];
    if (hit === undefined) return;
    change({ shownHit: index });
    table.showRow(hit.conversationId, hit.row);
  };
  return {
    search: (text) => {
      const { scope } = store.getState().search;
      if (text.trim() === '') return store.setState({ search: { text, scope } });
      change({ text });
      asker.ask();
    },
    begin: (text) => {
      store.setState({ search: { text, scope: 'all' } });
      asker.ask();
    },
    setScope: (scope) => {
      change({ scope });
      asker.ask();
    },
    again: asker.ask,
    clear: () => store.setState(({ search }) => ({ search: { text: '', scope: search.scope } })),
    loadMore: () => void asker.askMore(),
    show,
    step: (by) => {
      const { found, shownHit } = store.getState().search;
      if (found === undefined) return;
      const wanted = shownHit === undefined ? 0 : shownHit + by;
      if (wanted < found.hits.length) show(wanted);
      else void asker.askMore().then(() => show(wanted));
    },
    backToHits: () => store.setState(({ search: { shownHit: _shown, ...search } }) => ({ search })),
  };
}

interface Asker {
  /** For what is wanted now, as soon as the answer before has come. */
  readonly ask: () => void;
  /** For the hits behind those that are there. */
  readonly askMore: () => Promise<void>;
}

function createAsker(bridge: Bridge<'history'>, store: HistoryStore): Asker {
  let isAsking = false;
  /** Counts the wishes to look; `asked` is the last that was asked for. */
  let wishes = 0;
  let asked = 0;
  const isStale = (): boolean => asked !== wishes;

  const ask = async (next?: number): Promise<void> => {
    const wanted = wantedNow(store);
    if (isAsking || wanted === undefined) return;
    isAsking = true;
    asked = wishes;
    const reply = await bridge.request('findInHistory', next === undefined ? wanted : { ...wanted, next });
    isAsking = false;
    const isMore = next !== undefined;
    // Hits for what is no longer wanted are shown until others come, but no more of them.
    if (!(isMore && isStale())) take(store, reply, isMore);
    if (isStale()) await ask();
  };
  return {
    ask: () => {
      wishes += 1;
      void ask();
    },
    askMore: async () => {
      const next = store.getState().search.found?.next;
      if (next !== undefined && !isStale()) await ask(next);
    },
  };
}

/** An answer to a box that was emptied meanwhile is dropped. */
function take(store: HistoryStore, reply: Reply<HistoryHits>, isMore: boolean): void {
  if (store.getState().search.text.trim() === '') return;
  if (!reply.ok) return store.setState({ failure: reply.failure });
  store.setState(({ search }) => {
    if (isMore) return { search: { ...search, found: withMoreHits(search.found, reply.value) } };
    const { shownHit: _shown, ...rest } = search;
    return { search: { ...rest, found: reply.value } };
  });
}

/** What to ask for now; nothing for an empty box, or for one conversation where none is chosen. */
function wantedNow(store: HistoryStore): Wanted | undefined {
  const { search, chosenId, range } = store.getState();
  const text = search.text.trim();
  if (text === '') return undefined;
  if (search.scope === 'all') return { text, ...range };
  return chosenId === '' ? undefined : { text, ...range, conversationId: chosenId };
}
