/** Texts of menus and dialogs in the application's language; English is the source and the fallback. */
import { createIntl, createIntlCache } from '@formatjs/intl';
import { match } from '@formatjs/intl-localematcher';
import { isolateValues, withoutIsolates, wordsOfLook, type LookStyle } from '@nudge/ipc-contract';
import arabic from '../../locales/ar.json';
import dutch from '../../locales/nl.json';
import english from '../../locales/en.json';
import french from '../../locales/fr.json';
import german from '../../locales/de.json';
import italian from '../../locales/it.json';
import japanese from '../../locales/ja.json';
import portuguese from '../../locales/pt-BR.json';
import simplifiedChinese from '../../locales/zh-Hans.json';
import spanish from '../../locales/es.json';

export type TextKey = keyof typeof english;
export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: TextValues) => string;

const LOCALES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: english,
  'pt-BR': portuguese,
  es: spanish,
  fr: french,
  de: german,
  it: italian,
  nl: dutch,
  ja: japanese,
  'zh-Hans': simplifiedChinese,
  ar: arabic,
};

export const DEFAULT_LOCALE = 'en';

/** Languages there are texts in, BCP 47. */
export function locales(): readonly string[] {
  return Object.keys(LOCALES);
}

/** The wanted language, or the nearest there is; English for one that nobody speaks. */
export function resolveLocale(wanted: string): string {
  if (Object.hasOwn(LOCALES, wanted)) return wanted;
  try {
    return match([wanted], locales(), DEFAULT_LOCALE);
  } catch {
    return DEFAULT_LOCALE;
  }
}

const translators = new Map<string, Translate>();

/** Made once per language and look. */
export function createTranslate(locale: string, style: LookStyle = 'classic'): Translate {
  const resolved = resolveLocale(locale);
  const name = `${resolved} ${style}`;
  const known = translators.get(name) ?? makeTranslate(resolved, style);
  translators.set(name, known);
  return known;
}

function makeTranslate(resolved: string, style: LookStyle): Translate {
  const messages = wordsOfLook(style, { ...english, ...LOCALES[resolved] });
  const intl = createIntl({ locale: resolved, messages, onError: () => {} }, createIntlCache());
  return (key, values = {}) => {
    const message = { text: messages[key] ?? '', locale: resolved };
    return intl.formatMessage({ id: key }, isolateValues(message, values));
  };
}

/** For what is written into files: the words alone, without the characters that keep names apart on screen. */
export function createPlainTranslate(locale: string): Translate {
  const translate = createTranslate(locale);
  return (key, values) => withoutIsolates(translate(key, values));
}

/** A text as it stands in the strings file, for those that fill it in elsewhere. */
export function rawText(key: TextKey, locale: string): string {
  return LOCALES[resolveLocale(locale)]?.[key] ?? english[key];
}
