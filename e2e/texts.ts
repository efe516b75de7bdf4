/** The product's English, read from its strings file, so that a reworded label breaks no test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESKTOP_FOLDER } from './processes/paths.ts';

const file = join(DESKTOP_FOLDER, 'src/locales/en.json');
const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;

/** The text of a key with its named arguments filled in and its mnemonic mark taken out. Plurals are not for here. */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const message = texts[key];
  if (message === undefined) throw new Error(`the strings file has no ${key}`);
  const filled = message.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return filled
    .replaceAll("''", "'")
    .replace(/(^|[^&])&(?=[^&\s])/, '$1')
    .replaceAll('&&', '&');
}
