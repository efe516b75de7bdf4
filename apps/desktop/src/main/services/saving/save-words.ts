import type english from '../../../locales/en.json';

/** Texts of the application in its language. */
export type SaveWords = (
  key: keyof typeof english,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Times of lines, in the form of the application's language. */
export interface SaveDates {
  /** `18:04`. */
  readonly time: (at: number) => string;
  /** `Saturday, 21 November 2026`. */
  readonly day: (at: number) => string;
}

export function saveDates(locale: string): SaveDates {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  return { time: (at) => time.format(at), day: (at) => day.format(at) };
}
