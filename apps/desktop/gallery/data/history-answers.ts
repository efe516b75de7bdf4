import type { HistoryPageView, HistoryRowView, RequestArguments } from '@nudge/ipc-contract';
import type { FakeAnswers } from '../../src/renderer/bridge/fake-client.ts';
import { ANA_FILES, ANA_HISTORY, ANA_PICTURES, ANA_ROWS, FOUND_LOGS, LAKE_HITS } from './history.ts';

/** Rows to a page; main decides on its own. */
const PAGE = 50;

const SHELVES = { all: ANA_ROWS, pictures: ANA_PICTURES, files: ANA_FILES } as const;

/** A page of rows, as main would answer. */
export function pageOf(
  rows: readonly HistoryRowView[],
  part: RequestArguments<'loadHistory'>['part'],
): HistoryPageView {
  const [first, end] = stretch(rows, part);
  return {
    rows: rows.slice(Math.max(0, first), end),
    hasEarlier: first > 0,
    hasLater: end < rows.length,
  };
}

function stretch(
  rows: readonly HistoryRowView[],
  part: RequestArguments<'loadHistory'>['part'],
): readonly [first: number, end: number] {
  const place = (isAfter: (row: HistoryRowView) => boolean): number => {
    const found = rows.findIndex(isAfter);
    return found < 0 ? rows.length : found;
  };
  switch (part.kind) {
    case 'newest':
      return [rows.length - PAGE, rows.length];
    case 'around': {
      const middle = place(({ row }) => row >= part.row);
      return [middle - PAGE / 2, middle + PAGE / 2];
    }
    case 'before': {
      const end = place(({ row }) => row >= part.row);
      return [end - PAGE, end];
    }
    case 'after': {
      const first = place(({ row }) => row > part.row);
      return [first, first + PAGE];
    }
    case 'from': {
      const first = place(({ line }) => line.at >= part.at);
      return [first, first + PAGE];
    }
  }
}

/** Main, with a history of Ana's and nobody else's lines. */
export const HISTORY_ANSWERS: FakeAnswers = {
  loadHistory: ({ conversationId, part, what }) => ({
    ok: true,
    value: pageOf(conversationId === ANA_HISTORY.id ? SHELVES[what] : [], part),
  }),
  findInHistory: ({ text, conversationId }) => ({
    ok: true,
    value: {
      hits: LAKE_HITS.filter(
        (hit) =>
          hit.snippet.some((part) => part.isHit && part.text.includes(text)) &&
          (conversationId === undefined || hit.conversationId === conversationId),
      ),
    },
  }),
  exportHistory: () => ({
    ok: true,
    value: { kind: 'saved', lineCount: 1204, place: 'Documents/history.txt' },
  }),
  deleteHistory: () => ({ ok: true, value: { lineCount: 16 } }),
  findLogs: () => ({
    ok: true,
    value: { kind: 'found', planId: 'p1', logs: FOUND_LOGS, unreadable: ['notes.xml'], isCutShort: false },
  }),
  importLogs: () => ({ ok: true, value: { addedCount: 815, knownCount: 167, failed: [] } }),
};
