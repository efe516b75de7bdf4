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

/**
 * What an ICU message takes, each once and in alphabetical order: argument names, with `plural` or `select` where the
 * text depends on them, and tags in angle brackets. Throws on a message that does not parse.
 */
export const messageArguments = (message: string): readonly string[] =>
  [...new Set(parse(message, { captureLocation: false }).flatMap((element) => namesIn(element)))].toSorted();
