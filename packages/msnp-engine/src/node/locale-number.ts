/** Windows locale numbers of common languages; a region is told apart only where it was in wide use. */
const LOCALE_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['ar', '0x0401'],
  ['cs', '0x0405'],
  ['da', '0x0406'],
  ['de', '0x0407'],
  ['el', '0x0408'],
  ['en', '0x0409'],
  ['en-gb', '0x0809'],
  ['es', '0x0c0a'],
  ['fi', '0x040b'],
  ['fr', '0x040c'],
  ['he', '0x040d'],
  ['hu', '0x040e'],
  ['it', '0x0410'],
  ['ja', '0x0411'],
  ['ko', '0x0412'],
  ['nl', '0x0413'],
  ['nb', '0x0414'],
  ['no', '0x0414'],
  ['pl', '0x0415'],
  ['pt', '0x0816'],
  ['pt-br', '0x0416'],
  ['ru', '0x0419'],
  ['sv', '0x041d'],
  ['tr', '0x041f'],
  ['zh', '0x0804'],
  ['zh-tw', '0x0404'],
]);

const ENGLISH = '0x0409';

/** The locale as CVR has it, for a BCP 47 tag; English for what is not known. */
export function localeNumber(locale: string | undefined): string {
  const tag = (locale ?? '').toLowerCase();
  return LOCALE_NUMBERS.get(tag) ?? LOCALE_NUMBERS.get(tag.split('-', 1)[0] ?? '') ?? ENGLISH;
}
