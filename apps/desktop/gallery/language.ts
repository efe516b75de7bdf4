import english from '../src/locales/en.json';
import { keepLanguage, loadLanguage } from '../src/renderer/text/messages.ts';
import { PSEUDO_LOCALE, toPseudo } from './pseudo-language.ts';

// Tests use the scripted data without a page.
const parameters = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);

/** The language that the address asks for, such as `?locale=ar`. */
export const GALLERY_LOCALE: string = parameters.get('locale') ?? 'en';

/** Before anything is drawn. */
export async function prepareLanguage(): Promise<void> {
  if (GALLERY_LOCALE !== PSEUDO_LOCALE) return void (await loadLanguage(GALLERY_LOCALE));
  const messages = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, toPseudo(text)]));
  keepLanguage(PSEUDO_LOCALE, { locale: 'en', messages });
}
