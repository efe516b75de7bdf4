import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BACKGROUNDS, LOOK_STYLES } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { colorsIn, veiled } from '../../../test/drawn-colors.ts';
import { backgroundOf } from './background-url.ts';
import { contrastOf } from './color.ts';
import { DEFAULT_LOOK, paletteOf } from './look.ts';

const folder = fileURLToPath(new URL('../../../../../resources/backgrounds', import.meta.url));
const LEAST_CONTRAST = 4.5;
/** Earlier lines are as grey as muted ones there: see message-history.css. */
const TEXTS = ['text', 'text-message', 'text-muted', 'text-status', 'link', 'error'] as const;
const byDay = LOOK_STYLES.map((style) => ({ style, appearance: 'light' }) as const);

it('there is a drawing for each, and no other', () => {
  expect(new Set(readdirSync(folder))).toEqual(new Set(BACKGROUNDS.map((name) => `${name}.svg`)));
  expect(BACKGROUNDS.filter((name) => backgroundOf(name, [])?.isOwn !== false)).toEqual([]);
});

it('one’s own is found by its id, and is none once it is gone', () => {
  expect(backgroundOf('abc', [{ id: 'abc', url: 'nudge://x' }])).toEqual({ url: 'nudge://x', isOwn: true });
  expect(backgroundOf('abc', [])).toBeUndefined();
  expect(backgroundOf('', [])).toBeUndefined();
});

describe.each([...byDay, { style: 'classic', appearance: 'dark' } as const])(
  '$style, $appearance: words can be read on',
  (kind) => {
    const palette = paletteOf({ ...DEFAULT_LOOK, ...kind });

    it.each(BACKGROUNDS)('%s', (name) => {
      const colors = colorsIn(`${folder}/${name}.svg`);
      expect(colors.length).toBeGreaterThan(3);
      const faint = colors.flatMap((color) =>
        TEXTS.map((text) => ({
          text,
          ratio: contrastOf(palette[text], veiled(color, palette['background-veil'])),
        }))
          .filter(({ ratio }) => ratio < LEAST_CONTRAST)
          .map(({ text, ratio }) => `${text} on ${color}: ${ratio.toFixed(2)}`),
      );
      expect(faint).toEqual([]);
    });
  },
);
