import type { LineView } from '@nudge/ipc-contract';
import { transferCommands, type TransferCommand } from './transfer-commands.ts';
import type { FileLineView } from './transfer-words.ts';

/** The letters that Alt goes with. */
export const TRANSFER_KEYS: Readonly<Partial<Record<TransferCommand, string>>> = {
  accept: 'C',
  decline: 'D',
  cancel: 'Q',
};

export function commandOfKey(letter: string): TransferCommand | undefined {
  const pressed = letter.toUpperCase();
  return (['accept', 'decline', 'cancel'] as const).find((command) => TRANSFER_KEYS[command] === pressed);
}

/** `focus`: several would do, and none of them has the focus; the newest is shown first. */
export interface KeyTarget {
  readonly kind: 'run' | 'focus';
  readonly line: FileLineView;
}

interface KeyTargetInput {
  readonly command: TransferCommand;
  readonly lines: readonly LineView[];
  /** Of the card that holds the focus. */
  readonly focusedId: string | undefined;
}

/** What a key acts on: the one open invitation; of several, the one with the focus. */
export function keyTarget({ command, lines, focusedId }: KeyTargetInput): KeyTarget | undefined {
  const open = lines.flatMap((line) =>
    line.kind === 'file' && transferCommands(line.transfer).includes(command) ? [line] : [],
  );
  const newest = open.at(-1);
  if (newest === undefined) return undefined;
  const focused = open.find(({ transfer }) => transfer.id === focusedId);
  const acted = focused ?? (open.length === 1 ? newest : undefined);
  return acted === undefined ? { kind: 'focus', line: newest } : { kind: 'run', line: acted };
}
