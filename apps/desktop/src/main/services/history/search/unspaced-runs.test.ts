import { describe, expect, it } from 'vitest';
import { gramsOf, inRuns } from './unspaced-runs.ts';

const words = (text: string): number => gramsOf(text).split(' ').filter(Boolean).length;

describe('the index of scripts without spaces', () => {
  it('is empty for all others', () => {
    expect(gramsOf('The café by the harbour, привет, مرحبا 42')).toBe('');
  });

  it('has every pair and every character of a run', () => {
    // Two pairs and three characters.
    expect(words('東京都')).toBe(5);
    expect(words('水')).toBe(1);
    expect(words('東京と Kyoto')).toBe(5);
  });

  it('has the words that stand against a run without a space', () => {
    expect(gramsOf('昨日abcは')).toContain(' abc ');
  });

  it('is made at once for the longest text that somebody can send', () => {
    const word = 'a'.repeat(64 * 1024);
    expect(words(`${word} 東京`)).toBe(3);
    expect(gramsOf(`東京${word}`).endsWith(` ${word}`)).toBe(true);
  });

  it('takes half and full width for the same', () => {
    expect(gramsOf('ｶﾀｶﾅ')).toBe(gramsOf('カタカナ'));
  });

  it('has nothing in it that a person could type', () => {
    for (const word of gramsOf('東京 한국 ไทย').split(' ')) expect(word.startsWith('\uE000')).toBe(true);
  });
});

it('turns of runs leave nothing out', () => {
  const text = 'ab東京 cdไทย!';
  expect(
    inRuns(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(inRuns(text).map(({ isRun }) => isRun)).toEqual([false, true, false, true, false]);
});
