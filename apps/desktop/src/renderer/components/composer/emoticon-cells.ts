import type { CustomEmoticonView } from '@nudge/ipc-contract';
import { EMOTICONS, emoticonOf, type Emoticon } from '../emoticon/emoticon-table.ts';
import type { PictureToken } from '../emoticon/tokenize-text.ts';

/** Pictures side by side in the picker. */
export const PICKER_COLUMNS = 9;
/** Recently used ones that are remembered; the picker shows one row of them. */
export const MAX_RECENT_EMOTICONS = 18;

/** Recently used ones on top, then one's own, then all built-in ones. */
export type PickerPart = 'recent' | 'own' | 'builtIn';

/** One row of the picker. */
export interface PickerRow {
  readonly part: PickerPart;
  readonly pictures: readonly PictureToken[];
}

interface PickerContents {
  /** Codes, the last used first. */
  readonly recent: readonly string[];
  readonly own: readonly CustomEmoticonView[];
  readonly search: string;
  readonly meaningOf: (emoticon: Emoticon) => string;
}

/** The rows to show, or those whose meaning or code holds what was typed. */
export function pickerRows({ recent, own, search, meaningOf }: PickerContents): readonly PickerRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted !== '') {
    const ownFound = own.filter(({ code }) => code.toLowerCase().includes(wanted));
    const found = EMOTICONS.filter(
      (emoticon) =>
        meaningOf(emoticon).toLowerCase().includes(wanted) ||
        emoticon.codes.some((code) => code.toLowerCase() === wanted),
    );
    return [...inRows('own', ownFound.map(ownPicture)), ...inRows('builtIn', found.map(builtInPicture))];
  }
  const used = recent.flatMap((code) => pictureOfCode(code, own) ?? []).slice(0, PICKER_COLUMNS);
  return [
    ...inRows('recent', used),
    ...inRows('own', own.map(ownPicture)),
    ...inRows('builtIn', EMOTICONS.map(builtInPicture)),
  ];
}

/** The remembered codes after one more was used. */
export function withRecent(recent: readonly string[], code: string): readonly string[] {
  return [code, ...recent.filter((used) => used !== code)].slice(0, MAX_RECENT_EMOTICONS);
}

/** The id of a cell's element, cells counted through all rows. */
export function cellIdOf(gridId: string, cell: number): string {
  return `${gridId}-${cell}`;
}

function builtInPicture(emoticon: Emoticon): PictureToken {
  return { kind: 'emoticon', code: emoticon.codes[0], emoticon };
}

function ownPicture({ code, url }: CustomEmoticonView): PictureToken {
  return { kind: 'custom', code, url };
}

function pictureOfCode(code: string, own: readonly CustomEmoticonView[]): PictureToken | undefined {
  const mine = own.find((emoticon) => emoticon.code === code);
  if (mine !== undefined) return ownPicture(mine);
  const emoticon = emoticonOf(code);
  return emoticon === undefined ? undefined : builtInPicture(emoticon);
}

function inRows(part: PickerPart, pictures: readonly PictureToken[]): readonly PickerRow[] {
  const rowCount = Math.ceil(pictures.length / PICKER_COLUMNS);
  return Array.from({ length: rowCount }, (_, row) => ({
    part,
    pictures: pictures.slice(row * PICKER_COLUMNS, (row + 1) * PICKER_COLUMNS),
  }));
}
