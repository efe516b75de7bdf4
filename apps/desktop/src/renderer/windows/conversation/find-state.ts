/** The hits of a search in the history, and the one that is shown. */
export interface FindState {
  readonly hits: readonly Range[];
  /** Index of the one shown; -1 without any. */
  readonly current: number;
  /** Grows whenever the one shown is to be scrolled to. */
  readonly jumps: number;
}

export type FindStep =
  /** The lines or the words looked for are others now. */
  | { readonly type: 'found'; readonly hits: readonly Range[] }
  | { readonly type: 'stepped'; readonly by: 1 | -1 };

export const NOTHING_FOUND: FindState = { hits: [], current: -1, jumps: 0 };

/** Keeps the hit that is shown while it is there, else begins with the newest; goes round at both ends. */
export function findState(state: FindState, step: FindStep): FindState {
  const { hits, current, jumps } = state;
  if (step.type === 'stepped') {
    if (hits.length === 0) return state;
    return { hits, current: (current + step.by + hits.length) % hits.length, jumps: jumps + 1 };
  }
  const shown = hits[current];
  const kept = step.hits.findIndex((hit) => shown !== undefined && isSamePlace(hit, shown));
  if (kept >= 0) return { hits: step.hits, current: kept, jumps };
  return { hits: step.hits, current: step.hits.length - 1, jumps: jumps + 1 };
}

const isSamePlace = (one: Range, other: Range): boolean =>
  one.startContainer === other.startContainer && one.startOffset === other.startOffset;
