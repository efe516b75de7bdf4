/** D04, D13, D14: states of the gallery in the Electron of the tests: its axe, and its pictures seen from afar. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { expectAccessible } from '../accessible.ts';
import { setScene } from '../bootstrap.ts';
import { coarseDifference } from '../coarse-difference.ts';
import { JsonLinesProcess } from '../processes/json-lines-process.ts';
import { GALLERY_MAIN, REFERENCES_FOLDER } from '../processes/paths.ts';
import type { Person } from '../scene.ts';

/** Squares that may differ, of all: scroll bars and the caret of this Chromium are its own. */
const MAX_SHARE = 0.01;
/** The gallery is built first. */
const READY_MILLISECONDS = 60_000;

interface Looked {
  /** As `gallery/references` names the picture. */
  readonly picture: string;
  readonly address: string;
}

const LOOKED: readonly Looked[] = [
  { picture: 'main-list', address: 'window=main&state=list' },
  { picture: 'main-list.live', address: 'window=main&state=list&style=live' },
  { picture: 'main-help.dark', address: 'window=main&state=help&appearance=dark' },
  { picture: 'conversation-everything', address: 'window=conversation&state=everything' },
  { picture: 'history-table.dark', address: 'window=history&state=table&appearance=dark' },
  { picture: 'options-general.dark', address: 'window=options&state=general&appearance=dark' },
];

let person: Person;
let gallery: JsonLinesProcess;
let page: Page;
const scene = setScene({}, async () => {
  gallery = new JsonLinesProcess({ name: 'gallery', command: process.execPath, args: [GALLERY_MAIN] });
  const ready = gallery.waitFor({ event: 'ready' }, { timeoutMilliseconds: READY_MILLISECONDS });
  person = await scene.start('gallery');
  const { url } = await ready;
  base = String(url);
  page = await openWindow();
});
let base: string;

test.afterAll(() => gallery.stop());

/** A window of this Electron without our preload; its session of its own may load what our windows may not. */
async function openWindow(): Promise<Page> {
  const { electron } = person.application;
  const opened = electron.waitForEvent('window');
  await electron.evaluate(({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ webPreferences: { partition: 'gallery', sandbox: true } });
    void window.loadURL(url);
  }, base);
  return opened;
}

for (const { picture, address } of LOOKED) {
  test(`D04, D13, D14: ${picture}`, async () => {
    const expected = readFileSync(join(REFERENCES_FOLDER, `${picture}.png`));
    const { width, height } = PNG.sync.read(expected);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${base}?${address}`);
    await expect(page.locator('html[data-ready]')).toBeAttached();
    await expectAccessible(page, `gallery-${picture}`);
    const shown = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    expect(coarseDifference(expected, shown)).toBeLessThanOrEqual(MAX_SHARE);
  });
}
