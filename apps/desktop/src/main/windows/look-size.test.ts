import { describe, expect, it } from 'vitest';
import { boundsInLook, openingSize, sizeInLook } from './look-size.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const CLASSIC = { style: 'classic', scale: 1 } as const;
const LIVE = { style: 'live', scale: 1 } as const;

describe('the size of a window in another look', () => {
  it.each([
    ['main', { width: 290, height: 520 }, 'live', { width: 400, height: 650 }],
    ['main', { width: 400, height: 650 }, 'classic', { width: 290, height: 520 }],
    ['conversation', { width: 650, height: 500 }, 'live', { width: 587, height: 466 }],
    ['tabs', { width: 658, height: 532 }, 'live', { width: 595, height: 498 }],
    ['history', { width: 760, height: 420 }, 'live', { width: 760, height: 420 }],
  ] as const)('%s: what nobody changed becomes what the look says', (kind, size, style, expected) => {
    expect(sizeInLook(size, kind, style)).toEqual(expected);
  });

  it('stays where a person chose it', () => {
    const size = { width: 300, height: 520 };
    expect(sizeInLook(size, 'main', 'live')).toBe(size);
  });
});

it('a window that opens again has the size kept of it, unless its kind has only one', () => {
  expect(openingSize({ width: 300, height: 520 }, 'main', 'classic')).toEqual({ width: 300, height: 520 });
  expect(openingSize({ width: 505, height: 277 }, 'prompt', 'classic')).toEqual({ width: 505, height: 185 });
});

describe('an open window', () => {
  it('takes the size of its new look, from its upper corner, and at its scale', () => {
    const bounds = { x: 100, y: 50, width: 290, height: 520 };
    const change = { kind: 'main', from: CLASSIC, to: LIVE } as const;
    expect(boundsInLook(bounds, change, [SCREEN])).toEqual({ x: 100, y: 50, width: 400, height: 650 });
    const scaled = { ...bounds, width: 319, height: 572 };
    const at110 = { kind: 'main', from: { ...CLASSIC, scale: 1.1 }, to: { ...LIVE, scale: 1.1 } } as const;
    expect(boundsInLook(scaled, at110, [SCREEN])).toEqual({ x: 100, y: 50, width: 440, height: 715 });
  });

  it('is moved when it would reach over the edge of the screen', () => {
    const bounds = { x: 1600, y: 500, width: 290, height: 520 };
    const change = { kind: 'main', from: CLASSIC, to: LIVE } as const;
    expect(boundsInLook(bounds, change, [SCREEN])).toEqual({ x: 1520, y: 390, width: 400, height: 650 });
  });

  it('only grows with the scale when its size is its own', () => {
    const bounds = { x: 100, y: 50, width: 333, height: 555 };
    const change = { kind: 'main', from: CLASSIC, to: { ...LIVE, scale: 1.5 } } as const;
    expect(boundsInLook(bounds, change, [SCREEN])).toEqual({ ...bounds, width: 500, height: 833 });
  });
});
