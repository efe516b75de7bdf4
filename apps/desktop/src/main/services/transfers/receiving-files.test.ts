import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Transfer } from '@nudge/msnp-engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBob } from '../../../../test/conversation-scene.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { GIF, PNG } from '../../../../test/sample-pictures.ts';
import { account, BOB, CAROL, contact, profile } from '../../../../test/scripted-engine.ts';
import { offerOf, transferScene, type TransferScene } from '../../../../test/transfer-scene.ts';
import type { Conversation } from '../conversations/conversation.ts';
import { pictureHash, pictureUrl } from '../pictures/picture-hash.ts';
import { PREVIEW_MAX_BYTES } from './receiving-files.ts';

let scene: TransferScene;

beforeEach(async () => {
  scene = await transferScene();
});

afterEach(() => scene.close());

const withBob = (from: TransferScene = scene): Conversation => {
  const conversation = from.conversations.book.withPartner(BOB);
  if (conversation === undefined) throw new Error('no conversation with Bob');
  return conversation;
};

/** Bob offers it; the card there is then. */
function offer(change: Partial<Transfer> = {}) {
  const transfer = offerOf(change);
  scene.tell(transfer);
  const bob = withBob();
  return { transfer, bob, id: scene.card(bob).id };
}

const yes = (id: string, change: { readonly saveAs?: boolean; readonly isConfirmed?: boolean } = {}) =>
  scene.transfers.accept(scene.place(withBob()), {
    transferId: id,
    saveAs: false,
    isConfirmed: false,
    ...change,
  });
const failure = (code: string) => ({ ok: false, failure: { code } });
const accepted = () => scene.engine.asked('acceptTransfer');

describe('an offer', () => {
  it('opens a window behind the others, with card, alert, sound and a count (B20)', () => {
    const { bob } = offer();
    expect(scene.windows.opened).toEqual([{ id: bob.id, how: 'behind' }]);
    expect(scene.alerts).toMatchObject([{ kind: 'fileOffer', name: 'Bob', text: 'holiday.jpg' }]);
    expect(scene.sounds).toEqual(['newalert']);
    expect(bob.unread).toBe(1);
    expect(scene.card(bob)).toMatchObject({
      direction: 'receiving',
      partnerAddress: BOB,
      name: 'holiday.jpg',
      size: 1000,
      kind: 'picture',
      isExecutable: false,
      state: { kind: 'offered' },
      canOpen: false,
    });
  });

  it('flashes an open window that has not the focus, and is seen and heard', () => {
    const bob = openBob(scene);
    scene.windows.states.set(bob.id, 'unfocused');
    offer();
    expect([scene.windows.flashed, scene.sounds]).toEqual([[bob.id], ['newalert']]);
    expect(scene.alerts).toMatchObject([{ kind: 'fileOffer', name: 'Bob', text: 'holiday.jpg' }]);
  });

  it('is silent while Busy, and counts', () => {
    scene.engine.play({ type: 'ownProfileChanged', profile: profile('busy') });
    const { bob } = offer();
    expect([scene.alerts, scene.sounds, bob.unread]).toEqual([[], [], 1]);
  });

  it('stands in the conversation with this person alone, not in one of several', () => {
    const bob = openBob(scene);
    bob.isGroup = true;
    offer();
    expect(withBob().id).not.toBe(bob.id);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\a.txt', 'a.txt'],
    ['CON', '_CON'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['.bashrc', 'bashrc'],
    ['a\u0000b\r\n.txt', 'ab .txt'],
  ])('of %j is shown and stored with a safe name', async (name, shown) => {
    const { bob, id } = offer({ name, entries: [{ path: name, size: 1000 }] });
    expect(scene.card(bob).name).toBe(shown);
    expect(scene.alerts[0]?.text).toBe(shown);
    scene.shell.answers.push([]);
    await yes(id, { saveAs: true, isConfirmed: true });
    expect(scene.shell.suggestions).toEqual([path.join(scene.folder, 'received', shown)]);
  });

  it('of 300 characters is cut, its extension kept', () => {
    const { bob } = offer({ name: `${'x'.repeat(300)}.txt` });
    expect(scene.card(bob).name).toMatch(/^x{1,150}\.txt$/);
  });

  it('shows the small picture that came with it, when it is a small PNG', () => {
    const show = (preview: Uint8Array): string => scene.card(offer({ preview }).bob).previewUrl;
    expect(show(PNG)).toBe(pictureUrl(pictureHash(PNG)));
    expect(show(GIF)).toBe('');
    expect(show(new TextEncoder().encode('<svg/>'))).toBe('');
    expect(show(Uint8Array.from([...PNG, ...new Uint8Array(PREVIEW_MAX_BYTES)]))).toBe('');
  });

  it('is declined by the person', async () => {
    const { bob, id, transfer } = offer();
    await scene.transfers.decline(bob, id);
    expect(scene.engine.asked('declineTransfer')).toMatchObject([{ transferId: transfer.transferId }]);
    scene.tell({ ...transfer, phase: { kind: 'declined', by: 'us' } });
    expect(scene.card(bob).state).toEqual({ kind: 'declined', by: 'us' });
    expect(await yes(id)).toEqual(failure('badArguments'));
  });

  it('is declined when its window is closed unanswered', () => {
    const { bob } = offer();
    expect(scene.transfers.travellingIn(bob.id)).toBe(0);
    scene.conversations.closed(bob.id);
    expect(scene.engine.asked('declineTransfer')).toHaveLength(1);
  });

  it('is no business of another window', async () => {
    const { id } = offer();
    const opened = scene.conversations.open(CAROL);
    const carol = scene.conversations.book.get(opened.ok ? opened.value.conversationId : '');
    if (carol === undefined) throw new Error('no conversation');
    const request = { transferId: id, saveAs: false, isConfirmed: true };
    expect(await scene.transfers.accept(scene.place(carol), request)).toEqual(failure('badArguments'));
    expect(await scene.transfers.decline(carol, id)).toEqual(failure('badArguments'));
    expect(await scene.transfers.open(carol, id)).toEqual(failure('badArguments'));
    expect(accepted()).toEqual([]);
  });
});

describe('accepting', () => {
  it('stores in the folder of received files, which is made where it is missing', async () => {
    const { id, transfer } = offer();
    const folder = path.join(scene.folder, 'received');
    expect(existsSync(folder)).toBe(false);
    await yes(id);
    expect(existsSync(folder)).toBe(true);
    expect(accepted()).toMatchObject([{ transferId: transfer.transferId, destination: { folder } }]);
  });

  it('asks where with Save As; Cancel takes nothing', async () => {
    const { id } = offer();
    scene.shell.answers.push([]);
    await yes(id, { saveAs: true });
    expect(accepted()).toEqual([]);
    scene.shell.answers.push([path.join(scene.folder, 'there', 'lake.jpg')]);
    await yes(id, { saveAs: true });
    const destination = { folder: path.join(scene.folder, 'there'), name: 'lake.jpg' };
    expect(accepted()).toMatchObject([{ destination }]);
  });

  it('asks for a folder when there are several files', async () => {
    const entries = [
      { path: 'trip/a.jpg', size: 1 },
      { path: 'trip/b.jpg', size: 2 },
    ];
    const { id, bob } = offer({ name: 'trip', entries, size: 3 });
    expect(scene.card(bob)).toMatchObject({ kind: 'folder', fileCount: 2 });
    scene.shell.answers.push([scene.folder]);
    await yes(id, { saveAs: true });
    expect(accepted()).toMatchObject([{ destination: { folder: scene.folder } }]);
  });

  it('is refused where there is not enough room', async () => {
    const { id } = offer();
    scene.disk.free = 999;
    expect(await yes(id)).toEqual(failure('diskFull'));
    scene.disk.free = 1000;
    expect(await yes(id)).toMatchObject({ ok: true });
    expect(accepted()).toHaveLength(1);
  });

  it('is refused where the folder cannot be made', async () => {
    const { id } = offer();
    writeFileSync(path.join(scene.folder, 'received'), 'a file in the place of the folder');
    expect(await yes(id)).toEqual(failure('noReceivedFolder'));
    expect(accepted()).toEqual([]);
  });

  it('tells what the disk said in the middle', async () => {
    const { id, bob, transfer } = offer();
    await yes(id);
    scene.tell({ ...transfer, phase: { kind: 'failed', reason: 'diskFull' } });
    expect(scene.card(bob)).toMatchObject({
      state: { kind: 'failed', reason: 'diskFull' },
      canTryAgain: false,
    });
  });
});

describe('a program (B22)', () => {
  it.each([
    ['by its name', { name: 'game.exe', entries: [{ path: 'game.exe', size: 1000 }] }],
    [
      'hidden in a folder',
      {
        name: 'trip',
        entries: [
          { path: 'trip/a.jpg', size: 1 },
          { path: 'trip/b.lnk', size: 1 },
        ],
      },
    ],
    ['named otherwise than its entry', { name: 'a.jpg', entries: [{ path: 'a.scr', size: 1000 }] }],
  ])('%s needs a second yes', async (_what, change) => {
    const { id, bob } = offer(change);
    expect(scene.card(bob).isExecutable).toBe(true);
    expect(await yes(id)).toEqual(failure('needsConfirmation'));
    expect(accepted()).toEqual([]);
    await yes(id, { isConfirmed: true });
    expect(accepted()).toHaveLength(1);
  });

  it('is never opened, only shown in its folder', async () => {
    const { id, bob, transfer } = offer({ name: 'game.exe' });
    const place = scene.file('game.exe');
    scene.tell({ ...transfer, phase: { kind: 'done' }, savedAs: [place] });
    expect(scene.card(bob)).toMatchObject({ canOpen: false, canOpenFolder: true });
    expect(await scene.transfers.open(bob, id)).toEqual(failure('opensNoPrograms'));
    expect(scene.transfers.showInFolder(bob, id)).toMatchObject({ ok: true });
    expect([scene.shell.opened, scene.shell.shown]).toEqual([[], [place]]);
  });

  it('is not opened either when it was stored under such a name', async () => {
    const { id, bob, transfer } = offer({ name: 'letter.txt' });
    const place = scene.file('letter.sh');
    scene.tell({ ...transfer, phase: { kind: 'done' }, savedAs: [place] });
    expect(await scene.transfers.open(bob, id)).toEqual(failure('opensNoPrograms'));
    expect(scene.shell.opened).toEqual([]);
  });
});

describe('what has come', () => {
  it('is opened, or shown in its folder, for as long as it is there (B21)', async () => {
    const { id, bob, transfer } = offer();
    expect(await scene.transfers.open(bob, id)).toEqual(failure('noSuchFile'));
    const place = scene.file('holiday.jpg');
    scene.tell({ ...transfer, phase: { kind: 'done' }, savedAs: [place], transferred: 1000 });
    expect(scene.card(bob)).toMatchObject({ canOpen: true, canOpenFolder: true, state: { kind: 'done' } });
    await scene.transfers.open(bob, id);
    scene.transfers.showInFolder(bob, id);
    expect([scene.shell.opened, scene.shell.shown]).toEqual([[place], [place]]);
  });

  it('can be opened in the conversation of another day, until it is taken away', async () => {
    const { id, bob, transfer } = offer();
    const place = scene.file('holiday.jpg');
    scene.tell({ ...transfer, phase: { kind: 'done' }, savedAs: [place] });
    scene.conversations.closed(bob.id);
    scene.cards.remove(id);
    const again = openBob(scene);
    expect(scene.card(again).canOpen).toBe(true);
    await scene.transfers.open(again, id);
    expect(scene.shell.opened).toEqual([place]);
    const { rmSync } = await import('node:fs');
    rmSync(place);
    expect(await scene.transfers.open(again, id)).toEqual(failure('noSuchFile'));
    scene.conversations.closed(again.id);
    expect(scene.card(openBob(scene))).toMatchObject({ canOpen: false, canOpenFolder: false });
  });

  it('never leaves this computer as a path', async () => {
    const { id } = offer();
    await yes(id);
    const { type, ...request } = accepted()[0] ?? { type: '' };
    expect([type, Object.keys(request).toSorted()]).toEqual([
      'acceptTransfer',
      ['destination', 'transferId'],
    ]);
  });
});

describe('taking without asking', () => {
  const trust = (...addresses: readonly string[]): void => scene.changeFiles({ autoAccept: [...addresses] });

  it('is for those the person named, and is off for all others', async () => {
    trust('Carol@Example.com');
    offer();
    expect(accepted()).toEqual([]);
    scene.tell(offerOf({ account: CAROL }));
    await vi.waitFor(() => expect(accepted()).toHaveLength(1));
  });

  it('is for favourites where that is chosen', async () => {
    scene.engine.playSignedIn([contact(BOB), contact(CAROL)]);
    scene.favourites.add(CAROL);
    scene.tell(offerOf({ account: CAROL }));
    expect(accepted()).toEqual([]);
    scene.changeFiles({ autoAcceptFavourites: true });
    offer();
    expect(accepted()).toEqual([]);
    const last = offerOf({ account: CAROL });
    scene.tell(last);
    await vi.waitFor(() => expect(accepted()).toMatchObject([{ transferId: last.transferId }]));
  });

  it('is for nobody who has left the list, favourite or not', () => {
    scene.engine.playSignedIn([contact(BOB, 'offline', ['reverse'])]);
    scene.favourites.add(BOB);
    scene.changeFiles({ autoAcceptFavourites: true });
    offer();
    expect(accepted()).toEqual([]);
  });

  it.each([
    ['whom the person named', { autoAccept: [BOB] }],
    ['among the favourites', { autoAcceptFavourites: true }],
  ])('is never for programs: of somebody %s', async (_who, change) => {
    scene.engine.playSignedIn([contact(BOB)]);
    scene.favourites.add(BOB);
    scene.changeFiles(change);
    offer({ name: 'game.exe' });
    offer({ name: 'photo.jpg' });
    await vi.waitFor(() => expect(accepted()).toHaveLength(1));
    expect(accepted()).toMatchObject([{ transferId: scene.engine.asked('acceptTransfer')[0]?.transferId }]);
    const program = withBob().lines.find((line) => line.kind === 'file' && line.transfer.isExecutable);
    expect(program).toMatchObject({ transfer: { state: { kind: 'offered' } } });
  });
});

describe('what the engine tells out of order', () => {
  it('of a transfer nobody knows changes nothing', () => {
    scene.tell(offerOf({ phase: { kind: 'running' } }));
    scene.tell(offerOf({ direction: 'sending' }));
    expect(scene.conversations.book.all()).toEqual([]);
  });

  it('twice is one card', () => {
    const { transfer, bob } = offer();
    scene.tell(transfer);
    expect(bob.lines.filter(({ kind }) => kind === 'file')).toHaveLength(1);
  });

  it('after the window was closed finds its card in the history', () => {
    const { transfer, bob } = offer();
    scene.tell({ ...transfer, phase: { kind: 'running' } });
    scene.transfers.end();
    scene.conversations.closed(bob.id);
    scene.tell({ ...transfer, phase: { kind: 'running' }, transferred: 400 });
    expect(scene.card(openBob(scene))).toMatchObject({ state: { kind: 'running' }, transferred: 400 });
  });

  it('while no history is kept is still on its card', () => {
    scene.changeMessages({ keepHistory: false });
    const { transfer, bob, id } = offer();
    scene.tell({ ...transfer, phase: { kind: 'running' } });
    scene.transfers.end();
    scene.conversations.closed(bob.id);
    const again = openBob(scene);
    expect(scene.card(again)).toMatchObject({ id, state: { kind: 'running' } });
  });
});

it('a history on a full disk says once that it keeps nothing, and the card works', async () => {
  const full = await transferScene({ maxPages: 1 });
  const nudge = {
    kind: 'nudge',
    at: 1,
    isEarlier: false,
    isOwn: false,
    senderAddress: BOB,
    senderName: '',
  } as const;
  const key = { account: 'alice@example.com', conversation: CAROL };
  let count = 0;
  while (full.history.append(key, { ...nudge, id: `n${(count += 1)}` })) expect(count).toBeLessThan(10_000);
  full.tell(offerOf());
  const bob = withBob(full);
  const request = { transferId: full.card(bob).id, saveAs: false, isConfirmed: false };
  expect(await full.transfers.accept(full.place(bob), request)).toMatchObject({ ok: true });
  expect(full.notices(bob)).toEqual(['historyNotKept']);
  full.close();
});

describe('after a restart', () => {
  async function restarted() {
    const store = memoryStore();
    const first = await transferScene({ transferStore: store });
    const transfer = offerOf({ resumeKey: 'key' });
    first.tell(transfer);
    const id = first.card(withBob(first)).id;
    await first.transfers.accept(first.place(withBob(first)), {
      transferId: id,
      saveAs: false,
      isConfirmed: false,
    });
    first.tell({ ...transfer, phase: { kind: 'running' }, transferred: 600 });
    first.history.close();
    const second = await transferScene({
      transferStore: store,
      file: path.join(first.folder, 'history.sqlite'),
    });
    second.engine.playSignedIn([contact(BOB)]);
    const close = (): void => {
      second.close();
      first.close();
    };
    return { first, second, id, close };
  }

  it('the same offer goes on without asking, to the same place, on the same card', async () => {
    const { first, second, id, close } = await restarted();
    const again = offerOf({ resumeKey: 'key' });
    second.tell(again);
    expect(second.engine.asked('acceptTransfer')).toMatchObject([
      { transferId: again.transferId, destination: { folder: path.join(first.folder, 'received') } },
    ]);
    const bob = openBob(second);
    second.tell({ ...again, phase: { kind: 'running' }, transferred: 700 });
    expect(second.card(bob)).toMatchObject({ id, state: { kind: 'running' }, transferred: 700 });
    expect(second.alerts).toEqual([]);
    second.tell({ ...again, phase: { kind: 'done' } });
    expect(second.resumable.all()).toEqual([]);
    close();
  });

  it.each([
    ['another key', { resumeKey: 'other' }],
    ['no key', {}],
    ['another size', { resumeKey: 'key', size: 1001 }],
    ['another person', { resumeKey: 'key', account: account('eve@example.com') }],
  ])('an offer with %s is asked about', async (_what, change) => {
    const { second, close } = await restarted();
    second.tell(offerOf(change));
    expect(second.engine.asked('acceptTransfer')).toEqual([]);
    close();
  });

  it('an offer nobody answered has failed', async () => {
    const { second, id, close } = await restarted();
    second.history.close();
    expect(id).not.toBe('');
    close();
    const store = memoryStore();
    const first = await transferScene({ transferStore: store });
    first.tell(offerOf({ resumeKey: 'key' }));
    first.history.close();
    const later = await transferScene({
      transferStore: store,
      file: path.join(first.folder, 'history.sqlite'),
    });
    expect(later.card(openBob(later))).toMatchObject({ state: { kind: 'failed', reason: 'notConnected' } });
    later.close();
    first.close();
  });
});

describe('the folder of received files', () => {
  it('is opened, and made first where it is missing', async () => {
    expect(await scene.received.open()).toMatchObject({ ok: true });
    expect(scene.shell.opened).toEqual([path.join(scene.folder, 'received')]);
    expect(existsSync(path.join(scene.folder, 'received'))).toBe(true);
  });

  it('is another one when the person chose it, until the default is wanted again', async () => {
    mkdirSync(path.join(scene.folder, 'mine'));
    scene.shell.answers.push([path.join(scene.folder, 'mine')], []);
    await scene.received.choose(1, false);
    expect(scene.received.folder).toBe(path.join(scene.folder, 'mine'));
    scene.shell.answers.shift();
    await scene.received.choose(1, false);
    expect(scene.received.folder).toBe(path.join(scene.folder, 'mine'));
    await scene.received.choose(1, true);
    expect(scene.received.folder).toBe(scene.received.defaultFolder);
  });
});
