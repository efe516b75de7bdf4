// Colours of windows come from palettes, and sides are start and end: a colour or a left side in a style sheet would
// stay behind when the look changes, or when the language is written from right to left.
import { existsSync, readFileSync } from 'node:fs';
import { inRepository } from '../repository.ts';
import type { SourceCheck } from './source-check.ts';

const styleSheet = /^apps\/desktop\/(src\/renderer|gallery)\/.*\.css$/;

const aColor = 'a colour; palettes have them (renderer/look)';
const aSide = 'a side of the screen; say start or end';

/** Words that are colours in CSS, too, as far as anybody would write them. */
const colorNames =
  'black|white|red|green|blue|yellow|orange|purple|pink|gr[ae]y|silver|navy|teal|maroon|brown|gold|cyan|magenta|lime';

const rules: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/#[0-9a-f]{3,8}\b|%23[0-9a-f]{3,8}\b/i, aColor],
  [/\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(/i, aColor],
  [new RegExp(`:[^;]*(?<![\\w-])(?:${colorNames})(?![\\w-])`, 'i'), aColor],
  [/(?:^|[\s;{])(?:margin|padding|border|inset)-(?:left|right)\b/, aSide],
  [/(?:^|[\s;{])(?:left|right)\s*:/, aSide],
  [/\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b/, aSide],
];

/** Four different values name right and left; where those are the same, no side is meant. */
const fourValues = /(?:^|[\s;{])(?:margin|padding|inset)\s*:\s*(\S+) (\S+) (\S+) ([^\s;]+);/;

const withoutComments = (sheet: string): string =>
  sheet.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''));

const findingsOn = (line: string): readonly string[] => {
  const sides = fourValues.exec(line);
  const found = rules.filter(([pattern]) => pattern.test(line)).map(([, what]) => what);
  return [...new Set(sides !== null && sides[2] !== sides[4] ? [...found, aSide] : found)];
};

/** `LINE: what` for each thing in one sheet that does not belong there. */
export const misplacedIn = (sheet: string): readonly string[] =>
  withoutComments(sheet)
    .split('\n')
    .flatMap((line, index) => findingsOn(line).map((what) => `${index + 1}: holds ${what}`));

export const rendererStylesCheck: SourceCheck = {
  name: 'style sheets hold no colours and no left or right',
  find: (files) =>
    files
      .filter((file) => styleSheet.test(file) && existsSync(inRepository(file)))
      .flatMap((file) =>
        misplacedIn(readFileSync(inRepository(file), 'utf8')).map((finding) => `${file}:${finding}`),
      ),
};
