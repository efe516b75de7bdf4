/** Builds the gallery, serves it on a free port of this machine and opens it in the system's Chromium. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';

const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Popovers and pictures come to rest within this time, ms. */
const REST = 120;

/** One state as the gallery's list of contents names it. */
export interface GalleryState {
  /** `main-list`. */
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export interface Gallery {
  readonly states: readonly GalleryState[];
  /** A page of its own; what a state throws in it is told to the listener. */
  readonly openPage: (onError: (message: string) => void) => Promise<Page>;
}

/** The Chromium of this system; `undefined` where there is none. */
export const findChromium = (): string | undefined => CHROMIUM_PLACES.find((place) => existsSync(place));

/** Runs with the gallery open; closes it afterwards. Rejects without a Chromium. */
export async function withGallery(
  run: (gallery: Gallery) => Promise<void>,
  deviceScaleFactor = 1,
): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium found on this system');
  const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
  // A folder of its own: one run does not take the gallery away from another.
  const outDir = await mkdtemp(join(tmpdir(), 'nudge-gallery-'));
  const options = { configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } } as const;
  await build(options);
  const server = await preview(options);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
  try {
    const context = await browser.newContext({ deviceScaleFactor });
    const openPage: Gallery['openPage'] = async (onError) => {
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => onError(message));
      return page;
    };
    const first = await context.newPage();
    const states = await statesOf(first, server.resolvedUrls?.local[0] ?? '');
    await first.close();
    await run({ states, openPage });
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  }
}

async function statesOf(page: Page, base: string): Promise<readonly GalleryState[]> {
  await page.goto(base);
  await page.waitForSelector('html[data-ready]');
  return page.$$eval('[data-testid="gallery-contents"] a', (links) =>
    links.map((link) => {
      const { href, dataset } = link as HTMLAnchorElement;
      const parameters = new URL(href).searchParams;
      return {
        name: `${parameters.get('window')}-${parameters.get('state')}`,
        url: href,
        width: Number(dataset['width']),
        height: Number(dataset['height']),
      };
    }),
  );
}

/** Shows a state at its size, with further parameters of the address, and waits until it stands. */
export async function showState(
  page: Page,
  { url, width, height }: GalleryState,
  parameters: readonly string[] = [],
): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.goto([url, ...parameters].join('&'));
  await page.waitForSelector('html[data-ready]');
  await page.waitForTimeout(REST);
}
