import { describe, expect, it } from 'vitest';
import { alertPlace, type Displays } from './alert-place.ts';
import { alertBounds, type Bounds } from './bounds.ts';
import { ALERT_GAP, WINDOW_SIZES } from './window-sizes.ts';

/** A monitor of 1920 × 1080 at 100 %, and right of it one of 3840 × 2160 at 200 % with a panel at its top. */
const NEAR = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const FINE = { workArea: { x: 1920, y: 30, width: 1920, height: 1050 } };
const DISPLAYS: Displays = {
  getDisplayMatching: ({ x, width }) => (x + width / 2 < FINE.workArea.x ? NEAR : FINE),
  getPrimaryDisplay: () => NEAR,
};
const ON_NEAR: Bounds = { x: 100, y: 100, width: 290, height: 520 };
const ON_FINE: Bounds = { x: 3000, y: 100, width: 290, height: 520 };

const isInside = (one: Bounds, area: Bounds): boolean =>
  one.x >= area.x &&
  one.y >= area.y &&
  one.x + one.width <= area.x + area.width &&
  one.y + one.height <= area.y + area.height;

const common = { displays: DISPLAYS, style: 'classic', position: 'lowerRight' } as const;

describe('C08: on displays of several scales', () => {
  it.each([
    ['the one', ON_NEAR, NEAR],
    ['the other', ON_FINE, FINE],
    ['the primary one while the main window is hidden', undefined, NEAR],
  ])('an alert stands on the display of the main window: %s', (_which, main, { workArea }) => {
    const place = alertPlace({ ...common, main, scale: 1 });
    expect(place).toEqual({
      workArea,
      ...WINDOW_SIZES.classic.alert,
      gap: ALERT_GAP,
      position: 'lowerRight',
    });
    expect(isInside(alertBounds(0, place), workArea)).toBe(true);
  });

  it.each([1, 1.5, 2])('four of them have room at %d times the size, each in its corner', (scale) => {
    const place = alertPlace({ ...common, main: ON_FINE, scale });
    const { width, height } = WINDOW_SIZES.classic.alert;
    expect(place).toMatchObject({ width: width * scale, height: height * scale, gap: ALERT_GAP * scale });
    const stack = [0, 1, 2, 3].map((slot) => alertBounds(slot, place));
    expect(stack.every((bounds) => isInside(bounds, FINE.workArea))).toBe(true);
    expect(stack.map(({ x }) => x + place.width + place.gap)).toEqual(
      stack.map(() => FINE.workArea.x + FINE.workArea.width),
    );
  });

  it('is the size of its style', () => {
    const place = alertPlace({ ...common, main: ON_NEAR, style: 'live', scale: 2 });
    const { width, height } = WINDOW_SIZES.live.alert;
    expect([place.width, place.height]).toEqual([width * 2, height * 2]);
  });
});
