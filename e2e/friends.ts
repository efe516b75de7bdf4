import { expect } from '@playwright/test';
import type { ConversationWindow } from './pages/conversation-window.ts';
import { ALICE, BOB } from './people.ts';
import type { Person, Scene } from './scene.ts';
import { text } from './texts.ts';

/** Alice and Bob, each signed in in an application of their own. */
export async function startFriends(scene: Scene): Promise<{ readonly alice: Person; readonly bob: Person }> {
  const alice = await scene.startSignedIn(ALICE);
  return { alice, bob: await scene.startSignedIn(BOB) };
}

/** Alice's window for talking to Bob, opened as soon as her list shows him online. */
export async function openChatWithBob(alice: Person): Promise<ConversationWindow> {
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  return alice.openConversation(BOB.name);
}
