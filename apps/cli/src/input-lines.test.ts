import { expect, test } from 'vitest';
import { type InputLine, inputLines, LINE_MAX_LENGTH } from './input-lines.ts';

async function* pieces(...texts: readonly string[]): AsyncIterable<string> {
  yield* texts;
}

async function read(...texts: readonly string[]): Promise<readonly InputLine[]> {
  const lines: InputLine[] = [];
  for await (const line of inputLines(pieces(...texts))) lines.push(line);
  return lines;
}

test('lines come whole, however the input is cut; the last one needs no end', async () => {
  const expected = ['{"a":1}', '{"b":2}', 'c'].map((text) => ({ kind: 'line', text }));
  expect(await read('{"a":1}\n\n{"b":2}\nc')).toEqual(expected);
  expect(await read('{"a"', ':1}\n', '\n{"b":', '2}', '\n', 'c')).toEqual(expected);
});

test('a line without end is told once and does not fill the memory', async () => {
  const half = 'x'.repeat(LINE_MAX_LENGTH);
  expect(await read(half, half, half, '\nnext\n')).toEqual([
    { kind: 'tooLong' },
    { kind: 'line', text: 'next' },
  ]);
  expect(await read(half, 'y')).toEqual([{ kind: 'tooLong' }]);
});
