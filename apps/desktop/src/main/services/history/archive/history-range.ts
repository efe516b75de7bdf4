import { firstPlace } from '../place-in-time.ts';

/** Which lines of an account: of one conversation or all, from a moment on, before another. */
export interface HistoryRange {
  readonly account: string;
  readonly conversation?: string | undefined;
  /** Belongs to it. */
  readonly from?: number | undefined;
  /** Does not belong to it. */
  readonly to?: number | undefined;
}

/** The places of a range: from the first on, before the end. */
export function placesOf({ from, to }: HistoryRange): { readonly first: number; readonly end: number } {
  return {
    first: from === undefined ? 0 : firstPlace(from),
    end: to === undefined ? Number.MAX_SAFE_INTEGER : Math.min(firstPlace(to), Number.MAX_SAFE_INTEGER),
  };
}
