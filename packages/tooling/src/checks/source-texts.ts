import { Visitor, parseSync } from 'oxc-parser';

/** String constants of a source file, and what templates begin with. */
export interface TextsOfFile {
  readonly whole: readonly string[];
  readonly beginnings: readonly string[];
}

/** Collects them from code and JSX attributes; import paths count too, and do no harm. */
export const textsIn = (file: string, text: string): TextsOfFile => {
  const whole: string[] = [];
  const beginnings: string[] = [];
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === 'string') whole.push(node.value);
    },
    TemplateLiteral: (node) => {
      const first = node.quasis[0]?.value.cooked ?? '';
      (node.expressions.length === 0 ? whole : beginnings).push(first);
    },
  }).visit(parseSync(file, text).program);
  return { whole, beginnings };
};
