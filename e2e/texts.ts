/** The product's texts, read from its strings files, so that a reworded label breaks no test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESKTOP_FOLDER } from './processes/paths.ts';

type Texts = Readonly<Record<string, string>>;

const languages = new Map<string, Texts>();

function textsOf(locale: string): Texts {
  const file = join(DESKTOP_FOLDER, `src/locales/${locale}.json`);
  const known = languages.get(locale) ?? (JSON.parse(readFileSync(file, 'utf8')) as Texts);
  languages.set(locale, known);
  return known;
}

/** The text of a key with its named arguments filled in and its mnemonic mark taken out. Plurals are not for here. */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return shown(key, textsOf('en')[key]).replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}

/** The same in another language, of texts that take nothing. */
export function textIn(locale: string, key: string): string {
  return shown(key, textsOf(locale)[key]);
}

function shown(key: string, message: string | undefined): string {
  if (message === undefined) throw new Error(`the strings file has no ${key}`);
  return message
    .replaceAll("''", "'")
    .replace(/(^|[^&])&(?=[^&\s])/, '$1')
    .replaceAll('&&', '&');
}
