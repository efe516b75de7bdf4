import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SendWindow } from './send-window.ts';

const bytesFrom = (start: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (start + at) % 251);

function windowOf(totalSize: number, limit: number, isConfirmed = true, start = 0): SendWindow {
  return new SendWindow({ start, totalSize, limit, isConfirmed });
}

/** Supplies all that it asks for, in pieces. */
function fill(window: SendWindow, piece: number): void {
  for (let asked = window.ask(1); asked > 0; asked = window.ask(1)) {
    for (let rest = asked; rest > 0; rest -= piece)
      window.supply(bytesFrom(window.end, Math.min(piece, rest)));
  }
}

describe('SendWindow', () => {
  test('asks for no more than it may keep', () => {
    const window = windowOf(100, 30);
    expect(window.ask(10)).toBe(30);
    expect(window.ask(10)).toBe(0);
    expect(window.supply(bytesFrom(0, 30))).toBe(true);
    expect(window.ask(10)).toBe(0);
    window.take(30);
    expect(window.ask(10)).toBe(0);
    window.confirm(9);
    expect(window.ask(10)).toBe(0);
    window.confirm(10);
    expect(window.ask(10)).toBe(10);
  });

  test('asks for the rest, however small', () => {
    expect(windowOf(5, 30).ask(10)).toBe(5);
  });

  test('takes no more than it asked for', () => {
    const window = windowOf(100, 30);
    expect(window.supply(bytesFrom(0, 1))).toBe(false);
  });

  test('gives full chunks only, until the end', () => {
    const window = windowOf(10, 30);
    window.ask(1);
    window.supply(bytesFrom(0, 3));
    expect(window.take(4)).toBeUndefined();
    window.supply(bytesFrom(3, 7));
    expect(window.take(4)).toEqual(bytesFrom(0, 4));
    expect(window.take(4)).toEqual(bytesFrom(4, 4));
    expect(window.take(4)).toEqual(bytesFrom(8, 2));
  });

  test('without confirmation it keeps nothing that was sent', () => {
    const window = windowOf(100, 30, false);
    fill(window, 7);
    window.take(30);
    expect(window.ask(1)).toBe(30);
    expect(window.goBack(29)).toBe(false);
  });

  test.each([
    [4, false],
    [5, true],
    [20, true],
    [21, false],
  ])('goes back to %i: %s', (position, isPossible) => {
    const window = windowOf(100, 30);
    fill(window, 7);
    window.take(20);
    window.confirm(5);
    expect(window.goBack(position)).toBe(isPossible);
    expect(window.position).toBe(isPossible ? position : 20);
  });

  test('a confirmation of what was never sent is not believed', () => {
    const window = windowOf(100, 30);
    fill(window, 7);
    expect([window.confirm(1), window.confirmed]).toEqual([false, 0]);
  });

  test('whatever is sent, confirmed and gone back to: the bytes are right, and few are kept', () => {
    const step = fc.record({
      take: fc.integer({ min: 1, max: 40 }),
      confirm: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.tuple(step, fc.boolean()), { maxLength: 80 }),
        (totalSize, piece, steps) => {
          const window = windowOf(totalSize, 100);
          for (const [{ take, confirm }, goesBack] of steps) {
            fill(window, piece);
            const before = window.position;
            const bytes = window.take(take) ?? new Uint8Array(0);
            expect(bytes).toEqual(bytesFrom(before, bytes.length));
            const { confirmed, furthest } = window;
            const position = confirmed + Math.floor(confirm * (furthest - confirmed));
            expect(goesBack ? window.goBack(position) : window.confirm(position)).toBe(true);
            expect(window.end - window.confirmed).toBeLessThanOrEqual(100);
          }
        },
      ),
    );
  });
});
