/**
 * Takes a picture of every state of the gallery with the system's Chromium:
 * `node gallery/shots.ts [FOLDER] [PART-OF-NAME]`. Builds nothing that ships.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';

const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

interface Shot {
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

async function shotsOf(page: Page, base: string): Promise<readonly Shot[]> {
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

async function take(page: Page, shot: Shot, folder: string): Promise<void> {
  await page.setViewportSize({ width: shot.width, height: shot.height });
  await page.goto(shot.url);
  await page.waitForSelector('html[data-ready]');
  await page.waitForTimeout(120);
  await page.screenshot({ path: join(folder, `${shot.name}.png`) });
}

const [folder = 'out/shots', wanted = ''] = process.argv.slice(2);
const executablePath = CHROMIUM_PLACES.find((place) => existsSync(place));
if (executablePath === undefined) throw new Error('no Chromium found on this system');
mkdirSync(folder, { recursive: true });

const server = await createServer({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)) });
await server.listen(0);
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu'],
  ignoreDefaultArgs: ['--hide-scrollbars'],
});
try {
  const base = server.resolvedUrls?.local[0] ?? '';
  const page = await browser.newPage({ deviceScaleFactor: Number(process.env['SHOT_SCALE'] ?? 1) });
  page.on('pageerror', (error) => console.error(`page error at ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`console at ${page.url()}: ${message.text()}`);
  });
  for (const shot of await shotsOf(page, base)) {
    if (shot.name.includes(wanted)) await take(page, shot, folder);
  }
} finally {
  await browser.close();
  await server.close();
}
