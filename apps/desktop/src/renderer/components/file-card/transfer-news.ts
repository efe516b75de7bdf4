import type { LineView, TransferState } from '@nudge/ipc-contract';
import type { FileLineView } from './transfer-words.ts';

/** What is worth saying aloud by itself: an offer, and how it ended. Progress is not. */
const TOLD: ReadonlySet<TransferState['kind']> = new Set([
  'offered',
  'done',
  'declined',
  'cancelled',
  'failed',
]);

/** States of the files in a history, by line. */
export type KnownTransfers = ReadonlyMap<string, TransferState['kind']>;

export function knownTransfers(lines: readonly LineView[]): KnownTransfers {
  return new Map(filesOf(lines).map(({ id, transfer }) => [id, transfer.state.kind]));
}

/** The files that have news since then. Lines that came from an earlier conversation are none. */
export function transferNews(known: KnownTransfers, lines: readonly LineView[]): readonly FileLineView[] {
  return filesOf(lines).filter(({ id, isEarlier, transfer }) => {
    const { kind } = transfer.state;
    return TOLD.has(kind) && known.get(id) !== kind && !(isEarlier && !known.has(id));
  });
}

function filesOf(lines: readonly LineView[]): readonly FileLineView[] {
  return lines.flatMap((line) => (line.kind === 'file' ? [line] : []));
}
