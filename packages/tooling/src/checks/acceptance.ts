// The table of acceptance points is a promise about tests. It may not name what is not there.
import { existsSync, readFileSync } from 'node:fs';
import { inRepository } from '../repository.ts';
import type { SourceCheck } from './source-check.ts';

const table = 'docs/acceptance.md';

/** How many points each part of the specification has. */
const parts = { A: 24, B: 26, C: 8, D: 14 } as const;

/** A row starts with its point, `| A01 |`. */
const row = /^\| ([A-D]\d\d) +\|/;
/** Files stand between back quotes, from the root of the repository. */
const file = /`((?:apps|e2e|packages|resources)\/[^`]+\.(?:tsx?|cjs))`/g;
/** Tests that carry the point of their row in a title; what else is named only has to be there. */
const test = /\.(test|e2e)\.tsx?$/;
/** A text that a call begins with, as titles of tests and of groups of tests do, those with cases too. */
const titles = /\(\s*(['"`])((?:(?!\1).)*)\1,/g;

const hasTitle = (text: string, point: string): boolean =>
  [...text.matchAll(titles)].some(([, , title = '']) => title.includes(point));

const allPoints = (): readonly string[] =>
  Object.entries(parts).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, index) => `${part}${String(index + 1).padStart(2, '0')}`),
  );

/** The text of a file, or nothing where there is none. */
type Read = (file: string) => string | undefined;

const findingsOfRow = (line: string, point: string, read: Read): readonly string[] =>
  [...line.matchAll(file)].flatMap(([, name = '']) => {
    const text = read(name);
    if (text === undefined) return [`${point}: there is no ${name}`];
    return test.test(name) && !hasTitle(text, point)
      ? [`${point}: no test of ${name} is named after it`]
      : [];
  });

/** Points without a row or with two, files that are not there, and tests none of which is named after the point. */
export const findingsOfTable = (markdown: string, read: Read): readonly string[] => {
  const rows = markdown.split('\n').flatMap((line) => {
    const point = row.exec(line)?.[1];
    return point === undefined ? [] : [{ line, point }];
  });
  const counts = allPoints().map((point) => ({
    point,
    count: rows.filter((candidate) => candidate.point === point).length,
  }));
  return [
    ...counts.filter(({ count }) => count !== 1).map(({ point, count }) => `${point}: ${count} rows`),
    ...rows.flatMap(({ line, point }) => findingsOfRow(line, point, read)),
  ];
};

export const acceptanceCheck: SourceCheck = {
  name: 'the table of acceptance points names tests that are there',
  find: () =>
    findingsOfTable(readFileSync(inRepository(table), 'utf8'), (name) =>
      existsSync(inRepository(name)) ? readFileSync(inRepository(name), 'utf8') : undefined,
    ),
};
