import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  conversationScene,
  openBob,
  type ConversationScene,
} from '../../../../../test/conversation-scene.ts';
import { BOB } from '../../../../../test/scripted-engine.ts';

let scene: ConversationScene;
beforeEach(async () => {
  scene = await conversationScene();
});
afterEach(() => scene.close());

const told = () => scene.changes.last('tabs', 'tabsChanged');
const hear = (text: string): void =>
  scene.engine.play({ type: 'textReceived', conversationId: 'e7', from: BOB, senderName: 'Bob', text });

it('tell who is in each, how they are, and what is unread', () => {
  const bob = openBob(scene);
  scene.tabWindows.fill(bob.id);
  scene.windows.states.set(bob.id, 'unfocused');
  hear('one');
  hear('two');
  expect(told()).toEqual({
    type: 'tabsChanged',
    frontId: bob.id,
    tabs: [
      {
        conversationId: bob.id,
        title: 'Bob',
        status: 'online',
        isBlocked: false,
        unread: 2,
        isTyping: false,
      },
    ],
  });
});

it('tell that somebody is writing, and that nobody is any more', () => {
  const bob = openBob(scene);
  scene.tabWindows.fill(bob.id);
  hear('one');
  scene.engine.play({ type: 'typingReceived', conversationId: 'e7', from: BOB });
  expect(told()?.tabs[0]?.isTyping).toBe(true);
  hear('two');
  expect(told()?.tabs[0]?.isTyping).toBe(false);
});

it('stand in the order of their window, without those that are gone', () => {
  const bob = openBob(scene);
  scene.tabWindows.fill('gone', bob.id);
  expect(scene.tabs.view()).toMatchObject({ frontId: 'gone', tabs: [{ conversationId: bob.id }] });
  expect([scene.tabs.has(bob.id), scene.tabs.has('other')]).toEqual([true, false]);
});

it('say nothing while there are none', () => {
  openBob(scene);
  hear('one');
  expect(scene.changes.count('tabs', 'tabsChanged')).toBe(0);
});
