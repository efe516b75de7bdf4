/**
 * Transfers that go on after a restart of this application. Written when one begins or ends, not at every byte:
 * how far it came is known from the part that is stored.
 */
import { createHash } from 'node:crypto';
import type { OfferedEntry } from '@nudge/msnp-engine';
import { z } from 'zod';
import type { Clock } from '../support/clock.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import { keptTransferSchema } from './kept-transfer.ts';

/** Parts of files are kept no longer than this. */
export const RESUMABLE_FOR_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
/** More that are under way at once are not carried over. */
export const RESUMABLE_MAX = 200;

const STORE_KEY = 'transfers';

const recordSchema = z.object({
  lineId: z.string(),
  /** Own account. */
  account: z.string(),
  /** Sending: the id it is offered under, again and again. */
  transferId: z.string(),
  /** Of paths and sizes: another offer under the same key is another offer. */
  digest: z.string(),
  begunAt: z.number(),
  kept: keptTransferSchema,
  /** Receiving. */
  resumeKey: z.string().optional(),
  destination: z.object({ folder: z.string(), name: z.string().optional() }).optional(),
});

export type ResumableTransfer = z.infer<typeof recordSchema>;

/** The same for the same files. */
export function entriesDigest(entries: readonly OfferedEntry[]): string {
  const text = JSON.stringify(entries.map(({ path, size }) => [path, size]));
  return createHash('sha1').update(text).digest('hex');
}

export class ResumableTransfers {
  readonly #store: KeyedStore;
  #all: readonly ResumableTransfer[];

  constructor(store: KeyedStore, clock: Clock) {
    this.#store = store;
    const stored = store.get(STORE_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    this.#all = entries
      .flatMap((entry) => recordSchema.safeParse(entry).data ?? [])
      .filter(({ begunAt }) => clock.now() - begunAt < RESUMABLE_FOR_MILLISECONDS);
  }

  all(): readonly ResumableTransfer[] {
    return this.#all;
  }

  has(lineId: string): boolean {
    return this.#all.some((record) => record.lineId === lineId);
  }

  set(record: ResumableTransfer): void {
    this.#write(
      [...this.#all.filter(({ lineId }) => lineId !== record.lineId), record].slice(-RESUMABLE_MAX),
    );
  }

  delete(lineId: string): void {
    if (this.has(lineId)) this.#write(this.#all.filter((record) => record.lineId !== lineId));
  }

  #write(all: readonly ResumableTransfer[]): void {
    this.#all = all;
    this.#store.set(STORE_KEY, all);
  }
}
