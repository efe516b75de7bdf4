/** Builds the gallery, serves it on a free port of this machine and opens it in the system's Chromium. */
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { serveGallery } from './serve-gallery.ts';
import { fitted, sizeInLook, styleOf, type Size } from './shown-size.ts';

const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Popovers and pictures come to rest within this time, ms. */
const REST = 120;
/** What never comes to rest is looked at all the same, ms. */
const LONGEST_REST = 2000;

/** One state as the gallery's list of contents names it. */
export interface GalleryState {
  /** `main-list`. */
  readonly name: string;
  readonly window: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

interface PageOptions {
  /** Hears what a state throws. */
  readonly onError: (message: string) => void;
  /** Pixels of the screen for one of the page; 1 when absent. */
  readonly scale?: number;
}

export interface Gallery {
  readonly states: readonly GalleryState[];
  readonly openPage: (options: PageOptions) => Promise<Page>;
}

/** It is always the same moment there, in the same country: what was said is from the days around it. */
const NOW = new Date('2026-11-27T12:00:00Z');
const PLACE = { timezoneId: 'UTC', locale: 'en-US' } as const;

/** The Chromium of this system; `undefined` where there is none. */
export const findChromium = (): string | undefined => CHROMIUM_PLACES.find((place) => existsSync(place));

/** Runs with the gallery open; closes it afterwards. Rejects without a Chromium. */
export async function withGallery(run: (gallery: Gallery) => Promise<void>): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium found on this system');
  const { url, close } = await serveGallery();
  const browser = await chromium.launch({
    executablePath,
    // Letters in shades of grey look alike on every screen; those with coloured edges do not. What a page is told of
    // motion does not reach the drawings in it: they are told by the browser as a whole.
    args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text', '--force-prefers-reduced-motion'],
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
  try {
    const openPage: Gallery['openPage'] = async ({ onError, scale = 1 }) => {
      const page = await browser.newPage({ ...PLACE, deviceScaleFactor: scale });
      await page.clock.setFixedTime(NOW);
      page.on('pageerror', ({ message }) => onError(message));
      return page;
    };
    const first = await browser.newPage();
    const states = await statesOf(first, url);
    await first.close();
    await run({ states, openPage });
  } finally {
    await browser.close();
    await close();
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
        window: parameters.get('window') ?? '',
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
  state: GalleryState,
  parameters: readonly string[] = [],
): Promise<void> {
  await page.setViewportSize(sizeInLook(state, styleOf(parameters.join('&'))));
  await page.goto([state.url, ...parameters].join('&'));
  await page.waitForSelector('html[data-ready]');
  await rest(page);
}

export interface ShownLook {
  /** Parameters of the address. */
  readonly look: string;
  /** Absent: the display is large enough. */
  readonly display?: Size;
}

/** Shows a state, or another look of it, in a page of its window that stands already; each state once in a page. */
export async function showInPlace(
  page: Page,
  state: GalleryState,
  { look, display }: ShownLook,
): Promise<void> {
  const size = sizeInLook(state, styleOf(look));
  await page.setViewportSize(display === undefined ? size : fitted(size, display));
  const asked = `${new URL(state.url).search.slice(1)}&${look}`;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, asked);
  await page.waitForFunction((hash) => document.documentElement.dataset['shown'] === hash, asked);
}

/** The list of contents of a state's window in a language, for its states to be shown in its place. */
export async function showContents(page: Page, { url, window }: GalleryState, locale: string): Promise<void> {
  await page.goto(new URL(`?window=${window}&locale=${locale}`, url).href);
  await page.waitForSelector('html[data-ready]');
}

/** Until popovers and pictures have come to rest: nothing changed in the page for a while. */
export const rest = (page: Page): Promise<void> =>
  page.evaluate(
    ({ quiet, longest }) =>
      new Promise<void>((resolve) => {
        const end = (): void => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(end, quiet);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, quiet);
        });
        observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
        setTimeout(end, longest);
      }),
    { quiet: REST, longest: LONGEST_REST },
  );
