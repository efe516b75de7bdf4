import { describe, expect, test } from 'vitest';
import { DEFAULT_GREETER_STRINGS as strings, withDefaults } from './greeter-strings.ts';
import { answerTo, ECHO_MAX_LENGTH, helloLines, isHelp, tipsText } from './replies.ts';

const answer = (text: string): string => answerTo(strings, { text, name: 'Ann' });

describe('answers', () => {
  test.each([
    ['a good day', 'You wrote: '],
    ['well well!', 'You wrote: '],
    ['a b', '"a b" - '],
    ['Who are you?', '"Who are you?" is a good question'],
    ['WHERE ARE YOU', 'No need to shout'],
    [':)', ':) right back'],
    ['(L) :D', '(L) :D right back'],
    ['Hello there', 'Hello again, Ann!'],
  ])('%j is answered with %j', (text, beginning) => {
    expect(answer(text).startsWith(beginning)).toBe(true);
  });

  test('every text is repeated in full, up to a limit', () => {
    expect(answer('a nice day')).toContain('a nice day');
    const long = answer('x'.repeat(ECHO_MAX_LENGTH + 100));
    expect([...long].filter((character) => character === 'x')).toHaveLength(ECHO_MAX_LENGTH);
    expect(long).toContain('…');
  });

  test('what looks like a place to fill in is left alone in what people write', () => {
    expect(answer('my {name} here')).toContain('my {name} here');
  });

  test('help brings the tips, in English and in the language of the texts', () => {
    expect(answer(' HELP ')).toBe(tipsText(strings));
    expect(isHelp(withDefaults({ helpWord: 'Hilfe' }), 'hilfe')).toBe(true);
    expect(isHelp(strings, 'help me')).toBe(false);
  });
});

test('hello names the person and explains three things', () => {
  const [hello, tips] = helloLines(strings, 'Ann');
  expect(hello).toContain('Ann');
  expect(tips?.split('\n')).toHaveLength(4);
});

test('missing and unknown texts: English stands in, the rest is passed over', () => {
  const mixed = withDefaults({ hello: 'Salut {name}', echo: '', other: 'x' });
  expect(mixed.hello).toBe('Salut {name}');
  expect(mixed.echo).toBe(strings.echo);
  expect(Object.keys(mixed)).toEqual(Object.keys(strings));
});
