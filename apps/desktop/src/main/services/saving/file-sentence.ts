import type { TransferView } from '@nudge/ipc-contract';
import { shownLine } from '../support/shown-line.ts';
import type { SaveWords } from './save-words.ts';

interface FileSentenceInput {
  readonly transfer: TransferView;
  /** Of the person the file comes from or goes to. */
  readonly name: string;
  readonly words: SaveWords;
  readonly locale: string;
}

/** What has become of a file, in one sentence. */
export function fileSentence({ transfer, name, words, locale }: FileSentenceInput): string {
  const { state, direction } = transfer;
  const values = { name, file: shownLine(transfer.name), details: byteSize(transfer.size, locale) };
  switch (state.kind) {
    case 'done':
    case 'offered':
      return words(`ft.${state.kind}.${direction}`, values);
    case 'failed':
      return words(`ft.failed.${direction}`, { ...values, reason: words(`ft.reason.${state.reason}`) });
    case 'declined':
    case 'cancelled':
      return words(`ft.${state.kind}.${state.by}`, values);
    case 'starting':
    case 'running':
    case 'interrupted':
      return words(`ft.underWay.${direction}`, values);
  }
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1024;

/** `2.4 MB`. */
function byteSize(bytes: number, locale: string): string {
  const power = bytes < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)));
  const unit = UNITS[power] ?? 'byte';
  const form = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
  return form.format(bytes / STEP ** power);
}
