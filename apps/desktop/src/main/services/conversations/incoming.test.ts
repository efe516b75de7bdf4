import type { Participant } from '@nudge/msnp-engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversationScene, openBob, type ConversationScene } from '../../../../test/conversation-scene.ts';
import { account, BOB, CAROL, contact, profile } from '../../../../test/scripted-engine.ts';
import { severalKey } from '../history/several-key.ts';
import { SESSION_LINES_MAX } from './conversation.ts';
import { NUDGE_LINES_MAX, NUDGE_SHAKE_INTERVAL_MILLISECONDS } from './incoming.ts';

let scene: ConversationScene;

beforeEach(async () => {
  scene = await conversationScene();
});

afterEach(() => scene.close());

const DAVE = account('dave@example.com');

const say = (words: string, from = BOB, conversationId = 'e9'): void =>
  scene.engine.play({ type: 'textReceived', conversationId, from, senderName: '', text: words });

const nudge = (): void => scene.engine.play({ type: 'nudgeReceived', conversationId: 'e9', from: BOB });

const participant = (address: typeof BOB): Participant => ({
  account: address,
  friendlyName: '',
  capabilities: 0,
  features: [],
});

/** The conversation the engine calls so. */
function known(engineId = 'e9') {
  const conversation = scene.conversations.book.byEngineId(engineId);
  if (conversation === undefined) throw new Error('no such conversation');
  return conversation;
}

describe('a text', () => {
  it('of somebody who is to be quiet only flashes and counts', () => {
    scene.attentionChoices.set(BOB, { alerts: 'off', sounds: 'off' });
    say('Hello Alice');
    expect([scene.alerts, scene.sounds]).toEqual([[], []]);
    expect(known().unread).toBe(1);
  });

  it('opens its window minimised where that is wished', () => {
    const { settings } = scene.current;
    scene.current.settings = { ...settings, alerts: { ...settings.alerts, opensMinimized: true } };
    say('Hello Alice');
    const { id } = known();
    expect(scene.windows.opened).toEqual([{ id, how: 'minimized' }]);
    expect(scene.alerts).toHaveLength(1);
    expect(scene.windows.flashed).toEqual([id]);
  });

  it('opens a window behind the others, with alert, sound and a count', () => {
    say('Hello Alice');
    const { id } = known();
    expect(scene.windows.opened).toEqual([{ id, how: 'behind' }]);
    expect(scene.alerts).toMatchObject([{ kind: 'message', name: 'Bob', text: 'Hello Alice' }]);
    expect(scene.sounds).toEqual(['newalert']);
    expect(scene.changes.last('main', 'conversationsChanged')?.conversations).toEqual([
      { conversationId: id, title: 'Bob', unread: 1, lastLine: 'Hello Alice' },
    ]);
    scene.conversations.focused(id);
    expect(scene.changes.last('main', 'conversationsChanged')?.conversations).toMatchObject([{ unread: 0 }]);
  });

  it('shows its sender in one line that turns nothing around it', () => {
    const [from, words] = [account('eve@example.com'), '\u202Ehello\n\nworld\u0007'];
    const event = { type: 'textReceived', conversationId: 'e9', from, text: words } as const;
    scene.engine.play({ ...event, senderName: `\u202E${'Eve '.repeat(300_000)}` });
    const line = known().lines[0];
    expect(line).toMatchObject({ kind: 'text', text: words });
    const shown = line !== undefined && 'senderName' in line ? line.senderName : '';
    expect(shown).toMatch(/^(?:Eve ){90,96}(?:E|Ev|Eve)?…$/);
    expect(scene.changes.last('main', 'conversationsChanged')?.conversations).toMatchObject([
      { title: shown, lastLine: 'hello world' },
    ]);
    const carol = { ...participant(CAROL), friendlyName: '\u2066Carol\r\n' };
    scene.engine.play({
      type: 'conversationChanged',
      conversationId: 'e9',
      participants: [carol],
      isGroup: false,
    });
    const people = scene.changes.last(known().id, 'participantsChanged')?.participants;
    expect(people?.find(({ address }) => address === CAROL)?.displayName).toBe('Carol');
  });

  it('goes to the window that is open for the same person', () => {
    const bob = openBob(scene);
    say('Hello');
    expect(known().id).toBe(bob.id);
    expect(bob.lines).toMatchObject([{ kind: 'text', senderName: 'Bob', isOwn: false }]);
    expect(scene.windows.flashed).toEqual([]);
  });

  it('flashes only the window it is for (C04)', () => {
    say('one', BOB, 'e9');
    say('two', CAROL, 'e10');
    say('three', CAROL, 'e10');
    const carol = known('e10').id;
    expect(scene.windows.flashed).toEqual([known('e9').id, carol, carol]);
  });

  it('is never believed to be one of our own lines', () => {
    const bob = openBob(scene);
    say('Hello');
    say('Hello');
    expect(new Set(bob.lines.map(({ id }) => id)).size).toBe(2);
  });

  it('stays in bounds, however many come', () => {
    scene.changeMessages({ keepHistory: false });
    for (let index = 0; index < SESSION_LINES_MAX + 20; index += 1) say(`line ${index}`);
    expect(known().lines).toHaveLength(SESSION_LINES_MAX);
    expect(known().lines[0]).toMatchObject({ text: 'line 20' });
  });

  it('counts and flashes silently while Busy (C03)', () => {
    scene.engine.play({ type: 'ownProfileChanged', profile: profile('busy') });
    say('Hello');
    expect(scene.alerts).toEqual([]);
    expect(scene.sounds).toEqual([]);
    expect(scene.windows.flashed).toHaveLength(1);
    expect(known().unread).toBe(1);
  });
});

describe('a typing notice (B06)', () => {
  const typing = () => scene.changes.last(known().id, 'typingChanged')?.typing;
  const write = (): void => scene.engine.play({ type: 'typingReceived', conversationId: 'e9', from: BOB });

  it('goes after six seconds without another', () => {
    say('Hello');
    write();
    expect(typing()).toEqual([BOB]);
    scene.clock.advance(5000);
    write();
    scene.clock.advance(6000 - 1);
    expect(typing()).toEqual([BOB]);
    scene.clock.advance(1);
    expect(typing()).toEqual([]);
  });

  it('goes at once with the message', () => {
    say('Hello');
    write();
    say('there');
    expect(typing()).toEqual([]);
  });

  it('opens no window by itself', () => {
    write();
    expect(scene.windows.opened).toEqual([]);
  });
});

describe('a nudge (B10)', () => {
  it('shakes once in ten seconds; later ones only write their line', () => {
    openBob(scene);
    nudge();
    nudge();
    const { id } = known();
    expect(scene.changes.count(id, 'nudged')).toBe(1);
    expect(known().lines.map(({ kind }) => kind)).toEqual(['nudge', 'nudge']);
    expect(scene.sounds).toEqual(['nudge']);
    scene.clock.advance(NUDGE_SHAKE_INTERVAL_MILLISECONDS);
    nudge();
    expect(scene.changes.count(id, 'nudged')).toBe(2);
  });

  it('that nobody was there to see is told of as missed', () => {
    nudge();
    expect(scene.missedNudges).toEqual(['Bob']);
    scene.windows.states.set(known().id, 'focused');
    nudge();
    expect(scene.missedNudges).toHaveLength(1);
    scene.changeMessages({ allowNudges: false });
    scene.windows.states.set(known().id, 'minimized');
    nudge();
    expect(scene.missedNudges).toHaveLength(1);
  });

  it('behind a program that fills the screen is missed', () => {
    nudge();
    scene.windows.states.set(known().id, 'unfocused');
    nudge();
    expect(scene.missedNudges).toHaveLength(1);
    scene.screen.isCovered = true;
    nudge();
    expect(scene.missedNudges).toHaveLength(2);
  });

  it('a flood of them neither fills the window nor the history', () => {
    for (let index = 0; index < 10_000; index += 1) nudge();
    expect(known().lines).toHaveLength(NUDGE_LINES_MAX);
    expect(scene.sounds).toEqual(['nudge']);
  });

  it('opens its window quietly when nudges are switched off', () => {
    scene.changeMessages({ allowNudges: false });
    nudge();
    expect(scene.windows.opened).toEqual([{ id: known().id, how: 'behind' }]);
    expect([scene.sounds, scene.alerts]).toEqual([[], []]);
  });

  it('only writes its line when nudges are switched off, and never shakes a minimised window', () => {
    const bob = openBob(scene);
    scene.changeMessages({ allowNudges: false });
    nudge();
    scene.changeMessages({ allowNudges: true });
    scene.windows.states.set(bob.id, 'minimized');
    scene.clock.advance(NUDGE_SHAKE_INTERVAL_MILLISECONDS);
    nudge();
    expect(scene.changes.count(bob.id, 'nudged')).toBe(0);
    expect(scene.windows.flashed).toEqual([bob.id]);
    expect(bob.lines).toHaveLength(2);
  });
});

describe('several people (B19)', () => {
  const gather = (isGroup: boolean, ...people: readonly (typeof BOB)[]): void =>
    scene.engine.play({
      type: 'conversationChanged',
      conversationId: 'e9',
      participants: people.map(participant),
      isGroup,
    });

  it('join with a line, and leave with one', () => {
    say('Hello');
    scene.engine.play({ type: 'participantJoined', conversationId: 'e9', participant: participant(CAROL) });
    gather(true, BOB, CAROL);
    scene.engine.play({ type: 'participantLeft', conversationId: 'e9', account: CAROL, idle: false });
    const lines = known().lines.flatMap((line) => (line.kind === 'notice' ? [line.notice] : []));
    expect(lines).toEqual(['joined', 'left']);
    const change = scene.changes.last(known().id, 'participantsChanged');
    expect(change?.isGroup).toBe(true);
    expect(change?.participants.map(({ address, isPresent }) => [address, isPresent])).toEqual([
      [BOB, true],
      [CAROL, false],
    ]);
  });

  it('read as added when we invited them', async () => {
    const bob = openBob(scene);
    scene.engine.answer('openConversation', { ok: true, conversationId: 'e9' });
    await scene.conversations.outgoing.invite(bob, CAROL);
    scene.engine.play({ type: 'participantJoined', conversationId: 'e9', participant: participant(CAROL) });
    expect(bob.lines).toMatchObject([{ kind: 'notice', notice: 'added', name: CAROL }]);
    expect(bob.isGroup).toBe(true);
  });

  it('are known from the first line of a conversation that began in silence', () => {
    gather(true, BOB, CAROL);
    expect(scene.windows.opened).toEqual([]);
    say('Hello everybody');
    expect([...known().people.keys()].toSorted()).toEqual([BOB, CAROL]);
    expect(known().isGroup).toBe(true);
  });

  it('have one history, however often they meet; with somebody more it is another', () => {
    gather(true, BOB, CAROL);
    say('Hello everybody');
    const first = known();
    const key = first.historyKey;
    expect(scene.history.conversations(key.account)).toMatchObject([
      { conversation: key.conversation, lineCount: 1, people: [{ address: BOB }, { address: CAROL }] },
    ]);
    scene.engine.play({ type: 'participantJoined', conversationId: 'e9', participant: participant(DAVE) });
    say('Hello Dave');
    expect(scene.history.conversations(key.account)).toHaveLength(2);
    expect(first.historyKeys.map(({ conversation }) => conversation)).toEqual([
      severalKey([DAVE, CAROL, BOB]),
      key.conversation,
      BOB,
    ]);
    scene.conversations.closed(first.id);
    gather(true, CAROL, BOB);
    say('Again');
    const kept = scene.history.conversations(key.account);
    expect(kept.find(({ conversation }) => conversation === key.conversation)?.lineCount).toBe(2);
  });

  it('cannot be written to once all have left', () => {
    say('Hello');
    gather(true, BOB, CAROL);
    gather(true);
    expect(scene.conversations.snapshot(known().id)?.ability).toEqual({
      canSend: false,
      reason: 'nobodyLeft',
    });
  });

  it('leave a conversation of two without a line', () => {
    say('Hello');
    scene.engine.play({ type: 'participantLeft', conversationId: 'e9', account: BOB, idle: true });
    expect(known().lines.map(({ kind }) => kind)).toEqual(['text']);
  });
});

describe('who can be invited', () => {
  it('is brought up to date once for many arrivals', () => {
    const bob = openBob(scene);
    scene.clock.advance(1000);
    const before = scene.changes.count(bob.id, 'invitableChanged');
    for (let index = 0; index < 50; index += 1) {
      scene.engine.playPresence(contact(account(`p${index}@example.com`)), 'offline');
    }
    scene.clock.advance(1000);
    expect(scene.changes.count(bob.id, 'invitableChanged')).toBe(before + 1);
    expect(scene.changes.last(bob.id, 'invitableChanged')?.invitable).toHaveLength(50);
  });
});
