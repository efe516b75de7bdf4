import type { HistoryMove } from './history-home.ts';
import type { HeldWrites } from './history-writes.ts';

/** So often what was said while a copy caught up is carried over before the copy is taken. */
const CATCH_UP_TURNS = 3;

/** A history could not be carried over as a whole. */
export class MoveFailed extends Error {
  override readonly name = 'MoveFailed';
}

/** Carries over what waits; what is left of it waits for the file itself. Rejects with why not. */
export async function catchUp(move: HistoryMove, held: HeldWrites): Promise<void> {
  // Also without anything to catch up with: it shows that what was made opens.
  let writes = held.take();
  for (let turn = 0; turn < CATCH_UP_TURNS; turn += 1) {
    await move.catchUp(writes);
    writes = held.take();
    if (writes.length === 0) return;
  }
  for (const write of writes) held.push(write);
}
