import type { LineView, TransferState, TransferView } from '@nudge/ipc-contract';
import type { FileLineView } from './transfer-words.ts';

/** What is worth saying aloud by itself: an offer, how it ended, and what came of asking for it. Progress is not. */
const TOLD: ReadonlySet<TransferState['kind']> = new Set([
  'offered',
  'done',
  'declined',
  'cancelled',
  'failed',
]);

/** States of the files in a history, by line. */
export type KnownTransfers = ReadonlyMap<string, string>;

export function knownTransfers(lines: readonly LineView[]): KnownTransfers {
  return new Map(filesOf(lines).map(({ id, transfer }) => [id, stageOf(transfer)]));
}

function stageOf({ state, asked }: TransferView): string {
  return asked === undefined ? state.kind : `${state.kind} ${asked}`;
}

/** The files that have news since then. Lines that came from an earlier conversation are none. */
export function transferNews(known: KnownTransfers, lines: readonly LineView[]): readonly FileLineView[] {
  return filesOf(lines).filter(({ id, isEarlier, transfer }) => {
    const isNew = known.get(id) !== stageOf(transfer);
    return TOLD.has(transfer.state.kind) && isNew && !(isEarlier && !known.has(id));
  });
}

function filesOf(lines: readonly LineView[]): readonly FileLineView[] {
  return lines.flatMap((line) => (line.kind === 'file' ? [line] : []));
}
