import { describe, expect, it } from 'vitest';
import { WINDOW_SIZES } from '../src/main/windows/window-sizes.ts';
import { fitted, sizeInLook, styleOf } from './shown-size.ts';

describe('the size of a state', () => {
  it.each(['main', 'conversation', 'tabs', 'alert'] as const)(
    'of the usual size of %s is that of the Live look in the Live look',
    (kind) => {
      const { width, height } = WINDOW_SIZES.classic[kind];
      const live = WINDOW_SIZES.live[kind];
      expect(sizeInLook({ width, height }, 'live')).toEqual({ width: live.width, height: live.height });
      expect(sizeInLook({ width, height }, 'classic')).toEqual({ width, height });
    },
  );

  it('that is its own stays so in every look', () => {
    expect(sizeInLook({ width: 480, height: 300 }, 'live')).toEqual({ width: 480, height: 300 });
  });

  it('is no larger than the display', () => {
    expect(fitted({ width: 520, height: 570 }, { width: 683, height: 364 })).toEqual({
      width: 520,
      height: 364,
    });
  });
});

describe('the style of a look', () => {
  it('is read from its parameters, and Classic where they say nothing', () => {
    expect(styleOf('appearance=dark&style=live')).toBe('live');
    expect(styleOf('locale=ar')).toBe('classic');
  });
});
