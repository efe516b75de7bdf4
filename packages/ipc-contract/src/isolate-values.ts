/**
 * Names, addresses and files inside sentences run in their own direction and leave the words around them where they
 * are: isolated by characters that nobody sees. Where nothing would turn, nothing is put in: texts stay as they read.
 */

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';
const ISOLATES = /[\u2066-\u2069]/g;

/** The blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin, with their presentation forms. */
const RIGHT_TO_LEFT_LETTER =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Values that are written from left to right in every language. */
const LEFT_TO_RIGHT: ReadonlySet<string> = new Set([
  'address',
  'code',
  'file',
  'key',
  'path',
  'place',
  'version',
  'where',
]);

const RIGHT_TO_LEFT_LANGUAGES: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'ur', 'yi']);

type Values = Readonly<Record<string, string | number>>;

interface Message {
  /** As it stands in the strings file. */
  readonly text: string;
  /** BCP 47. */
  readonly locale: string;
}

/**
 * The values to fill a message with. Numbers, those that the message chooses by, and words of ours that hold isolated
 * values themselves stay as they are.
 */
export function isolateValues({ text, locale }: Message, values: Values): Values {
  const turnsAll = RIGHT_TO_LEFT_LANGUAGES.has(locale.split('-')[0] ?? '');
  const isolate = (name: string, value: string): string => {
    const turns = turnsAll || RIGHT_TO_LEFT_LETTER.test(value);
    const isTaken = value !== '' && text.includes(`{${name}}`) && withoutIsolates(value) === value;
    if (!turns || !isTaken) return value;
    const start = LEFT_TO_RIGHT.has(name) ? LEFT_TO_RIGHT_ISOLATE : FIRST_STRONG_ISOLATE;
    return `${start}${value}${END_OF_ISOLATE}`;
  };
  const entries = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'string' ? isolate(name, value) : value] as const,
  );
  return Object.fromEntries(entries);
}

/** For what leaves the window: the clipboard takes the words alone. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(ISOLATES, '');
}
