import english from '../../locales/en.json';

const byLocale: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: english };

/** The strings of a language (BCP 47), of its base language, or English. */
export function messagesOf(locale: string): Readonly<Record<string, string>> {
  return byLocale[locale] ?? byLocale[locale.split('-')[0] ?? ''] ?? english;
}
