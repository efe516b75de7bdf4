/**
 * The number of a line is its place in time: a thousand places for every millisecond, so that lines which are
 * imported later find theirs between those that are there. Below 2^53 until the year 2255.
 */
import type Database from 'libsql';

const PLACES_PER_MILLISECOND = 1000;

/** Later ones have no place: they could neither be found nor deleted. */
export const LAST_MOMENT = Math.floor(Number.MAX_SAFE_INTEGER / PLACES_PER_MILLISECOND) - 1;

/** The first place of a moment; lines from that moment on have it or a greater one. */
export function firstPlace(at: number): number {
  return Math.max(0, Math.floor(at)) * PLACES_PER_MILLISECOND;
}

export class Places {
  readonly #last;

  constructor(database: Database.Database) {
    this.#last = database.prepare('SELECT max(seq) AS place FROM lines WHERE seq >= ? AND seq < ?');
  }

  /** A free place, after all others of that moment. Ask inside the transaction that takes it. */
  free(at: number): number {
    for (let first = firstPlace(at); ; first += PLACES_PER_MILLISECOND) {
      const end = first + PLACES_PER_MILLISECOND;
      const [row] = this.#last.all(first, end) as readonly { readonly place: number | null }[];
      const place = row?.place ?? first - 1;
      if (place + 1 < end) return place + 1;
    }
  }
}
