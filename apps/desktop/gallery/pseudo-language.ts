import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';

/** English with strange letters and a third longer: what has no room, or is no text of the strings file, shows. */
export const PSEUDO_LOCALE = 'qps';

/** Vowels are doubled, which makes English about a third longer. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'áå',
  e: 'éë',
  i: 'íï',
  o: 'óö',
  u: 'úü',
  A: 'ÁÅ',
  E: 'ÉË',
  I: 'ÍÏ',
  O: 'ÓÖ',
  U: 'ÚÜ',
};

/** A letter that only such texts hold. */
export const PSEUDO_MARK = /[åëïöü]/i;

/** One ICU message; its arguments, and the letter behind an `&`, stay as they are. */
export function toPseudo(message: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the library declares its kinds twice, alike
  return printAST(parse(message).map((element) => strange(element)));
}

function strange(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return {
        ...element,
        value: element.value.replaceAll(/(?<!&)[aeiou]/gi, (letter) => LETTERS[letter] ?? letter),
      };
    case TYPE.tag:
      return { ...element, children: element.children.map((child) => strange(child)) };
    case TYPE.plural:
    case TYPE.select: {
      const options = Object.entries(element.options).map(
        ([name, option]) =>
          [name, { ...option, value: option.value.map((inner) => strange(inner)) }] as const,
      );
      return { ...element, options: Object.fromEntries(options) };
    }
    default:
      return element;
  }
}
