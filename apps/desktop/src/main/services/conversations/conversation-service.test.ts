import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  conversationScene,
  openBob,
  text,
  type ConversationScene,
} from '../../../../test/conversation-scene.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { account, BOB, contact, profile } from '../../../../test/scripted-engine.ts';
import { SESSION_LINES_MAX } from './conversation.ts';

const scenes: ConversationScene[] = [];

async function newScene(options?: Parameters<typeof conversationScene>[0]): Promise<ConversationScene> {
  const scene = await conversationScene(options);
  scenes.push(scene);
  return scene;
}

afterEach(() => {
  for (const scene of scenes.splice(0)) scene.close();
});

describe('one\u2019s own name for somebody', () => {
  it('stands in title, people, notices, lines and alerts', async () => {
    const scene = await newScene();
    scene.nicknames.set(BOB, 'Bobby');
    const said = { conversationId: 'e7', from: BOB, senderName: 'Bob', text: 'hi' } as const;
    scene.engine.play({ type: 'textReceived', ...said });
    const bob = openBob(scene);
    expect(scene.conversations.snapshot(bob.id)?.participants[0]?.displayName).toBe('Bobby');
    expect(scene.conversations.book.views()[0]?.title).toBe('Bobby');
    expect(scene.conversations.book.nameOf(bob, BOB)).toBe('Bobby');
    expect(bob.lines).toMatchObject([{ senderName: 'Bobby' }]);
    expect(scene.alerts.map(({ name }) => name)).toEqual(['Bobby']);
  });

  it('is told to open conversations when it is given, and gone when it is taken back', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    const told = () => scene.changes.last(bob.id, 'participantsChanged')?.participants[0]?.displayName;
    scene.nicknames.set(BOB, 'Bobby');
    scene.conversations.tellName(BOB.toUpperCase());
    expect(told()).toBe('Bobby');
    scene.nicknames.clear();
    scene.conversations.tellName(BOB);
    expect(told()).toBe('Bob');
  });
});

describe('a window', () => {
  it('is one per person: opening again brings it forward', async () => {
    const scene = await newScene();
    const first = openBob(scene);
    expect(openBob(scene).id).toBe(first.id);
    expect(scene.windows.opened).toHaveLength(2);
  });

  it('that is looked at, or closed, is read', async () => {
    const scene = await newScene();
    const { id } = openBob(scene);
    const read: string[] = [];
    scene.conversations.read.subscribe((conversation) => void read.push(conversation.id));
    scene.conversations.focused(id);
    scene.conversations.focused('gone');
    scene.conversations.closed(id);
    expect(read).toEqual([id, id]);
  });

  it('that is closed leaves the conversation', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    scene.conversations.closed(bob.id);
    expect(scene.engine.asked('leaveConversation')).toHaveLength(0);
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state: 'delivered' });
    expect(scene.engine.asked('leaveConversation')).toEqual([
      { type: 'leaveConversation', conversationId: 'e1' },
    ]);
    expect(scene.conversations.book.all()).toEqual([]);
  });

  it('that is closed leaves the conversation as well when the engine does not take the last line', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    scene.engine.answer('sendText', { ok: false, code: 'notOnline', message: '' });
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    scene.conversations.closed(bob.id);
    expect(scene.conversations.book.all()).toEqual([bob]);
    await settle();
    expect(scene.conversations.book.all()).toEqual([]);
    expect(scene.engine.asked('leaveConversation')).toHaveLength(1);
  });

  it('opened again while lines are on their way is the same conversation', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    scene.conversations.closed(bob.id);
    expect(scene.conversations.book.views()).toEqual([]);
    expect(openBob(scene).lines).toHaveLength(1);
  });

  it('that a line opens again before the last own line settled stays', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    scene.windows.close(bob.id);
    scene.conversations.closed(bob.id);
    const answer = { conversationId: 'e1', from: BOB, senderName: '', text: 'Hi' } as const;
    scene.engine.play({ type: 'textReceived', ...answer });
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state: 'delivered' });
    expect(scene.windows.opened.at(-1)).toEqual({ id: bob.id, how: 'behind' });
    expect(scene.conversations.book.views()).toMatchObject([{ conversationId: bob.id, lastLine: 'Hi' }]);
    expect(scene.conversations.snapshot(bob.id)?.lines).toHaveLength(2);
  });

  it('shows the last lines of the time before, and earlier ones by pages of fifty (B26)', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    for (let index = 1; index <= 100; index += 1) {
      scene.engine.play({
        type: 'textReceived',
        conversationId: 'e1',
        from: BOB,
        senderName: '',
        text: `line ${index}`,
      });
    }
    scene.conversations.closed(bob.id);
    const again = openBob(scene);
    const shown = scene.conversations.snapshot(again.id);
    expect(shown?.lines).toHaveLength(20);
    expect(shown?.lines[0]).toMatchObject({ text: 'line 81', isEarlier: true });
    expect(shown?.hasEarlier).toBe(true);
    const page = scene.conversations.outgoing.loadEarlier(again, shown?.lines[0]?.id ?? '');
    expect(page.ok && page.value.lines).toHaveLength(50);
    expect(page).toMatchObject({ value: { hasEarlier: true, lines: { 0: { text: 'line 31' } } } });
    const rest = scene.conversations.outgoing.loadEarlier(
      again,
      page.ok ? (page.value.lines[0]?.id ?? '') : '',
    );
    expect(rest).toMatchObject({ value: { hasEarlier: false, lines: { length: 30 } } });
  });

  it('that is loaded anew after a long talk leaves no gap, and goes back from a notice', async () => {
    const scene = await newScene();
    const say = (words: string): void =>
      scene.engine.play({
        type: 'textReceived',
        conversationId: 'e1',
        from: BOB,
        senderName: '',
        text: words,
      });
    const first = openBob(scene);
    say('long ago');
    scene.conversations.closed(first.id);
    const bob = openBob(scene);
    for (const words of ['one', 'two']) say(words);
    scene.conversations.book.addNotice(bob, 'nudgeTooSoon', '');
    for (let index = 1; index < SESSION_LINES_MAX; index += 1) say(`line ${index}`);
    const shown = scene.conversations.snapshot(bob.id);
    expect(shown?.hasEarlier).toBe(true);
    expect(shown?.lines.map((line) => (line.kind === 'text' ? line.text : line.kind))).toEqual([
      'notice',
      ...Array.from({ length: SESSION_LINES_MAX - 1 }, (_unused, index) => `line ${index + 1}`),
    ]);
    const page = scene.conversations.outgoing.loadEarlier(bob, shown?.lines[0]?.id ?? '');
    expect(page).toMatchObject({
      value: { lines: [{ text: 'long ago' }, { text: 'one' }, { text: 'two' }] },
    });
  });
});

describe('the end of a session', () => {
  it('makes lines on their way unknown, and keeps the window and its draft', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    scene.conversations.outgoing.saveDraft(bob, 'and');
    scene.engine.play({ type: 'signedOut', reason: 'otherPlace' });
    const shown = scene.conversations.snapshot(bob.id);
    expect(shown?.lines).toMatchObject([{ state: 'unknown' }]);
    expect(shown?.draft).toBe('and');
    expect(shown?.ability).toEqual({ canSend: false, reason: 'signedOut' });
  });

  it('is followed by a new one in the same window', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    scene.messenger.control.take({ type: 'signedOut', reason: 'requested' });
    await scene.messenger.control.signIn({
      serverId: 'thisComputer',
      address: 'alice@example.com',
      password: 'secret',
      status: 'online',
      rememberMe: false,
      rememberPassword: false,
      signInAutomatically: false,
    });
    await settle();
    scene.engine.playSignedIn([contact(BOB)]);
    await scene.conversations.outgoing.sendText(bob, text('Back again'));
    await settle();
    expect(scene.engine.asked('openConversation')).toHaveLength(1);
    expect(scene.engine.asked('sendText')).toMatchObject([{ text: 'Back again' }]);
  });

  it('closes windows when another account signs in', async () => {
    const scene = await newScene();
    const bob = openBob(scene);
    const carol = { ...profile(), account: account('carol@example.com') };
    scene.engine.state = { ...scene.engine.state, profile: carol };
    scene.engine.play({ type: 'signedIn', version: 12, afterReconnect: false });
    expect(scene.windows.stateOf(bob.id)).toBe('new');
    expect(scene.conversations.book.all()).toEqual([]);
  });
});

describe('a history that cannot keep', () => {
  it('does not stop a line: it is sent, shown, and said once (full disk)', async () => {
    const scene = await newScene({ maxPages: 30 });
    const bob = openBob(scene);
    const long = 'x'.repeat(4000);
    for (let index = 0; index < 60; index += 1) {
      await scene.conversations.outgoing.sendText(bob, text(`${index} ${long}`));
    }
    await settle();
    expect(scene.engine.asked('sendText')).toHaveLength(60);
    const notices = bob.lines.flatMap((line) => (line.kind === 'notice' ? [line.notice] : []));
    expect(notices).toEqual(['historyNotKept']);
    expect(bob.lines.filter(({ kind }) => kind === 'text')).toHaveLength(60);
  });

  it('is not written at all when the person does not want it', async () => {
    const scene = await newScene();
    scene.changeMessages({ keepHistory: false });
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    expect(scene.history.last(bob.historyKey).lines).toEqual([]);
    expect(bob.lines).toHaveLength(1);
  });

  it('begins afresh where the file was damaged', async () => {
    const base = await newScene();
    const file = path.join(base.folder, 'damaged.sqlite');
    writeFileSync(file, 'this is not a database, whatever its name says. '.repeat(100));
    const scene = await newScene({ file });
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    expect(scene.history.last(bob.historyKey).lines).toHaveLength(1);
  });
});
