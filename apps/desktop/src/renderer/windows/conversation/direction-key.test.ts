import { expect, it } from 'vitest';
import { createDirectionKey } from './direction-key.ts';

const control = { key: 'Control', code: 'ControlLeft' };
const shift = (side: 'Left' | 'Right') => ({ key: 'Shift', code: `Shift${side}` });
const letter = { key: 'I', code: 'KeyI' };

type Key = typeof control;

function play(...steps: readonly (readonly ['keydown' | 'keyup', Key])[]) {
  const meaning = createDirectionKey();
  let isControl = false;
  return steps.flatMap(([type, key]) => {
    if (key.key === 'Control') isControl = type === 'keydown';
    return meaning({ type, ...key, ctrlKey: isControl }) ?? [];
  });
}

it.each([
  ['Left', 'leftToRight'],
  ['Right', 'rightToLeft'],
] as const)('Ctrl and the %s Shift key', (side, expected) => {
  const key = shift(side);
  expect(play(['keydown', control], ['keydown', key], ['keyup', key], ['keyup', control])).toEqual([
    expected,
  ]);
});

it('means nothing with another key between, or without Ctrl', () => {
  const key = shift('Right');
  expect(
    play(['keydown', control], ['keydown', key], ['keydown', letter], ['keyup', letter], ['keyup', key]),
  ).toEqual([]);
  expect(play(['keydown', key], ['keyup', key])).toEqual([]);
});
