import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBob } from '../../../../test/conversation-scene.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { PNG } from '../../../../test/sample-pictures.ts';
import { BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';
import { transferScene, type TransferScene } from '../../../../test/transfer-scene.ts';
import { pictureHash, pictureUrl } from '../pictures/picture-hash.ts';
import { SESSION_LINES_MAX } from '../conversations/conversation.ts';
import { SINGLE_OFFERS_MAX } from './sending-files.ts';

let scene: TransferScene;

beforeEach(async () => {
  scene = await transferScene();
});

afterEach(() => scene.close());

const refuse = (code: 'notSupported' | 'notOnline' | 'tooSoon') =>
  scene.engine.answer('sendFiles', { ok: false, code, message: '' });

describe('a file', () => {
  it('is offered with its card in the conversation', async () => {
    const bob = openBob(scene);
    const file = scene.file('letter.txt', 'hello');
    await scene.transfers.offer(bob, [file]);
    const [request] = scene.engine.asked('sendFiles');
    expect(request).toMatchObject({
      account: BOB,
      name: 'letter.txt',
      files: [{ path: file, entry: { path: 'letter.txt', size: 5 } }],
    });
    expect(scene.card(bob)).toMatchObject({
      id: request?.transferId,
      direction: 'sending',
      name: 'letter.txt',
      size: 5,
      kind: 'document',
      state: { kind: 'offered' },
      canOpen: false,
      canTryAgain: false,
    });
  });

  it('changes its card while it travels, and leaves it in the history as it ended', async () => {
    const bob = openBob(scene);
    await scene.transfers.offer(bob, [scene.file('letter.txt', 'x'.repeat(1000))]);
    scene.tell(scene.sent({ kind: 'running' }, { transferred: 0, route: 'switchboard' }));
    scene.clock.advance(2000);
    scene.tell(scene.sent({ kind: 'running' }, { transferred: 500, route: 'direct' }));
    expect(scene.changes.last(bob.id, 'transferChanged')).toMatchObject({
      lineId: scene.card(bob).id,
      transfer: { transferred: 500, route: 'direct', bytesPerSecond: 250, secondsLeft: 2 },
    });
    scene.tell(scene.sent({ kind: 'done' }, { transferred: 1000 }));
    scene.conversations.closed(bob.id);
    const again = openBob(scene);
    expect(scene.card(again)).toMatchObject({ state: { kind: 'done' }, route: 'none', transferred: 1000 });
    expect(again.earlier).toHaveLength(1);
  });

  it('goes on changing its card in the window after more lines than are held here', async () => {
    const bob = openBob(scene);
    await scene.transfers.offer(bob, [scene.file('letter.txt', 'x'.repeat(1000))]);
    const { id } = scene.card(bob);
    for (let index = 0; index < SESSION_LINES_MAX; index += 1) {
      scene.conversations.book.addNotice(bob, 'nudgeTooSoon', '');
    }
    expect(bob.findLine(id)).toBeUndefined();
    scene.tell(scene.sent({ kind: 'done' }, { transferred: 1000 }));
    expect(scene.changes.last(bob.id, 'transferChanged')).toMatchObject({
      lineId: id,
      transfer: { state: { kind: 'done' } },
    });
  });

  it('that is a picture goes with a small one', async () => {
    const bob = openBob(scene);
    scene.shell.picture = PNG;
    await scene.transfers.offer(bob, [scene.file('lake.jpg')]);
    expect(scene.engine.asked('sendFiles')[0]?.preview).toEqual(Buffer.from(PNG));
    expect(scene.card(bob).previewUrl).toBe(pictureUrl(pictureHash(PNG)));
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    expect(scene.engine.asked('sendFiles')[1]).not.toHaveProperty('preview');
  });

  it('can be offered again when it failed, for as long as it is there', async () => {
    const bob = openBob(scene);
    const file = scene.file('letter.txt');
    await scene.transfers.offer(bob, [file]);
    const { id } = scene.card(bob);
    expect(await scene.transfers.tryAgain(bob, id)).toMatchObject({ ok: false });
    scene.tell(scene.sent({ kind: 'failed', reason: 'timedOut' }));
    expect(scene.card(bob).canTryAgain).toBe(true);
    await scene.transfers.tryAgain(bob, id);
    expect(scene.engine.asked('sendFiles')).toHaveLength(2);
    expect(scene.card(bob)).toMatchObject({ state: { kind: 'offered' } });
    scene.tell(scene.sent({ kind: 'declined', by: 'them' }));
    rmSync(file);
    scene.tell(scene.sent({ kind: 'declined', by: 'them' }));
    expect(scene.card(bob).canTryAgain).toBe(false);
  });

  it('can be offered again by its card until the new offer stands, also where nothing is kept', async () => {
    const bob = openBob(scene);
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    const { id } = scene.card(bob);
    scene.tell(scene.sent({ kind: 'failed', reason: 'timedOut' }));
    vi.spyOn(scene.history, 'find').mockReturnValue(undefined);
    scene.engine.playPresence(contact(BOB, 'offline'), 'online');
    await scene.transfers.tryAgain(bob, id);
    expect(scene.engine.asked('sendFiles')).toHaveLength(1);
    scene.engine.playPresence(contact(BOB, 'online'), 'offline');
    const tries = [scene.transfers.tryAgain(bob, id), scene.transfers.tryAgain(bob, id)];
    expect(await Promise.all(tries)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(scene.engine.asked('sendFiles')).toHaveLength(2);
  });

  it('is cancelled by its card, and by nobody else\u2019s window', async () => {
    const bob = openBob(scene);
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    scene.tell(scene.sent({ kind: 'running' }));
    const { id } = scene.card(bob);
    const opened = scene.conversations.open(CAROL);
    const carol = scene.conversations.book.get(opened.ok ? opened.value.conversationId : '');
    if (carol === undefined) throw new Error('no conversation');
    expect(await scene.transfers.cancel(carol, id)).toMatchObject({ ok: false });
    expect(scene.engine.asked('cancelTransfer')).toEqual([]);
    await scene.transfers.cancel(bob, id);
    expect(scene.engine.asked('cancelTransfer')).toMatchObject([{ transferId: id }]);
  });
});

describe('nothing is read, and one line says why,', () => {
  /** The file is not even looked at: a folder that cannot be there would be named otherwise. */
  const NOWHERE = '/nowhere/at/all.txt';

  it.each([
    ['with several people', 'fileForSeveral Bob', () => void (openBob(scene).isGroup = true)],
    [
      'when the other is offline',
      'filePartnerOffline Bob',
      () => scene.engine.playPresence(contact(BOB, 'offline'), 'online'),
    ],
    [
      'when the other is offline, and only text is kept for them',
      'filePartnerOffline Bob',
      () => {
        scene.engine.play({ type: 'offlineMessagesPossible' });
        scene.engine.playPresence(contact(BOB, 'offline'), 'online');
      },
    ],
    [
      'when the other is blocked',
      'fileBlocked Bob',
      () => scene.engine.playPresence(contact(BOB, 'online', ['forward', 'block']), 'online'),
    ],
    ['when the line is lost', 'fileNotNow Bob', () => scene.engine.playConnectionLost()],
    [
      'when signed out',
      'fileNotNow bob@example.com',
      () => scene.engine.play({ type: 'signedOut', reason: 'requested' }),
    ],
  ])('%s', async (_what, notice, arrange) => {
    const bob = openBob(scene);
    arrange();
    expect(await scene.transfers.offer(bob, [NOWHERE])).toMatchObject({ ok: true });
    expect(scene.notices(bob)).toEqual([notice]);
    expect(scene.engine.asked('sendFiles')).toEqual([]);
  });
});

describe('what cannot be sent', () => {
  it('is named in one line', async () => {
    const bob = openBob(scene);
    const gone = path.join(scene.folder, 'own/\u202Egone.txt');
    await scene.transfers.offer(bob, [gone]);
    expect(scene.notices(bob)).toEqual(['fileUnreadable gone.txt']);
  });

  it('is said when the engine takes no more', async () => {
    const bob = openBob(scene);
    refuse('tooSoon');
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    refuse('notOnline');
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    expect(scene.notices(bob)).toEqual(['fileTooMany', 'filePartnerOffline Bob']);
    expect(bob.lines.some(({ kind }) => kind === 'file')).toBe(false);
  });
});

describe('several files and folders', () => {
  it('go as one offer', async () => {
    const bob = openBob(scene);
    scene.file('trip/day 1/a.jpg');
    scene.file('trip/b.exe');
    await scene.transfers.offer(bob, [path.join(scene.folder, 'own/trip'), scene.file('notes.txt')]);
    expect(scene.engine.asked('sendFiles')).toHaveLength(1);
    expect(scene.card(bob)).toMatchObject({ fileCount: 3, isExecutable: true, name: 'trip + 1' });
  });

  it('go one by one to programs that take one file only; a folder does not go', async () => {
    const bob = openBob(scene);
    scene.file('trip/a.jpg');
    scene.engine.answerEach('sendFiles', ({ files }) =>
      files.length === 1 ? { ok: true } : { ok: false, code: 'notSupported', message: '' },
    );
    const files = [scene.file('one.txt'), scene.file('two.txt')];
    await scene.transfers.offer(bob, [path.join(scene.folder, 'own/trip'), ...files]);
    expect(scene.engine.asked('sendFiles').map(({ name }) => name)).toEqual([
      'trip + 2',
      'one.txt',
      'two.txt',
    ]);
    expect(scene.notices(bob)).toEqual(['fileFolderNotTaken trip']);
    expect(bob.lines.filter(({ kind }) => kind === 'file')).toHaveLength(2);
  });

  it('do not flood such a program', async () => {
    const bob = openBob(scene);
    refuse('notSupported');
    const files = Array.from({ length: SINGLE_OFFERS_MAX + 1 }, (_unused, index) =>
      scene.file(`${index}.txt`),
    );
    await scene.transfers.offer(bob, files);
    expect(scene.engine.asked('sendFiles')).toHaveLength(1);
    expect(scene.notices(bob)).toEqual(['fileTooMany']);
  });
});

describe('chosen in a dialog', () => {
  it('files and folders are offered; Cancel offers nothing', async () => {
    const bob = openBob(scene);
    scene.shell.answers.push([scene.file('a.txt')], [path.dirname(scene.file('trip/b.txt'))], []);
    await scene.transfers.choose(scene.place(bob), 'files');
    await scene.transfers.choose(scene.place(bob), 'folder');
    await scene.transfers.choose(scene.place(bob), 'files');
    expect(scene.engine.asked('sendFiles').map(({ name }) => name)).toEqual(['a.txt', 'trip']);
  });
});

describe('a pasted picture', () => {
  it('is a file until it has travelled', async () => {
    const bob = openBob(scene);
    await scene.transfers.offerPicture(bob, PNG);
    const file = scene.engine.asked('sendFiles')[0]?.files[0]?.path ?? '';
    expect(existsSync(file)).toBe(true);
    scene.tell(scene.sent({ kind: 'done' }));
    expect(existsSync(file)).toBe(false);
  });

  it('leaves no file behind when it cannot be sent', async () => {
    const bob = openBob(scene);
    scene.engine.playPresence(contact(BOB, 'offline'), 'online');
    await scene.transfers.offerPicture(bob, PNG);
    expect(scene.notices(bob)).toEqual(['filePartnerOffline Bob']);
    expect(readdirSync(path.join(scene.folder, 'pasted'))).toEqual([]);
  });

  it('that no disk has room for is refused', async () => {
    const bob = openBob(scene);
    writeFileSync(path.join(scene.folder, 'pasted'), 'a file in the place of the folder');
    expect(await scene.transfers.offerPicture(bob, PNG)).toMatchObject({ failure: { code: 'diskFull' } });
  });
});

describe('the window', () => {
  it('closed by the person cancels what is under way in it', async () => {
    const bob = openBob(scene);
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    scene.tell(scene.sent({ kind: 'running' }));
    expect([scene.transfers.underWayCount, scene.transfers.travellingIn(bob.id)]).toEqual([1, 1]);
    scene.conversations.closed(bob.id);
    expect(scene.engine.asked('cancelTransfer')).toHaveLength(1);
    scene.tell(scene.sent({ kind: 'cancelled', by: 'us' }));
    expect(scene.transfers.underWayCount).toBe(0);
    expect(scene.card(openBob(scene))).toMatchObject({ state: { kind: 'cancelled', by: 'us' } });
  });

  it('of several, closed, ends what began in it and nothing of the conversation with one of them', async () => {
    const several = openBob(scene);
    await scene.transfers.offer(several, [scene.file('before.txt')]);
    scene.tell(scene.sent({ kind: 'running' }));
    const before = scene.engine.asked('sendFiles').at(-1)?.transferId;
    several.isGroup = true;
    const alone = openBob(scene);
    await scene.transfers.offer(alone, [scene.file('letter.txt')]);
    scene.tell(scene.sent({ kind: 'running' }));
    expect(scene.transfers.travellingIn(several.id)).toBe(1);
    scene.conversations.closed(several.id);
    expect(scene.engine.asked('cancelTransfer')).toEqual([{ type: 'cancelTransfer', transferId: before }]);
  });

  it('closed while the other side is away leaves alone what goes on later', async () => {
    const bob = openBob(scene);
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    scene.tell(scene.sent({ kind: 'interrupted' }));
    expect(scene.transfers.travellingIn(bob.id)).toBe(0);
    scene.conversations.closed(bob.id);
    expect(scene.engine.asked('cancelTransfer')).toEqual([]);
  });

  it('closed because the application ends cancels nothing', async () => {
    const bob = openBob(scene);
    await scene.transfers.offer(bob, [scene.file('letter.txt')]);
    scene.transfers.end();
    scene.conversations.closed(bob.id);
    expect(scene.engine.asked('cancelTransfer')).toEqual([]);
  });
});

describe('after a restart', () => {
  async function restarted(change: (scene: TransferScene, file: string) => void = () => {}) {
    const store = memoryStore();
    const first = await transferScene({ transferStore: store });
    const file = first.file('letter.txt', 'hello');
    await first.transfers.offer(openBob(first), [file]);
    first.tell(first.sent({ kind: 'running' }, { resumeKey: 'k' }));
    const transferId = first.engine.asked('sendFiles')[0]?.transferId;
    change(first, file);
    first.history.close();
    const database = path.join(first.folder, 'history.sqlite');
    const second = await transferScene({ transferStore: store, file: database });
    second.engine.playSignedIn([contact(BOB)]);
    const close = (): void => {
      second.close();
      first.close();
    };
    return { second, transferId, file, close };
  }
  const offered = (second: TransferScene) =>
    vi.waitFor(() => expect(second.engine.asked('sendFiles')).toHaveLength(1));

  it('what was on its way to a Nudge client is offered again under the same id', async () => {
    const { second, transferId, close } = await restarted();
    await offered(second);
    expect(second.engine.asked('sendFiles')[0]?.transferId).toBe(transferId);
    const bob = openBob(second);
    expect(second.card(bob)).toMatchObject({ id: transferId, state: { kind: 'interrupted' } });
    second.tell(second.sent({ kind: 'running' }));
    second.tell(second.sent({ kind: 'done' }));
    expect(second.card(bob)).toMatchObject({ state: { kind: 'done' } });
    expect(second.resumable.all()).toEqual([]);
    close();
  });

  it('a file that is another one now is not', async () => {
    const { second, close } = await restarted((_first, file) => writeFileSync(file, 'something else'));
    const bob = openBob(second);
    await vi.waitFor(() =>
      expect(second.card(bob)).toMatchObject({ state: { kind: 'failed', reason: 'changed' } }),
    );
    expect(second.engine.asked('sendFiles')).toEqual([]);
    close();
  });

  it('waits until the other is online', async () => {
    const { second, close } = await restarted();
    await offered(second);
    second.engine.playPresence(contact(BOB, 'offline'), 'online');
    second.forgetAll();
    second.engine.playPresence(contact(BOB, 'online'), 'offline');
    await vi.waitFor(() => expect(second.engine.asked('sendFiles')).toHaveLength(2));
    close();
  });

  it('can be cancelled before it goes on', async () => {
    const { second, close } = await restarted();
    await offered(second);
    const bob = openBob(second);
    await second.transfers.cancel(bob, second.card(bob).id);
    expect(second.card(bob)).toMatchObject({ state: { kind: 'cancelled', by: 'us' } });
    expect(second.resumable.all()).toEqual([]);
    close();
  });

  it('to other programs it has failed, and says so', async () => {
    const store = memoryStore();
    const first = await transferScene({ transferStore: store });
    await first.transfers.offer(openBob(first), [first.file('letter.txt')]);
    first.tell(first.sent({ kind: 'running' }));
    first.history.close();
    const second = await transferScene({
      transferStore: store,
      file: path.join(first.folder, 'history.sqlite'),
    });
    expect(second.card(openBob(second))).toMatchObject({ state: { kind: 'failed', reason: 'notConnected' } });
    expect(second.transfers.underWayCount).toBe(0);
    second.close();
    first.close();
  });
});

it('the end of a session leaves no card that goes on for ever', async () => {
  const bob = openBob(scene);
  await scene.transfers.offer(bob, [scene.file('letter.txt')]);
  scene.tell(scene.sent({ kind: 'running' }));
  scene.forgetAll();
  scene.engine.play({ type: 'signedOut', reason: 'otherPlace' });
  expect(scene.card(bob)).toMatchObject({ state: { kind: 'failed', reason: 'notConnected' } });
});

it('a folder of one\u2019s own is not in the way of pasted pictures', () => {
  mkdirSync(path.join(scene.folder, 'own'), { recursive: true });
  scene.pasted.release([path.join(scene.folder, 'own')]);
  expect(existsSync(path.join(scene.folder, 'own'))).toBe(true);
});
