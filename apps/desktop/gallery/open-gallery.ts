/** Serves the gallery on a free port of this machine and opens it in the system's Chromium. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';

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

/** Runs with a page on the gallery and the list of its states; closes both afterwards. Rejects without a Chromium. */
export async function withGallery(
  run: (page: Page, states: readonly GalleryState[]) => Promise<void>,
  deviceScaleFactor = 1,
): Promise<void> {
  const executablePath = CHROMIUM_PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error('no Chromium found on this system');
  const server = await createServer({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'error',
  });
  await server.listen(0);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
  try {
    const context = await browser.newContext({ deviceScaleFactor });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`error at ${page.url()}: ${error.message}`));
    await run(page, await statesOf(page, server.resolvedUrls?.local[0] ?? ''));
  } finally {
    await browser.close();
    await server.close();
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

/** Shows a state at its size and waits until it stands. */
export async function showState(page: Page, state: GalleryState): Promise<void> {
  await page.setViewportSize({ width: state.width, height: state.height });
  await page.goto(state.url);
  await page.waitForSelector('html[data-ready]');
  await page.waitForTimeout(REST);
}
