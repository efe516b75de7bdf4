/** The border between a window and the application, tried from inside the window. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import { makePicture } from '../made-files.ts';
import { dropFiles, dropLink } from '../pages/drop-files.ts';
import type { Person } from '../scene.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL } from '../people.ts';
import { text } from '../texts.ts';

interface PageBridge {
  request(name: string, requestArguments: unknown): Promise<unknown>;
}

/** What a page can reach, as the code inside it sees it. */
interface PageGlobals {
  readonly nudge: PageBridge;
  readonly require?: unknown;
  readonly process?: unknown;
  readonly module?: unknown;
  readonly Buffer?: unknown;
}

let alice: Person;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
});

/** A page to lure the window to, which counts its visitors. */
async function startLure(): Promise<{ readonly url: string; visits(): Promise<number>; close(): void }> {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end('gotcha');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}/`;
  return {
    url,
    // One's own visit comes last: nothing that was on its way is left out.
    visits: async () => {
      await fetch(url);
      return visits - 1;
    },
    close: () => {
      server.close();
    },
  };
}

test('a window cannot open another', async () => {
  const lure = await startLure();
  const { page } = alice.main;
  const count = alice.application.electron.windows().length;
  const opened = await page.evaluate((url) => window.open(url) !== null, lure.url);
  expect(opened).toBe(false);
  expect(alice.application.electron.windows()).toHaveLength(count);
  expect(await lure.visits()).toBe(0);
  lure.close();
});

test('the content policy stops inline scripts, strange images and connections', async () => {
  const lure = await startLure();
  const broken = await alice.main.page.evaluate(async (url) => {
    const directives: string[] = [];
    const allBroken = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        directives.push(event.effectiveDirective);
        if (directives.length === 3) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasInjected = true';
    document.body.append(script);
    new Image().src = `${url}spy.png`;
    await fetch(`${url}tell`).catch(() => undefined);
    await allBroken;
    return { directives, wasInjected: 'wasInjected' in globalThis };
  }, lure.url);
  expect(broken.wasInjected).toBe(false);
  expect(broken.directives).toContain('img-src');
  expect(broken.directives).toContain('connect-src');
  expect(broken.directives.some((directive) => directive.startsWith('script-src'))).toBe(true);
  expect(await lure.visits()).toBe(0);
  lure.close();
});

test('Node is not within reach of a page', async () => {
  const chat = await alice.openConversation(BOB.name);
  for (const page of [alice.main.page, chat.page]) {
    const reached = await page.evaluate(() => {
      const { require, process, module, Buffer } = globalThis as unknown as PageGlobals;
      return [require, process, module, Buffer].filter((each) => each !== undefined).length;
    });
    expect(reached).toBe(0);
  }
});

test('every window is sandboxed and isolated', async () => {
  await alice.openConversation(BOB.name);
  const preferences = await alice.application.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Typed as absent in some releases, present in all.
      const read = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = read.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag: webviewTag ?? false };
    }),
  );
  for (const each of preferences) {
    expect(each).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  }
});

test('a request with bad arguments is refused', async () => {
  const replies = await alice.main.page.evaluate(() => {
    const { nudge } = globalThis as unknown as PageGlobals;
    return Promise.all([
      nudge.request('setStatus', { status: 'elsewhere' }),
      nudge.request('setDisplayName', { name: 'x'.repeat(10_000) }),
      nudge.request('openConversation', { address: 'bob@example.com', extra: true }),
      nudge.request('openConversation', undefined),
    ]);
  });
  for (const reply of replies) expect(reply).toMatchObject({ ok: false, failure: { code: 'badArguments' } });
});

test("a request of another kind of window is refused, and so is one that is nobody's", async () => {
  const chat = await alice.openConversation(BOB.name);
  const ask = (page: typeof chat.page, name: string, requestArguments: unknown): Promise<unknown> =>
    page.evaluate(
      async ([wanted, given]) => {
        const { nudge } = globalThis as unknown as PageGlobals;
        return nudge.request(wanted, given).catch(() => 'rejected');
      },
      [name, requestArguments] as const,
    );
  const refused = [
    await ask(chat.page, 'signOut', {}),
    await ask(chat.page, 'addGroup', { name: 'not from here' }),
    await ask(chat.page, 'deleteHostAccount', { address: BOB.address }),
    await ask(alice.main.page, 'sendText', { text: 'not from here' }),
    await ask(alice.main.page, 'noSuchRequest', {}),
    await ask(alice.main.page, '__proto__', {}),
  ];
  for (const reply of refused) {
    expect(reply === 'rejected' || !(reply as { ok: boolean }).ok).toBe(true);
  }
  await expect(alice.main.tree).toBeVisible();
});

test('only http, https and mailto are handed to the system', async () => {
  const replies = await alice.main.page.evaluate(() => {
    const { nudge } = globalThis as unknown as PageGlobals;
    return Promise.all(
      ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'not a link'].map((url) =>
        nudge.request('openLink', { url }),
      ),
    );
  });
  for (const reply of replies) expect(reply).toMatchObject({ ok: false });
});

test('a name of another person neither turns nor breaks a title, a row or an alert', async () => {
  const carol = await scene.startHeadless(CAROL);
  carol.send({ do: 'displayName', name: 'C\u202Earol\r\n\u0007(Busy)', id: 'name' });
  await carol.waitFor({ event: 'done', id: 'name' });
  await expect(alice.main.tree.getByText('Carol (Busy)', { exact: true })).toBeVisible();
  carol.send({ do: 'message', to: ALICE.address, text: '\u202Eone\r\ntwo', id: 'line' });
  await alice.alertSaying('Carol (Busy) says: one two');
  const chat = await alice.conversation('Carol');
  expect(await chat.page.title()).toBe(text('chat.title', { name: 'Carol (Busy)' }));
  await carol.stop();
});

test('of pictures those are served that are kept by their hash, and of the disk nothing beside them', async () => {
  const profile = join(scene.dataFolder, 'profiles', alice.application.profile);
  const kept = join(profile, 'pictures');
  await mkdir(kept, { recursive: true });
  const known = 'ab'.repeat(20);
  const color = [9, 9, 9] as const;
  await makePicture(kept, { name: known, side: 2, color });
  await makePicture(kept, { name: 'unnamed.png', side: 2, color });
  await makePicture(profile, { name: 'outside.png', side: 2, color });
  await writeFile(join(kept, 'cd'.repeat(20)), 'no picture');
  const statusOf = (path: string): Promise<number | 'failed'> =>
    alice.main.page.evaluate(
      (asked) =>
        fetch(`nudge://app/${asked}`).then(
          ({ status }) => status,
          () => 'failed' as const,
        ),
      path,
    );
  expect(await statusOf(`pictures/${known}`)).toBe(200);
  const refused = [
    `pictures/${'cd'.repeat(20)}`,
    `pictures/${'ef'.repeat(20)}`,
    `pictures/${known.toUpperCase()}`,
    `pictures/${known}/`,
    'pictures/unnamed.png',
    'pictures/..%2Foutside.png',
    'pictures/%2e%2e/outside.png',
    'pictures/..%5Coutside.png',
    'pictures/../settings.json',
    'display-pictures/..%2F..%2Fpackage.json',
    `sounds/${encodeURIComponent(join(profile, 'outside.png'))}`,
    encodeURIComponent(join(profile, 'settings.json')),
    '..%2F..%2Fpackage.json',
  ];
  for (const path of refused) expect([path, await statusOf(path)]).not.toEqual([path, 200]);
});

test('a file or a link that is dropped on a window leads it nowhere', async () => {
  const lure = await startLure();
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.emoticons'));
  await alice.main.ownPicture.click();
  const windows = [
    alice.main,
    await alice.openConversation(BOB.name),
    await alice.options(),
    await alice.emoticons(),
    await alice.picture(),
  ];
  for (const { page } of windows) {
    const before = page.url();
    for (const part of [page.locator('body'), page.getByRole('button').first()]) {
      await dropFiles(part, import.meta.filename);
      await dropLink(part, lure.url);
    }
    expect(await page.evaluate(() => location.href)).toBe(before);
  }
  for (const page of alice.application.electron.windows()) expect(page.url()).toMatch(/^nudge:\/\/app\//);
  expect(await lure.visits()).toBe(0);
  lure.close();
});

/** The last one: the page stays, but its driver goes on waiting for the navigation that was refused. */
test('a window cannot be led elsewhere', async () => {
  const lure = await startLure();
  const { page } = alice.main;
  const before = page.url();
  await alice.application.electron.evaluate(({ webContents }) => {
    const seen: boolean[] = [];
    Object.assign(globalThis, { refusedNavigations: seen });
    for (const contents of webContents.getAllWebContents()) {
      contents.on('will-navigate', (event) => seen.push(event.defaultPrevented));
    }
  });
  await page.evaluate((url) => {
    location.href = url;
  }, lure.url);
  await page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    document.body.append(link);
    link.click();
    link.remove();
  }, lure.url);
  await expect
    .poll(() =>
      alice.application.electron.evaluate(
        () => (globalThis as unknown as { refusedNavigations: readonly boolean[] }).refusedNavigations,
      ),
    )
    .toEqual([true, true]);
  expect(await page.evaluate(() => location.href)).toBe(before);
  expect(await lure.visits()).toBe(0);
  lure.close();
});
