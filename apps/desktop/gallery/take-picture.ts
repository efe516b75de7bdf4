/** Takes pictures that come out the same every time: nothing moves in them, and it is always the same moment. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { showState, type GalleryState } from './open-gallery.ts';
import type { Reference } from './references.ts';

const FONT_FILE = 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf';
const PROBE_SIZE = { width: 320, height: 120 };

const fontSource = (): string =>
  readFileSync(createRequire(import.meta.url).resolve(FONT_FILE)).toString('base64');

/**
 * Letters that no style sheet of ours touches, in the order of fonts that windows use. Where they come out otherwise
 * than in the reference, letters are drawn in another manner, or Tahoma is there: then no picture can be compared.
 */
const probePage = (): string => `<style>
  @font-face { font-family: Probe; src: url(data:font/ttf;base64,${fontSource()}) }
  body { margin: 6px; font: 11px/16px Tahoma, Probe; color: #000; background: #fff }
</style>
<p>Hamburgefonstiv 0123456789 “says” … :)</p>
<p style="font-size: 15px"><b>The quick brown fox</b> jumps over</p>
<p dir="rtl">أبجد هوز حطي كلمن</p>`;

/** What `probe.png` is compared with. */
export async function takeProbe(page: Page): Promise<Buffer> {
  await page.setViewportSize(PROBE_SIZE);
  await page.setContent(probePage());
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  return page.screenshot();
}

/** A PNG of a state. */
export async function takePicture(
  page: Page,
  state: GalleryState,
  { parameters, hover }: Pick<Reference, 'parameters' | 'hover'>,
): Promise<Buffer> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await showState(page, state, parameters);
  if (hover !== undefined) await page.hover(hover);
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}
