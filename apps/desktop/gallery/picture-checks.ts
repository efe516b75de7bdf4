/** Compares what the gallery shows with the pictures that are kept of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { comparePictures } from './compare-pictures.ts';
import type { Counts } from './counts.ts';
import { inTurns } from './in-turns.ts';
import type { Gallery, GalleryState } from './open-gallery.ts';
import { PROBE, REFERENCES, REFERENCES_FOLDER, referenceFile, type Reference } from './references.ts';
import { takePicture, takeProbe } from './take-picture.ts';

const DIFFERENCES_FOLDER = fileURLToPath(new URL('../../../test-results/gallery', import.meta.url));

/** Leaves what was seen, and where it differs, for somebody to look at. */
async function keep(name: string, pictures: Readonly<Record<string, Buffer>>): Promise<void> {
  await mkdir(DIFFERENCES_FOLDER, { recursive: true });
  for (const [ending, picture] of Object.entries(pictures))
    await writeFile(join(DIFFERENCES_FOLDER, `${name}.${ending}.png`), picture);
}

/** What is wrong with a picture, if anything. */
async function findingOf(name: string, shown: Buffer): Promise<string | undefined> {
  const file = referenceFile(name);
  if (!existsSync(file)) return 'there is no reference; gallery/renew.ts makes it';
  const comparison = comparePictures(readFileSync(file), shown);
  switch (comparison.kind) {
    case 'same':
      return undefined;
    case 'otherSize':
      await keep(name, { shown });
      return `its size is ${comparison.words}`;
    case 'different':
      await keep(name, { shown, marked: comparison.marked });
      return `${comparison.pixels} pixels of one place differ: see test-results/gallery/${name}.marked.png`;
  }
}

/** Files that belong to nothing. */
function leftOver(): readonly string[] {
  const known = new Set([PROBE, ...REFERENCES.map(({ name }) => name)].map((name) => `${name}.png`));
  return readdirSync(REFERENCES_FOLDER).filter((file) => !known.has(file));
}

interface Wanted extends Reference {
  readonly shownState: GalleryState;
}

/** References of the states that are looked at. */
export const wantedOf = ({ states }: Pick<Gallery, 'states'>): readonly Wanted[] =>
  REFERENCES.flatMap((reference) => {
    const shownState = states.find(({ name }) => name === reference.state);
    return shownState === undefined ? [] : [{ ...reference, shownState }];
  });

/** Hands every picture over; what a state throws while it is taken comes with it. */
export async function takePictures(
  { openPage }: Pick<Gallery, 'openPage'>,
  wanted: readonly Wanted[],
  hand: (name: string, picture: Buffer, errors: readonly string[]) => Promise<void>,
): Promise<void> {
  await inTurns(wanted, async (queue) => {
    const errors: string[] = [];
    const pages = new Map<number, Page>();
    const open = async (scale: number): Promise<Page> =>
      pages.get(scale) ?? (await openPage({ onError: (message) => errors.push(message), scale }));
    for (const { name, shownState, scale, ...reference } of queue) {
      const page = await open(scale);
      const picture = await takePicture(page, shownState, reference);
      await hand(name, picture, errors.splice(0));
      // A pointer that stands somewhere would stand in the next picture as well.
      if (reference.hover === undefined) pages.set(scale, page);
      else {
        pages.delete(scale);
        await page.close();
      }
    }
  });
}

/** One check for each picture. */
export async function checkPictures(gallery: Gallery): Promise<Counts> {
  const wanted = wantedOf(gallery);
  const findings = leftOver().map((file) => `references/${file} belongs to no state`);
  const probePage = await gallery.openPage({ onError: (message) => findings.push(message) });
  const probe = await takeProbe(probePage);
  await probePage.close();
  if (existsSync(referenceFile(PROBE)) && (await findingOf(PROBE, probe)) !== undefined) {
    const reason = `gallery: ${wanted.length} pictures were not compared, as this system draws letters otherwise`;
    for (const finding of findings) console.error(finding);
    return { passed: 0, failed: findings.length, skipped: [reason] };
  }
  let passed = 0;
  await takePictures(gallery, wanted, async (name, picture, errors) => {
    const finding = await findingOf(name, picture);
    const found = [...errors, ...(finding === undefined ? [] : [finding])];
    if (found.length === 0) passed += 1;
    findings.push(...found.map((words) => `picture ${name}: ${words}`));
  });
  for (const finding of findings) console.error(finding);
  return { passed, failed: findings.length, skipped: [] };
}
