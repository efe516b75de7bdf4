/** Files that a page was given, and paths that it was not: what of them leaves the window. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { text } from '../texts.ts';

/** The bridge as the code inside a page sees it. */
interface PageGlobals {
  readonly nudge: {
    request(name: string, requestArguments: unknown): Promise<unknown>;
    dropFiles(files: readonly File[]): Promise<unknown>;
  };
}

let chat: ConversationWindow;
let folder: string;
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  const alice = await opened.startSignedIn(ALICE);
  await opened.startSignedIn(BOB);
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  chat = await alice.openConversation(BOB.name);
});

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nudge-dropped-'));
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('a page cannot name a file by its path', async () => {
  const reply = await chat.page.evaluate(() => {
    const { nudge } = globalThis as unknown as PageGlobals;
    return nudge.request('offerFiles', { paths: ['/etc/hostname'] });
  });
  expect(reply).toEqual({ ok: false, failure: { code: 'notAllowed' } });
});

test('a file that the page made itself lies on no disk', async () => {
  const reply = await chat.page.evaluate(() => {
    const { nudge } = globalThis as unknown as PageGlobals;
    return nudge.dropFiles([new File(['x'], 'made.txt')]);
  });
  expect(reply).toEqual({ ok: false, failure: { code: 'noSuchFile' } });
});

test('of a file that the page was given, main learns where it lies', async () => {
  const file = join(folder, 'Grüße an alle.txt');
  await writeFile(file, 'x');
  await chat.page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'given-file';
    document.body.append(input);
  });
  const input = chat.page.locator('#given-file');
  await input.setInputFiles(file);
  // Main looks there, and finds that it is gone.
  await rm(file);
  const reply = await input.evaluate((element) => {
    const { nudge } = globalThis as unknown as PageGlobals;
    const { files } = element as HTMLInputElement;
    return nudge.dropFiles([...(files ?? [])]);
  });
  expect(reply).toEqual({ ok: true });
  await expect(chat.line(text('chat.notice.fileUnreadable', { name: 'Grüße an alle.txt' }))).toBeVisible();
});
