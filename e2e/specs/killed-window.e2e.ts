/** The process of one window is killed: that window is loaded again with what was in it, and no other notices. */
import { expect, test, type Page } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import { openChatWithBob } from '../friends.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL } from '../people.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import type { Person } from '../scene.ts';

const DRAFT = 'half a thought';

interface ChatGlobals {
  readonly nudge: {
    request(name: 'getSnapshot', given: object): Promise<{ readonly value?: { readonly draft: string } }>;
  };
}

let alice: Person;
let bob: JsonLinesProcess;
let chat: ConversationWindow;
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  bob = await opened.startHeadless(BOB);
  await opened.startHeadless(CAROL);
  alice = await opened.startSignedIn(ALICE);
  chat = await openChatWithBob(alice);
});

test.describe.configure({ mode: 'serial' });

async function say(words: string): Promise<void> {
  const before = bob.mark();
  bob.send({ do: 'message', to: ALICE.address, text: words, id: words });
  await bob.waitFor({ event: 'delivered', id: words }, { since: before });
}

/** What main would give a window that opens now. */
const keptDraft = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => {
    const { nudge } = globalThis as unknown as ChatGlobals;
    return (await nudge.request('getSnapshot', {})).value?.draft;
  });

test('the contact list comes again, signed in, and a conversation beside it goes on', async () => {
  const words = await alice.application.killPage(alice.main.page);
  await expect.poll(words, { timeout: 20_000 }).toContain(CAROL.name);
  await say('did you see that?');
  await expect(chat.line('did you see that?')).toBeVisible();
  await chat.say('what?');
  await bob.waitFor({ event: 'message', text: 'what?' });
});

test('a conversation comes again with its lines and its draft, and hears what is said next', async () => {
  await chat.input.fill(DRAFT);
  // What is typed is kept when its person pauses.
  await expect.poll(() => keptDraft(chat.page)).toBe(DRAFT);
  const words = await alice.application.killPage(chat.page);
  await expect.poll(words, { timeout: 20_000 }).toContain('did you see that?');
  await expect.poll(words).toContain(DRAFT);
  await say('still there?');
  await expect.poll(words).toContain('still there?');
});
