import { describe, expect, it } from 'vitest';
import { windowKindOf } from './window-kind.ts';

describe('the kind of a window', () => {
  it('comes from main\u2019s argument', () => {
    expect(windowKindOf(['electron', '--type=renderer', '--nudge-window=alert'])).toBe('alert');
  });

  it.each([[[]], [['--nudge-window=']], [['--nudge-window=toString']], [['--other=main']]])(
    'is not guessed from %j',
    (args) => {
      expect(windowKindOf(args)).toBeUndefined();
    },
  );
});
