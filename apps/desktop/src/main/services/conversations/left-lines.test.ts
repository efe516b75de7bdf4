import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import type { MessengerEvent } from '@nudge/msnp-engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conversationScene, openBob, type ConversationScene } from '../../../../test/conversation-scene.ts';
import { account, BOB, CAROL, profile } from '../../../../test/scripted-engine.ts';
import {
  LEFT_REMEMBERED_MAX,
  LEFT_SOUND_INTERVAL_MILLISECONDS,
  TAKEN_DELAY_MILLISECONDS,
} from './left-lines.ts';

type LeftEvent = Extract<MessengerEvent, { readonly type: 'offlineMessageReceived' }>;

let scene: ConversationScene;

beforeEach(async () => {
  scene = await conversationScene();
});

afterEach(() => scene.close());

const DAY_BEFORE = 1_000_000 - 86_400;
const KEY = { account: 'alice@example.com', conversation: BOB } as const;

function come(messageId: string, change: Partial<LeftEvent> = {}): void {
  scene.engine.play({
    type: 'offlineMessageReceived',
    messageId,
    from: BOB,
    senderName: 'Bob',
    text: `text of ${messageId}`,
    sentAt: DAY_BEFORE,
    ...change,
  });
}

const withBob = () => scene.conversations.book.withPartner(BOB);
const textsWithBob = () => withBob()?.lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const kept = () => scene.history.last(KEY).lines;
const taken = () => scene.engine.asked('offlineMessagesTaken').map(({ messageIds }) => messageIds);
const waitUntilTold = (): void => scene.clock.advance(TAKEN_DELAY_MILLISECONDS);

/** The conversation is closed, and the application with everything it only remembered started anew. */
async function restart(): Promise<void> {
  const { historyFile } = scene;
  scene.history.close();
  const before = scene;
  scene = await conversationScene({ file: historyFile });
  const { close } = scene;
  scene.close = () => {
    close();
    before.close();
  };
}

describe('a line that was left while one was offline', () => {
  it('opens a window behind the others as a first message does, and says when it was written', () => {
    come('m1', { text: 'call me' });
    const id = withBob()?.id ?? '';
    expect(scene.windows.opened).toEqual([{ id, how: 'behind' }]);
    expect(scene.windows.flashed).toEqual([id]);
    expect(scene.alerts).toMatchObject([{ kind: 'message', name: 'Bob', text: 'call me' }]);
    expect(scene.sounds).toEqual(['newalert']);
    const { format } = DEFAULT_SETTINGS.messages;
    const facts = { kind: 'text', text: 'call me', at: DAY_BEFORE, isOwn: false, senderName: 'Bob' };
    expect(withBob()?.lines).toMatchObject([{ ...facts, format, wasLeft: true, isEarlier: false }]);
    expect(kept()).toMatchObject([{ ...facts, format, wasLeft: true, isEarlier: true }]);
  });

  it('was received now, whenever it was sent', () => {
    come('m1');
    expect(scene.changes.last(withBob()?.id ?? '', 'lastReceivedChanged')?.at).toBe(scene.clock.now());
  });

  it('is one of several: one alert and one sound for each person, and all of them unread', () => {
    come('m1');
    come('m2');
    come('m3', { from: CAROL, senderName: 'Carol' });
    come('m4');
    expect(scene.alerts.map(({ name }) => name)).toEqual(['Bob', 'Carol']);
    expect(scene.sounds).toEqual(['newalert', 'newalert']);
    expect(withBob()?.unread).toBe(3);
    scene.clock.advance(LEFT_SOUND_INTERVAL_MILLISECONDS);
    come('m5');
    expect(scene.sounds).toEqual(['newalert', 'newalert', 'type']);
  });

  it('makes no noise while one is busy', () => {
    scene.engine.play({ type: 'ownProfileChanged', profile: profile('busy') });
    come('m1');
    expect([scene.alerts, scene.sounds]).toEqual([[], []]);
    expect(withBob()?.unread).toBe(1);
  });

  it('goes to the window that is open for the same person, in the order in which it comes', () => {
    const bob = openBob(scene);
    come('m1');
    come('m2', { sentAt: DAY_BEFORE + 5 });
    expect(scene.conversations.book.all()).toEqual([bob]);
    expect(textsWithBob()).toEqual(['text of m1', 'text of m2']);
  });

  it('shows the name of a stranger in one line that turns nothing around it', () => {
    come('m1', { from: account('eve@example.com'), senderName: '\u202EEve\r\n' });
    const eve = scene.conversations.book.withPartner('eve@example.com');
    expect(eve?.lines).toMatchObject([{ senderName: 'Eve' }]);
    expect(eve?.partner.displayName).toBe('Eve');
  });

  it('comes to nobody who is signed out', () => {
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    come('m1');
    expect(scene.conversations.book.all()).toEqual([]);
  });
});

describe('the server may forget a line', () => {
  it('only after it stands on the disk, several of them together', () => {
    const order: string[] = [];
    const sync = scene.history.sync.bind(scene.history);
    scene.history.sync = () => {
      order.push(`on the disk: ${kept().length}`);
      return sync();
    };
    scene.engine.answerEach('offlineMessagesTaken', ({ messageIds }) => {
      order.push(`taken: ${messageIds.join(' ')}`);
      return { ok: true };
    });
    come('m1');
    come('m2');
    expect(order).toEqual([]);
    waitUntilTold();
    expect(order).toEqual(['on the disk: 2', 'taken: m1 m2']);
  });

  it('not while it is not known to be on the disk', () => {
    scene.history.sync = () => false;
    come('m1');
    waitUntilTold();
    expect(taken()).toEqual([]);
  });

  it('not where it could not be kept: it comes again next time', async () => {
    scene.history.append = () => false;
    come('m1');
    waitUntilTold();
    expect(textsWithBob()).toEqual(['text of m1']);
    come('m1');
    waitUntilTold();
    expect(textsWithBob()).toHaveLength(1);
    expect(taken()).toEqual([]);
    await restart();
    come('m1');
    waitUntilTold();
    expect(textsWithBob()).toEqual(['text of m1']);
    expect(taken()).toEqual([['m1']]);
  });

  it.each<[string, () => void]>([
    ['nothing is kept', () => scene.changeMessages({ keepHistory: false })],
    ['nothing of this person is kept', () => scene.choices.setKept(KEY, false)],
    [
      'the history is locked',
      () => {
        vi.spyOn(scene.history, 'isLocked', 'get').mockReturnValue(true);
        scene.history.append = () => false;
      },
    ],
  ])('as soon as it is shown where %s', (_when, choose) => {
    choose();
    come('m1');
    waitUntilTold();
    expect(textsWithBob()).toEqual(['text of m1']);
    expect(kept()).toEqual([]);
    expect(taken()).toEqual([['m1']]);
  });

  it('not any more once one has signed out: it comes again', () => {
    come('m1');
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    waitUntilTold();
    expect(taken()).toEqual([]);
  });
});

describe('a line that comes again', () => {
  it('in the same run is shown once, and taken', () => {
    come('m1');
    waitUntilTold();
    come('m1');
    waitUntilTold();
    expect(textsWithBob()).toHaveLength(1);
    expect(scene.alerts).toHaveLength(1);
    expect(taken()).toEqual([['m1'], ['m1']]);
  });

  it('is known where nothing is kept, too, after its window was closed', () => {
    scene.changeMessages({ keepHistory: false });
    come('m1');
    scene.conversations.closed(withBob()?.id ?? '');
    come('m1');
    expect(scene.conversations.book.all()).toEqual([]);
  });

  it('after a restart opens no window, and is taken', async () => {
    come('m1');
    await restart();
    come('m1');
    waitUntilTold();
    expect(scene.conversations.book.all()).toEqual([]);
    expect(taken()).toEqual([['m1']]);
    expect(kept()).toMatchObject([{ text: 'text of m1', wasLeft: true }]);
  });

  it('under another name of the server is known by its own id, its sender and its text', async () => {
    const twice = { lineId: 'l1', text: 'once' } as const;
    come('m1', twice);
    await restart();
    come('m2', twice);
    come('m3', { ...twice, text: 'something else' });
    come('m4', { ...twice, from: CAROL });
    waitUntilTold();
    expect(kept()).toMatchObject([{ text: 'once' }, { text: 'something else' }]);
    expect(taken()).toEqual([['m2', 'm3', 'm4']]);
    expect(scene.conversations.book.withPartner(CAROL)?.lines).toMatchObject([{ text: 'once' }]);
  });

  it('is remembered in bounds where nothing is kept', () => {
    scene.changeMessages({ keepHistory: false });
    for (let index = 0; index <= LEFT_REMEMBERED_MAX; index += 1) come(`m${index}`, { from: CAROL });
    scene.conversations.closed(scene.conversations.book.withPartner(CAROL)?.id ?? '');
    come(`m${LEFT_REMEMBERED_MAX}`, { from: CAROL });
    expect(scene.conversations.book.withPartner(CAROL)).toBeUndefined();
    come('m0', { from: CAROL });
    expect(scene.conversations.book.withPartner(CAROL)?.lines).toHaveLength(1);
  });
});

describe('a line that was said and left, its sender not knowing that it had arrived', () => {
  const live = (lineId: string, words: string): void =>
    scene.engine.play({
      type: 'textReceived',
      conversationId: 'e9',
      from: BOB,
      senderName: '',
      text: words,
      lineId,
    });

  it('is shown once: heard, then left', async () => {
    live('l1', 'hello');
    await restart();
    come('m1', { lineId: 'l1', text: 'hello' });
    waitUntilTold();
    expect(scene.conversations.book.all()).toEqual([]);
    expect(taken()).toEqual([['m1']]);
  });

  it('is shown once: left, then said again', async () => {
    come('m1', { lineId: 'l1', text: 'hello' });
    await restart();
    live('l1', 'hello');
    expect(scene.conversations.book.all()).toEqual([]);
    live('l1', 'something else');
    expect(textsWithBob()).toEqual(['something else']);
  });

  it('a client that counts its lines anew loses none', async () => {
    live('1', 'hello');
    await restart();
    live('1', 'hello');
    expect(textsWithBob()).toEqual(['hello']);
    expect(kept().map((line) => line.kind === 'text' && line.text)).toEqual(['hello', 'hello']);
  });
});
