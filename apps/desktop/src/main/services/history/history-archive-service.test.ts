import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBob, text } from '../../../../test/conversation-scene.ts';
import { fileLine, textLine } from '../../../../test/history-folder.ts';
import { BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { transferScene, type TransferScene } from '../../../../test/transfer-scene.ts';

let scene: TransferScene;
let account: string;

beforeEach(async () => {
  scene = await transferScene();
  account = scene.messenger.own.view?.address ?? '';
});

afterEach(() => scene.close());

const newest = { part: { kind: 'newest' }, what: 'all' } as const;
const ofBob = () => scene.archive.load({ conversationId: BOB, ...newest });
const rowOf = async (conversationId: string): Promise<number> => {
  const page = await scene.archive.load({ conversationId, ...newest });
  return page.ok ? (page.value.rows.at(-1)?.row ?? -1) : -1;
};

describe('the history of the account that is signed in', () => {
  it('is told with the names of today, the conversation last spoken in first', () => {
    scene.history.append({ account, conversation: CAROL }, textLine('c', { at: 100 }));
    scene.history.append({ account, conversation: BOB }, textLine('b', { at: 200 }));
    const people = [
      { address: BOB, name: 'old name of Bob' },
      { address: CAROL, name: 'Carol' },
    ];
    scene.history.append({ account, conversation: 'group:1' }, textLine('g', { at: 50 }), people);
    scene.history.append({ account: 'other@example.com', conversation: BOB }, textLine('o'));
    const name =
      scene.messenger.directory.contacts().find(({ address }) => address === BOB)?.displayName ?? '';
    const title = name === BOB ? '' : name;
    expect(scene.archive.conversations()).toEqual([
      {
        id: BOB,
        kind: 'person',
        title,
        addresses: [BOB],
        lineCount: 1,
        firstAt: 200,
        lastAt: 200,
        isKept: true,
      },
      {
        id: CAROL,
        kind: 'person',
        title: '',
        addresses: [CAROL],
        lineCount: 1,
        firstAt: 100,
        lastAt: 100,
        isKept: true,
      },
      expect.objectContaining({
        id: 'group:1',
        kind: 'group',
        title: `${title || 'old name of Bob'}, Carol`,
        addresses: [BOB, CAROL],
      }),
    ]);
  });

  it('shows who said what to whom', async () => {
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('to Bob'));
    scene.history.append(
      { account, conversation: BOB },
      textLine('b', { at: scene.clock.now() + 1, text: 'to me' }),
    );
    const own = scene.messenger.own.view?.displayName;
    const page = await ofBob();
    expect(page).toMatchObject({
      value: {
        rows: [
          { line: { text: 'to Bob', isOwn: true }, toName: scene.archive.conversations()[0]?.title || BOB },
          { line: { text: 'to me', isOwn: false }, toName: own },
        ],
      },
    });
  });

  it('is searched, with the conversation each hit is in', async () => {
    scene.history.append({ account, conversation: CAROL }, textLine('c', { text: 'at the harbour' }));
    expect(await scene.archive.find({ text: 'harb' })).toMatchObject({
      value: {
        hits: [
          { conversationId: CAROL, title: '', row: await rowOf(CAROL), isOwn: false, senderName: 'Bob' },
        ],
      },
    });
  });

  it('is not told while nobody is signed in', async () => {
    scene.history.append({ account, conversation: BOB }, textLine('b'));
    scene.messenger.control.signOut();
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    expect(scene.messenger.own.view).toBeUndefined();
    expect(scene.archive.conversations()).toEqual([]);
    expect(await ofBob()).toEqual({ ok: false, failure: { code: 'notSignedIn' } });
  });
});

describe('what is not wanted', () => {
  it('is not kept any more, nothing is said of it, and can be wanted again', async () => {
    const bob = openBob(scene);
    scene.archive.setKept({ conversationId: BOB, isKept: false });
    await scene.conversations.outgoing.sendText(bob, text('between us'));
    expect(bob.lines).toMatchObject([{ kind: 'text' }]);
    expect(scene.archive.conversations()).toMatchObject([{ id: BOB, lineCount: 0, isKept: false }]);
    expect(scene.changes.last('history', 'historyConversationsChanged')?.conversations).toMatchObject([
      { isKept: false },
    ]);
    scene.archive.setKept({ conversationId: BOB, isKept: true });
    await scene.conversations.outgoing.sendText(bob, text('for all time'));
    expect(await ofBob()).toMatchObject({ value: { rows: [{ line: { text: 'for all time' } }] } });
  });

  it('is deleted, and conversations that are open go on', async () => {
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('one'));
    expect(await scene.archive.delete({ conversationId: BOB })).toEqual({
      ok: true,
      value: { lineCount: 1 },
    });
    expect(scene.changes.last('history', 'historyConversationsChanged')?.conversations).toEqual([]);
    await scene.conversations.outgoing.sendText(bob, text('two'));
    expect(bob.lines.map(({ kind }) => kind)).toEqual(['text', 'text']);
    expect(await ofBob()).toMatchObject({ value: { rows: [{ line: { text: 'two' } }] } });
  });
});

describe('files of a line', () => {
  const keep = (id: string, name: string, change: Parameters<typeof fileLine>[1] = {}): string => {
    const place = path.join(scene.folder, name);
    writeFileSync(place, 'x');
    scene.history.append(
      { account, conversation: BOB },
      fileLine(id, { name, place, ...change }, { at: Number(id) }),
    );
    return place;
  };

  it('are opened, or shown in their folder', async () => {
    const place = keep('1', 'holiday.jpg');
    const row = await rowOf(BOB);
    expect(await scene.archive.openFile({ conversationId: BOB, row, what: 'file' })).toMatchObject({
      ok: true,
    });
    expect(await scene.archive.openFile({ conversationId: BOB, row, what: 'folder' })).toMatchObject({
      ok: true,
    });
    expect([scene.shell.opened, scene.shell.shown]).toEqual([[place], [place]]);
  });

  it('are never opened where they are programs, or where there is none', async () => {
    keep('1', 'game.exe', { isExecutable: true });
    const code = async (conversationId: string, row: number) => {
      const reply = await scene.archive.openFile({ conversationId, row, what: 'file' });
      return reply.ok ? 'opened' : reply.failure.code;
    };
    expect(await code(BOB, await rowOf(BOB))).toBe('opensNoPrograms');
    expect(await code(CAROL, await rowOf(BOB))).toBe('badArguments');
    scene.history.append({ account, conversation: BOB }, textLine('t', { at: 9 }));
    expect(await code(BOB, await rowOf(BOB))).toBe('badArguments');
    scene.history.append(
      { account, conversation: BOB },
      fileLine('gone', { place: path.join(scene.folder, 'gone.jpg') }, { at: 10 }),
    );
    expect(await code(BOB, await rowOf(BOB))).toBe('noSuchFile');
    expect(scene.shell.opened).toEqual([]);
  });
});

it('the list is told at most once a second while somebody talks', () => {
  for (let index = 0; index < 5; index += 1)
    scene.history.append({ account, conversation: BOB }, textLine(`l${index}`));
  expect(scene.changes.count('history', 'historyConversationsChanged')).toBe(0);
  scene.clock.advance(1000);
  expect(scene.changes.count('history', 'historyConversationsChanged')).toBe(1);
});

it('the list is not made while no window shows it', () => {
  scene.changes.isHistoryOpen = false;
  scene.history.append({ account, conversation: BOB }, textLine('l1'));
  scene.clock.advance(1000);
  expect(scene.changes.count('history', 'historyConversationsChanged')).toBe(0);
  scene.changes.isHistoryOpen = true;
  scene.history.append({ account, conversation: BOB }, textLine('l2'));
  scene.clock.advance(1000);
  const told = scene.changes.last('history', 'historyConversationsChanged')?.conversations;
  expect(told).toMatchObject([{ id: BOB, lineCount: 2 }]);
});

it('an export stands where the person wants it', async () => {
  scene.history.append({ account, conversation: BOB }, textLine('b'));
  const place = path.join(scene.folder, 'saved');
  scene.shell.answers.push([place]);
  const saved = await scene.archive.export(1, { format: 'xml', conversationId: BOB });
  expect(saved).toEqual({ ok: true, value: { kind: 'saved', lineCount: 1, place: `${place}.xml` } });
  expect(existsSync(`${place}.xml`)).toBe(true);
});
