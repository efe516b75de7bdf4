import type { LineView, TransferView } from '@nudge/ipc-contract';
import type { TextKey } from '../../text/text-key.ts';
import type { Text } from '../../text/use-text.ts';
import type { Sizes } from './use-sizes.ts';

export type FileLineView = Extract<LineView, { kind: 'file' }>;

/** The sentence of a card: what has become of the file. Takes name, file, details and reason. */
export function sentenceKey({ state, direction }: TransferView): TextKey {
  switch (state.kind) {
    case 'offered':
    case 'done':
    case 'failed':
      return `ft.${state.kind}.${direction}`;
    case 'declined':
    case 'cancelled':
      return `ft.${state.kind}.${state.by}`;
    case 'starting':
    case 'running':
    case 'interrupted':
      return `ft.underWay.${direction}`;
  }
}

/** How a sentence is read aloud, with who spoke it said before: an offer need not name them again. */
export function spokenKey(transfer: TransferView): TextKey {
  const isTheirOffer = transfer.state.kind === 'offered' && transfer.direction === 'receiving';
  return isTheirOffer ? 'ft.spoken.offer' : sentenceKey(transfer);
}

/** The second line of a card, where the first does not say all. */
export function noteKey(transfer: TransferView): TextKey | undefined {
  const { state, direction } = transfer;
  switch (state.kind) {
    case 'offered':
      return direction === 'sending' ? 'ft.waiting' : undefined;
    case 'starting':
      return 'ft.starting';
    case 'interrupted':
      return 'ft.interrupted';
    case 'failed':
      return direction === 'receiving' ? askingKey(transfer) : undefined;
    case 'running':
    case 'done':
    case 'declined':
    case 'cancelled':
      return undefined;
  }
}

/** Where their client cannot be asked, or was in vain, it is for the person to ask the other one. */
function askingKey({ canTryAgain, asked }: TransferView): TextKey | undefined {
  if (asked === 'waiting') return 'ft.asked';
  return canTryAgain && asked === undefined ? undefined : 'ft.askAgain';
}

/** `2.4 MB`, or `3 files, 2.4 MB`. */
export function detailsOf({ fileCount, size, kind }: TransferView, text: Text, sizes: Sizes): string {
  const isOne = fileCount === 1 && kind !== 'folder' && kind !== 'bundle';
  return isOne ? sizes.size(size) : text('ft.several', { count: fileCount, size: sizes.size(size) });
}

/** Why it failed, as it stands in brackets; empty for the other states. */
export function reasonOf({ state }: TransferView, text: Text): string {
  return state.kind === 'failed' ? text(`ft.reason.${state.reason}`) : '';
}

interface SpokenInput {
  readonly line: FileLineView;
  /** Of the person the file comes from or goes to. */
  readonly name: string;
  readonly text: Text;
  readonly sizes: Sizes;
}

/** A card as one sentence: for its article, and for what is read aloud as news. */
export function spokenTransfer({ line, name, text, sizes }: SpokenInput): string {
  const { transfer } = line;
  const note = noteKey(transfer);
  const sentence = text(spokenKey(transfer), {
    name,
    file: transfer.name,
    details: detailsOf(transfer, text, sizes),
    reason: reasonOf(transfer, text),
  });
  return note === undefined ? sentence : `${sentence} ${text(note, { name })}`;
}
