import english from '../../locales/en.json';
import { isMac, withMacKeys } from './shown-shortcut.ts';

/** The strings of one language by their keys, and the locale of its dates, numbers and direction. */
export interface Language {
  /** BCP 47. */
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
}

const files = import.meta.glob<Language['messages']>(['../../locales/*.json', '!../../locales/en.json'], {
  import: 'default',
});
const ENGLISH: Language = { locale: 'en', messages: asSpokenHere(english) };
const languages = new Map<string, Language>([['en', ENGLISH]]);

/** A Mac names other keys. */
function asSpokenHere(messages: Language['messages']): Language['messages'] {
  if (!isMac()) return messages;
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, withMacKeys(text)]));
}

/** A language that is here already; English always is. */
export function languageAtHand(name: string): Language | undefined {
  return languages.get(name);
}

/** A window loads the one language it speaks. What there is no file of, or what cannot be read, is English. */
export async function loadLanguage(name: string): Promise<Language> {
  const load = files[`../../locales/${name}.json`];
  const atHand = languages.get(name);
  if (atHand !== undefined || load === undefined) return atHand ?? ENGLISH;
  try {
    return keepLanguage(name, { locale: name, messages: asSpokenHere(await load()) });
  } catch {
    return ENGLISH;
  }
}

/** Makes a language known to this window. */
export function keepLanguage(name: string, language: Language): Language {
  languages.set(name, language);
  return language;
}
