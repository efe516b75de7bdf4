import { expect, it } from 'vitest';
import { forbiddenIn } from './tracked-text.ts';

const slash = '/';

it.each([
  [['', 'work', 'main', 'x'].join(slash)],
  [['see ', 'home', 'alice', 'project'].join(slash)],
  [['(', 'Users', 'alice', 'project'].join(slash)],
  [['', 'root', '.cache'].join(slash)],
  [['"', 'tmp', 'build"'].join(slash)],
  [['https:', '', ['registry', 'npmjs', 'org'].join('.'), 'a'].join(slash)],
  [['files', 'python'.concat('hosted'), 'org'].join('.')],
])('finds %s', (text) => {
  expect(forbiddenIn(`first line\n${text}`)).toHaveLength(1);
  expect(forbiddenIn(`first line\n${text}`)[0]).toMatch(/^2: /);
});

it.each([['${home}/tmp/'], ['~/.cache/nudge'], ['https://example.org/home/page'], ['work and home']])(
  'lets %s pass',
  (text) => {
    expect(forbiddenIn(text)).toEqual([]);
  },
);
