import { DEFAULT_SETTINGS, type Settings } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  conversationScene,
  openBob,
  text,
  type ConversationScene,
} from '../../../../test/conversation-scene.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { BOB, CAROL, contact, profile } from '../../../../test/scripted-engine.ts';

let scene: ConversationScene;

beforeEach(async () => {
  scene = await conversationScene();
});

afterEach(() => scene.close());

const changeAlerts = (change: Partial<Settings['alerts']>): void => {
  const { current } = scene;
  current.settings = { ...current.settings, alerts: { ...current.settings.alerts, ...change } };
};
const lineKinds = (id: string) => scene.conversations.snapshot(id)?.lines.map(({ kind }) => kind);

describe('a text', () => {
  it('is shown and kept as waiting before the engine hears of it', async () => {
    const bob = openBob(scene);
    let keptWhenAsked: unknown;
    const ask = scene.engine.ask.bind(scene.engine);
    scene.engine.ask = (request) => {
      const [line] = bob.lines;
      if (request.type === 'sendText') keptWhenAsked = scene.history.find(bob.historyKey, line?.id ?? '');
      return ask(request);
    };
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    expect(keptWhenAsked).toMatchObject({ text: 'Hello', state: 'waiting', isOwn: true });
    expect(scene.engine.asked('sendText')).toMatchObject([{ conversationId: 'e1', text: 'Hello' }]);
  });

  it('names the font of the look where none was chosen, and shows the line in the usual one', async () => {
    const bob = openBob(scene);
    const chosen = { ...DEFAULT_SETTINGS.messages.format, font: 'Georgia' };
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await scene.conversations.outgoing.sendText(bob, { text: 'Hello', format: chosen });
    scene.current.settings = { ...DEFAULT_SETTINGS, look: { ...DEFAULT_SETTINGS.look, style: 'live' } };
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    const fonts = scene.engine.asked('sendText').map(({ format }) => format?.font);
    expect(fonts).toEqual(['Microsoft Sans Serif', 'Georgia', 'Segoe UI']);
    expect(bob.lines[0]).toMatchObject({ format: { font: '' } });
  });

  it('shows every state the engine tells, and keeps it', async () => {
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state: 'sent' });
    scene.engine.play({
      type: 'lineChanged',
      conversationId: 'e1',
      lineId,
      state: 'failed',
      reason: 'refused',
    });
    expect(scene.changes.last(bob.id, 'lineStateChanged')).toMatchObject({
      state: 'failed',
      failureReason: 'refused',
    });
    expect(scene.history.find(bob.historyKey, lineId)).toMatchObject({
      state: 'failed',
      failureReason: 'refused',
    });
  });

  it('that failed goes out again under its own id, and one that was delivered does not', async () => {
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state: 'unknown' });
    expect(await scene.conversations.outgoing.sendAgain(bob, lineId)).toEqual({ ok: true });
    await settle();
    expect(scene.engine.asked('sendText').map((request) => request.lineId)).toEqual([lineId, lineId]);
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state: 'delivered' });
    expect(await scene.conversations.outgoing.sendAgain(bob, lineId)).toMatchObject({ ok: false });
    expect(bob.lines).toHaveLength(1);
  });

  it('that the engine refuses at once has failed', async () => {
    const bob = openBob(scene);
    scene.engine.answer('sendText', { ok: false, code: 'noSuchConversation', message: '' });
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    expect(bob.lines[0]).toMatchObject({ state: 'failed', failureReason: 'serverError' });
  });

  it('of blanks is not sent', async () => {
    const bob = openBob(scene);
    expect(await scene.conversations.outgoing.sendText(bob, text(' \n '))).toMatchObject({ ok: false });
    expect(bob.lines).toEqual([]);
  });
});

describe('whether one can send', () => {
  const ability = () => scene.conversations.snapshot(openBob(scene).id)?.ability;

  it('ends with the line and comes back with it (A07)', async () => {
    const bob = openBob(scene);
    scene.engine.playConnectionLost();
    expect(scene.changes.last(bob.id, 'abilityChanged')?.ability).toEqual({
      canSend: false,
      reason: 'lineLost',
    });
    expect(await scene.conversations.outgoing.sendText(bob, text('x'))).toEqual({
      ok: false,
      failure: { code: 'lineLost' },
    });
    scene.engine.playSignedIn([contact(BOB)], { afterReconnect: true });
    expect(ability()).toEqual({ canSend: true });
  });

  it('heeds the partner\u2019s absence and blocking', () => {
    openBob(scene);
    scene.engine.playPresence(contact(BOB, 'offline'), 'online');
    expect(ability()).toEqual({ canSend: false, reason: 'partnerOffline' });
    scene.engine.playPresence(contact(BOB, 'online', ['forward', 'block']), 'offline');
    expect(ability()).toEqual({ canSend: false, reason: 'blocked' });
  });

  it('leaves it to the server whether one who appears offline may write, and tells no typing meanwhile', async () => {
    const bob = openBob(scene);
    const { outgoing } = scene.conversations;
    scene.engine.play({ type: 'ownProfileChanged', profile: profile('hidden') });
    expect(ability()).toEqual({ canSend: true });
    await outgoing.sendText(bob, text('are you there?'));
    await settle();
    const lineId = scene.engine.asked('sendText')[0]?.lineId ?? '';
    scene.engine.play({
      type: 'lineChanged',
      conversationId: 'e1',
      lineId,
      state: 'failed',
      reason: 'hidden',
    });
    expect(scene.changes.last(bob.id, 'lineStateChanged')).toMatchObject({
      state: 'failed',
      failureReason: 'hidden',
    });
    await outgoing.sendTyping(bob);
    expect(scene.engine.asked('sendTyping')).toEqual([]);
  });

  it('does not know the presence of people who are not on the list', () => {
    const opened = scene.conversations.open(CAROL);
    const id = opened.ok ? opened.value.conversationId : '';
    expect(scene.conversations.snapshot(id)?.ability).toEqual({ canSend: true });
  });
});

describe('a line for somebody who is offline (B08)', () => {
  const possible = (): void => scene.engine.play({ type: 'offlineMessagesPossible' });
  const leaves = (): void => scene.engine.playPresence(contact(BOB, 'offline'), 'online');
  const ability = () => scene.conversations.snapshot(openBob(scene).id)?.ability;
  const bold = { ...DEFAULT_SETTINGS.messages.format, bold: true };
  const become = (lineId: string, state: 'sent' | 'kept'): void =>
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state });
  const fails = (lineId: string, reason: 'notOnline' | 'tooMany'): void =>
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state: 'failed', reason });

  it('can be left as soon as the server is known to keep it, and for this session alone', () => {
    openBob(scene);
    leaves();
    expect(ability()).toEqual({ canSend: false, reason: 'partnerOffline' });
    possible();
    const told = scene.changes.last(openBob(scene).id, 'abilityChanged')?.ability;
    expect(told).toEqual({ canSend: false, reason: 'keptForLater' });
    scene.engine.playConnectionLost();
    expect(ability()).toEqual({ canSend: false, reason: 'lineLost' });
    scene.engine.playSignedIn([contact(BOB, 'offline')], { afterReconnect: true });
    expect(ability()).toEqual({ canSend: false, reason: 'partnerOffline' });
    possible();
    scene.engine.playPresence(contact(BOB), 'offline');
    expect(ability()).toEqual({ canSend: true });
  });

  it('can be left by one who appears offline, and not for one who is blocked, or not on the list', () => {
    possible();
    leaves();
    scene.engine.play({ type: 'ownProfileChanged', profile: profile('hidden') });
    expect(ability()).toEqual({ canSend: false, reason: 'keptForLater' });
    scene.engine.playPresence(contact(BOB, 'offline', ['forward', 'block']), 'offline');
    expect(ability()).toEqual({ canSend: false, reason: 'blocked' });
    scene.engine.playPresence(contact(BOB, 'offline', ['allow']), 'offline');
    expect(ability()).toEqual({ canSend: true });
  });

  it('goes to the server as text alone, is shown so, and is kept', async () => {
    const bob = openBob(scene);
    possible();
    leaves();
    const request = { text: 'see you :)', format: bold };
    expect(await scene.conversations.outgoing.sendText(bob, request)).toEqual({ ok: true });
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    expect(scene.engine.asked('leaveText')).toEqual([
      { type: 'leaveText', conversationId: 'e1', lineId, text: 'see you :)' },
    ]);
    expect(scene.engine.asked('sendText')).toEqual([]);
    const { format } = DEFAULT_SETTINGS.messages;
    become(lineId, 'sent');
    expect(bob.lines).toMatchObject([{ state: 'sent', format }]);
    become(lineId, 'kept');
    expect(scene.changes.last(bob.id, 'lineStateChanged')).toMatchObject({ id: lineId, state: 'kept' });
    expect(bob.lines).toMatchObject([{ text: 'see you :)', state: 'kept', format }]);
    expect(scene.history.find(bob.historyKey, lineId)).toMatchObject({ state: 'kept', format });
    expect(await scene.conversations.outgoing.sendAgain(bob, lineId)).toMatchObject({ ok: false });
  });

  it('is left as well when it follows another, though the engine counts the partner in', async () => {
    const bob = openBob(scene);
    const participant = { account: BOB, friendlyName: 'Bob', capabilities: 0, features: [] };
    scene.engine.answerEach('openConversation', () => {
      const people = { participants: [participant], isGroup: false };
      scene.engine.play({ type: 'conversationChanged', conversationId: 'e1', ...people });
      return { ok: true, conversationId: 'e1' };
    });
    possible();
    leaves();
    await scene.conversations.outgoing.sendText(bob, text('one'));
    await settle();
    expect(ability()).toEqual({ canSend: false, reason: 'keptForLater' });
    await scene.conversations.outgoing.sendText(bob, text('two'));
    await settle();
    expect(scene.engine.asked('leaveText').map((request) => request.text)).toEqual(['one', 'two']);
    scene.engine.play({ type: 'participantJoined', conversationId: 'e1', participant });
    expect(ability()).toEqual({ canSend: true });
  });

  it('that failed because they just left is left under its own id, and then plain', async () => {
    const bob = openBob(scene);
    possible();
    await scene.conversations.outgoing.sendText(bob, { text: 'wait!', format: bold });
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    leaves();
    fails(lineId, 'notOnline');
    expect(bob.lines).toMatchObject([{ state: 'failed', format: { bold: true } }]);
    expect(await scene.conversations.outgoing.sendAgain(bob, lineId)).toEqual({ ok: true });
    await settle();
    expect(scene.engine.asked('leaveText')).toMatchObject([{ lineId, text: 'wait!' }]);
    become(lineId, 'kept');
    expect(bob.lines).toMatchObject([{ state: 'kept', format: { bold: false } }]);
    expect(scene.history.find(bob.historyKey, lineId)).toMatchObject({ format: { bold: false } });
  });

  it('that the server would not keep is left again under the same id, or sent when they are back', async () => {
    const bob = openBob(scene);
    possible();
    leaves();
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    fails(lineId, 'tooMany');
    expect(scene.history.find(bob.historyKey, lineId)).toMatchObject({ failureReason: 'tooMany' });
    await scene.conversations.outgoing.sendAgain(bob, lineId);
    await settle();
    fails(lineId, 'tooMany');
    scene.engine.playPresence(contact(BOB), 'offline');
    await scene.conversations.outgoing.sendAgain(bob, lineId);
    await settle();
    expect(scene.engine.asked('leaveText').map((request) => request.lineId)).toEqual([lineId, lineId]);
    expect(scene.engine.asked('sendText').map((request) => request.lineId)).toEqual([lineId]);
  });

  it('that nobody keeps any more was not sent: the person is offline', async () => {
    const bob = openBob(scene);
    possible();
    leaves();
    scene.engine.answer('leaveText', { ok: false, code: 'notSupported', message: '' });
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    expect(bob.lines[0]).toMatchObject({ state: 'failed', failureReason: 'notOnline' });
  });

  it('is a text: a nudge and an invitation are refused, and no typing is told', async () => {
    const bob = openBob(scene);
    const { outgoing } = scene.conversations;
    await outgoing.sendText(bob, text('Hello'));
    await settle();
    possible();
    leaves();
    expect(await outgoing.sendNudge(bob)).toEqual({ ok: false, failure: { code: 'notOnline' } });
    expect(await outgoing.invite(bob, CAROL)).toEqual({ ok: false, failure: { code: 'notOnline' } });
    await outgoing.sendTyping(bob);
    expect(scene.engine.asked('sendTyping')).toEqual([]);
  });

  it('is waited for when its window is closed, until the server has it', async () => {
    const bob = openBob(scene);
    possible();
    leaves();
    await scene.conversations.outgoing.sendText(bob, text('Hello'));
    await settle();
    scene.conversations.closed(bob.id);
    expect(scene.conversations.book.get(bob.id)).toBe(bob);
    become(bob.lines[0]?.id ?? '', 'kept');
    expect(scene.conversations.book.get(bob.id)).toBeUndefined();
  });
});

describe('a nudge (B10)', () => {
  it('writes a line and shakes; the second within ten seconds is refused with a notice', async () => {
    const bob = openBob(scene);
    const { outgoing } = scene.conversations;
    expect(await outgoing.sendNudge(bob)).toEqual({ ok: true });
    scene.clock.advance(9_999);
    expect(await outgoing.sendNudge(bob)).toEqual({ ok: false, failure: { code: 'tooSoon' } });
    expect(lineKinds(bob.id)).toEqual(['nudge', 'notice']);
    expect(scene.changes.count(bob.id, 'nudged')).toBe(1);
    scene.clock.advance(1);
    expect(await outgoing.sendNudge(bob)).toEqual({ ok: true });
    await settle();
    expect(scene.engine.asked('sendNudge')).toHaveLength(2);
  });

  it('is heard by whoever sends it, once', async () => {
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendNudge(bob);
    await scene.conversations.outgoing.sendNudge(bob);
    expect(scene.sounds).toEqual(['nudge']);
  });

  it.each<[string, () => void]>([
    ['all sounds are muted', () => changeAlerts({ muteAll: true })],
    ['its sound is off', () => changeAlerts({ sounds: { ...DEFAULT_SETTINGS.alerts.sounds, nudge: false } })],
    ['one is busy', () => scene.engine.play({ type: 'ownProfileChanged', profile: profile('busy') })],
    ['the person makes no sounds', () => scene.attentionChoices.set(BOB, { alerts: 'usual', sounds: 'off' })],
  ])('is not heard while %s', async (_when, hush) => {
    const bob = openBob(scene);
    hush();
    await scene.conversations.outgoing.sendNudge(bob);
    expect(lineKinds(bob.id)).toEqual(['nudge']);
    expect(scene.sounds).toEqual([]);
  });

  it('shakes inside where the window cannot move', async () => {
    scene.windows.isMovable = false;
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendNudge(bob);
    expect(scene.changes.last(bob.id, 'nudged')).toEqual({ type: 'nudged', inside: true });
  });
});

describe('typing notices', () => {
  it('go out once the conversation is known to the engine, unless switched off', async () => {
    const bob = openBob(scene);
    const { outgoing } = scene.conversations;
    await outgoing.sendTyping(bob);
    expect(scene.engine.asked('sendTyping')).toHaveLength(0);
    await outgoing.sendText(bob, text('Hello'));
    await settle();
    await outgoing.sendTyping(bob);
    scene.changeMessages({ sendTyping: false });
    await outgoing.sendTyping(bob);
    expect(scene.engine.asked('sendTyping')).toHaveLength(1);
  });
});

describe('an invitation', () => {
  it('of somebody who is here already, or offline, says so and asks nobody', async () => {
    const bob = openBob(scene);
    scene.engine.playPresence(contact(CAROL, 'offline'), 'online');
    expect(await scene.conversations.outgoing.invite(bob, BOB)).toMatchObject({ ok: true });
    expect(await scene.conversations.outgoing.invite(bob, CAROL)).toMatchObject({ ok: true });
    expect(bob.lines).toMatchObject([
      { notice: 'alreadyHere', name: 'Bob' },
      { notice: 'inviteOffline', name: 'Carol' },
    ]);
    expect(scene.engine.asked('invite')).toEqual([]);
  });

  it('that fails leaves a notice with the name', async () => {
    const bob = openBob(scene);
    scene.engine.answer('invite', { ok: false, code: 'notOnline', message: '' });
    const reply = await scene.conversations.outgoing.invite(bob, CAROL);
    expect(reply).toEqual({ ok: false, failure: { code: 'notOnline' } });
    expect(bob.lines).toMatchObject([{ kind: 'notice', notice: 'inviteFailed', name: CAROL }]);
  });
});

describe('a draft (B26)', () => {
  it('begun before others came is not left behind for the next time', async () => {
    const bob = openBob(scene);
    scene.conversations.outgoing.saveDraft(bob, 'for Bob alone');
    bob.isGroup = true;
    scene.conversations.outgoing.saveDraft(bob, 'for all');
    scene.conversations.closed(bob.id);
    expect(scene.conversations.snapshot(openBob(scene).id)?.draft).toBe('');
  });

  it('is there when the conversation is opened again, and gone once sent', async () => {
    const bob = openBob(scene);
    scene.conversations.outgoing.saveDraft(bob, 'half a sen');
    scene.conversations.closed(bob.id);
    const again = openBob(scene);
    expect(scene.conversations.snapshot(again.id)?.draft).toBe('half a sen');
    await scene.conversations.outgoing.sendText(again, text('half a sentence'));
    scene.conversations.closed(again.id);
    await settle();
    expect(again.draft).toBe('');
  });
});
