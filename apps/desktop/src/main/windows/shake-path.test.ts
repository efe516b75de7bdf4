import { describe, expect, it } from 'vitest';
import { SHAKE_MILLISECONDS, SHAKE_PIXELS, SHAKE_STEP_MILLISECONDS, shakePath } from './shake-path.ts';

describe('the way of a nudged window (B10)', () => {
  const start = { x: 137, y: -20 };
  const path = shakePath(start);

  it('ends exactly where it began', () => {
    expect(path.at(-1)).toEqual(start);
  });

  it('goes six pixels at most, and does move', () => {
    const moves = path.map(({ x, y }) => Math.max(Math.abs(x - start.x), Math.abs(y - start.y)));
    expect(Math.max(...moves)).toBe(SHAKE_PIXELS);
    expect(moves.slice(0, -1).every((move) => move === SHAKE_PIXELS)).toBe(true);
  });

  it('takes its time and no longer', () => {
    const lasting = (path.length - 1) * SHAKE_STEP_MILLISECONDS;
    expect(lasting).toBeLessThanOrEqual(SHAKE_MILLISECONDS);
    expect(lasting).toBeGreaterThan(SHAKE_MILLISECONDS - SHAKE_STEP_MILLISECONDS);
  });
});
