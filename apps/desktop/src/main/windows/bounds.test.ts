import { describe, expect, it } from 'vitest';
import { alertBounds, movedIntoView, visibleBounds, scaledBounds } from './bounds.ts';
import { ALERT_GAP, WINDOW_SIZES } from './window-sizes.ts';

const SCREEN = { x: 0, y: 0, width: 1280, height: 1000 };
const RIGHT = { x: 1280, y: 0, width: 1920, height: 1080 };

describe('where a window stands', () => {
  it.each([
    ['inside', { x: 100, y: 100, width: 300, height: 500 }],
    ['partly outside, but within reach', { x: 1100, y: 600, width: 300, height: 500 }],
    ['on the other display', { x: 2000, y: 100, width: 300, height: 500 }],
  ])('stays as it was: %s', (_what, bounds) => {
    expect(visibleBounds(bounds, [SCREEN, RIGHT])).toEqual(bounds);
  });

  it('comes back from a display that is gone', () => {
    const bounds = { x: 2000, y: 100, width: 300, height: 500 };
    expect(visibleBounds(bounds, [SCREEN])).toEqual({ x: 980, y: 100, width: 300, height: 500 });
  });

  it('is moved while it is open only when it cannot be seen', () => {
    const bounds = { x: 2000, y: 100, width: 300, height: 500 };
    expect(movedIntoView(bounds, [SCREEN, RIGHT])).toBeUndefined();
    expect(movedIntoView(bounds, [SCREEN])).toEqual({ x: 980, y: 100, width: 300, height: 500 });
    expect(movedIntoView(bounds, [])).toBeUndefined();
  });

  it('never has its title above the display', () => {
    const bounds = { x: 100, y: -300, width: 300, height: 500 };
    expect(visibleBounds(bounds, [SCREEN]).y).toBe(0);
  });

  it('shrinks to a display that is smaller', () => {
    const bounds = { x: -5000, y: -5000, width: 3000, height: 2000 };
    expect(visibleBounds(bounds, [SCREEN])).toEqual(SCREEN);
  });

  it('is left alone when no display is known', () => {
    const bounds = { x: 9000, y: 9000, width: 300, height: 500 };
    expect(visibleBounds(bounds, [])).toEqual(bounds);
  });
});

describe('where an alert stands (C02, C08)', () => {
  const { width, height } = WINDOW_SIZES.classic.alert;
  const place = {
    workArea: { x: 1280, y: 30, width: 1920, height: 1050 },
    width,
    height,
    gap: ALERT_GAP,
    position: 'lowerRight',
  } as const;

  it('is the lower right corner of the work area', () => {
    const { x, y } = alertBounds(0, place);
    expect(x + width + ALERT_GAP).toBe(1280 + 1920);
    expect(y + height + ALERT_GAP).toBe(30 + 1050);
  });

  it('is six pixels above the one before', () => {
    const [first, second] = [alertBounds(0, place), alertBounds(1, place)];
    expect(first.y - (second.y + height)).toBe(ALERT_GAP);
    expect(second.x).toBe(first.x);
  });

  it.each([
    ['lowerLeft', { x: 1280 + ALERT_GAP, y: 30 + 1050 - height - ALERT_GAP }, -1],
    ['upperRight', { x: 1280 + 1920 - width - ALERT_GAP, y: 30 + ALERT_GAP }, 1],
    ['upperLeft', { x: 1280 + ALERT_GAP, y: 30 + ALERT_GAP }, 1],
  ] as const)('is where it is wanted, and grows from there: %s', (position, corner, direction) => {
    const [first, second] = [0, 1].map((slot) => alertBounds(slot, { ...place, position }));
    expect(first).toEqual({ ...corner, width, height });
    expect(second).toEqual({ ...corner, y: corner.y + direction * (height + ALERT_GAP), width, height });
  });

  it.each([1.25, 1.5, 2])('is on whole pixels at a scale of %d', (scale) => {
    const area = { x: 0, y: 0, width: 1920 / scale, height: 1080 / scale };
    const { x, y } = alertBounds(2, { ...place, workArea: area });
    expect([Number.isInteger(x), Number.isInteger(y)]).toEqual([true, true]);
  });
});

describe('another scale', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };

  it('grows a window from its upper corner', () => {
    const bounds = scaledBounds({ x: 100, y: 50, width: 650, height: 500 }, 1.5, [screen]);
    expect(bounds).toEqual({ x: 100, y: 50, width: 975, height: 750 });
  });

  it('moves what would reach over the edge, and makes nothing larger than the screen', () => {
    const bounds = scaledBounds({ x: 1500, y: 500, width: 520, height: 570 }, 2, [screen]);
    expect(bounds).toEqual({ x: 880, y: 0, width: 1040, height: 1040 });
  });

  it('stays on the display where most of the window is', () => {
    const right = { ...screen, x: 1920 };
    const bounds = scaledBounds({ x: 2000, y: 0, width: 100, height: 100 }, 2, [screen, right]);
    expect(bounds).toEqual({ x: 2000, y: 0, width: 200, height: 200 });
  });

  it('changes nothing where there is no display', () => {
    const bounds = { x: 1, y: 2, width: 3, height: 4 };
    expect(scaledBounds(bounds, 2, [])).toBe(bounds);
  });
});
