/** From lines as windows show them to lines as the history keeps them, and back. */
import type { LineEmoticonView, LineView, TransferView } from '@nudge/ipc-contract';
import type { HistoryLine, KeptEmoticon } from '../history/line-rows.ts';
import type { KeptTransfer } from '../transfers/kept-transfer.ts';

/** What is kept of a line and not shown. */
export interface KeptExtras {
  readonly uses?: readonly KeptEmoticon[];
  readonly transfer?: KeptTransfer;
}

/** What is shown of a line and not kept: addresses of pictures, and what goes on just now. */
export interface ShownExtras {
  emoticons(uses: readonly KeptEmoticon[]): readonly LineEmoticonView[];
  transfer(lineId: string, kept: KeptTransfer): TransferView;
}

/** Undefined: such a line is not kept. */
export function keptLine(line: LineView, { uses, transfer }: KeptExtras): HistoryLine | undefined {
  switch (line.kind) {
    case 'notice':
      return undefined;
    case 'nudge':
      return line;
    case 'file': {
      const { transfer: _shown, ...rest } = line;
      return transfer && { ...rest, transfer };
    }
    case 'text': {
      const { emoticons: _shown, ...rest } = line;
      return uses === undefined || uses.length === 0 ? rest : { ...rest, uses };
    }
  }
}

export function shownLineOf(line: HistoryLine, extras: ShownExtras): LineView {
  if (line.kind === 'nudge') return line;
  if (line.kind === 'file') return { ...line, transfer: extras.transfer(line.id, line.transfer) };
  const { uses, ...rest } = line;
  return uses === undefined ? rest : { ...rest, emoticons: extras.emoticons(uses) };
}
