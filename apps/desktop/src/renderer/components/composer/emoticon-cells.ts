import { EMOTICONS, emoticonOf, type Emoticon } from '../emoticon/emoticon-table.ts';

/** Pictures side by side in the picker. */
export const PICKER_COLUMNS = 9;
/** Recently used ones that are remembered; the picker shows one row of them. */
export const MAX_RECENT_EMOTICONS = 18;

/** One row of the picker; `isRecent` for the recently used ones on top. */
export interface PickerRow {
  readonly isRecent: boolean;
  readonly emoticons: readonly Emoticon[];
}

interface PickerContents {
  /** Codes, the last used first. */
  readonly recent: readonly string[];
  readonly search: string;
  readonly meaningOf: (emoticon: Emoticon) => string;
}

/** The rows to show: the recent ones and all, or those whose meaning or code holds what was typed. */
export function pickerRows({ recent, search, meaningOf }: PickerContents): readonly PickerRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted !== '') {
    const found = EMOTICONS.filter(
      (emoticon) =>
        meaningOf(emoticon).toLowerCase().includes(wanted) ||
        emoticon.codes.some((code) => code.toLowerCase() === wanted),
    );
    return inRows(found);
  }
  const used = recent.flatMap((code) => emoticonOf(code) ?? []).slice(0, PICKER_COLUMNS);
  return [...(used.length > 0 ? [{ isRecent: true, emoticons: used }] : []), ...inRows(EMOTICONS)];
}

/** The remembered codes after one more was used. */
export function withRecent(recent: readonly string[], code: string): readonly string[] {
  return [code, ...recent.filter((used) => used !== code)].slice(0, MAX_RECENT_EMOTICONS);
}

/** The id of a cell's element, cells counted through all rows. */
export function cellIdOf(gridId: string, cell: number): string {
  return `${gridId}-${cell}`;
}

function inRows(emoticons: readonly Emoticon[]): readonly PickerRow[] {
  const rowCount = Math.ceil(emoticons.length / PICKER_COLUMNS);
  return Array.from({ length: rowCount }, (_, row) => ({
    isRecent: false,
    emoticons: emoticons.slice(row * PICKER_COLUMNS, (row + 1) * PICKER_COLUMNS),
  }));
}
