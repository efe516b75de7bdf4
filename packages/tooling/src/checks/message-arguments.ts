import { TYPE, parse } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

const namesIn = (element: MessageFormatElement): readonly string[] => {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return [];
    case TYPE.tag:
      return [`<${element.value}>`, ...element.children.flatMap((child) => namesIn(child))];
    case TYPE.select:
    case TYPE.plural:
      return [
        `${element.value} ${element.type === TYPE.select ? 'select' : 'plural'}`,
        ...Object.values(element.options).flatMap((option) =>
          option.value.flatMap((child) => namesIn(child)),
        ),
      ];
    default:
      return [element.value];
  }
};

/** One `plural` of a message: what it counts, and its forms beside exact numbers such as `=0`. */
export interface PluralForms {
  readonly name: string;
  readonly forms: readonly string[];
}

const pluralsIn = (element: MessageFormatElement): readonly PluralForms[] => {
  if (element.type === TYPE.tag) return element.children.flatMap((child) => pluralsIn(child));
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
  const inner = Object.values(element.options).flatMap(({ value }) =>
    value.flatMap((child) => pluralsIn(child)),
  );
  const forms = Object.keys(element.options).filter((form) => !form.startsWith('='));
  return element.type === TYPE.plural ? [{ name: element.value, forms }, ...inner] : inner;
};

/** All of its plurals, those inside others too. Throws on a message that does not parse. */
export const messagePlurals = (message: string): readonly PluralForms[] =>
  parse(message, { captureLocation: false }).flatMap((element) => pluralsIn(element));

/**
 * What an ICU message takes, each once and in alphabetical order: argument names, with `plural` or `select` where the
 * text depends on them, and tags in angle brackets. Throws on a message that does not parse.
 */
export const messageArguments = (message: string): readonly string[] =>
  [...new Set(parse(message, { captureLocation: false }).flatMap((element) => namesIn(element)))].toSorted();
