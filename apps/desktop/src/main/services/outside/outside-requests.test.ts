import path from 'node:path';
import type { ContactImport, OutsideView, OutsideWish, Reply } from '@nudge/ipc-contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { messengerScene, settle, SIGN_IN } from '../../../../test/messenger-scene.ts';
import { BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';
import { OutsideRequests } from './outside-requests.ts';
import { readLink } from './read-link.ts';

const FILE = path.resolve('/somewhere/friends.ctt');
const COUNTS = { added: 2, known: 0, refused: 0, unreadable: 0, notTried: 0 };

let scene: ReturnType<typeof messengerScene>;
let outside: OutsideRequests;
let opensLinks: boolean;
let imported: Reply<ContactImport>;
let done: string[];

beforeEach(() => {
  scene = messengerScene();
  opensLinks = true;
  imported = { ok: true, value: { kind: 'imported', counts: COUNTS } };
  done = [];
  let count = 0;
  outside = new OutsideRequests({
    messenger: scene.messenger,
    newId: () => `o${(count += 1)}`,
    opensLinks: () => opensLinks,
    openConversation: (address) => {
      done.push(`chat ${address}`);
      return { ok: true, value: undefined };
    },
    importContacts: async (file) => {
      done.push(`import ${file}`);
      return imported;
    },
  });
});

async function signIn(): Promise<void> {
  void scene.messenger.control.signIn(SIGN_IN);
  await settle();
  scene.engine.playSignedIn([contact(BOB)]);
}

const open = (link: string): void => outside.take(readLink(link));
const added = () => scene.engine.asked('addContact').map((request) => request.account);
const asked = (id: string, wish: OutsideWish): OutsideView => ({
  id,
  phase: 'asking',
  wish,
});

describe('a link', () => {
  it('to somebody on the list asks, and does nothing before the answer is yes', async () => {
    await signIn();
    open(`msnim:chat?contact=${BOB}`);
    expect(outside.view).toEqual(asked('o1', { kind: 'chat', address: BOB, name: 'Bob' }));
    expect(done).toEqual([]);
    expect(await outside.answer({ id: 'o1', yes: true })).toEqual({ ok: true, value: {} });
    expect(done).toEqual([`chat ${BOB}`]);
    expect(outside.view).toBeUndefined();
  });

  it('that is answered with no has done nothing', async () => {
    await signIn();
    open(`msnim:add?contact=${CAROL}`);
    await outside.answer({ id: 'o1', yes: false });
    expect(outside.view).toBeUndefined();
    expect([...done, ...added()]).toEqual([]);
  });

  it('adds whom it names', async () => {
    await signIn();
    open(`msnim:add?contact=${CAROL}`);
    expect(outside.view).toEqual(asked('o1', { kind: 'add', address: CAROL, name: CAROL }));
    await outside.answer({ id: 'o1', yes: true });
    expect(added()).toEqual([CAROL]);
    expect(done).toEqual([]);
  });

  it('to a stranger asks about adding them, then does both', async () => {
    await signIn();
    open(`msnim:chat?contact=${CAROL}`);
    expect(outside.view).toEqual(asked('o1', { kind: 'addAndChat', address: CAROL, name: CAROL }));
    await outside.answer({ id: 'o1', yes: true });
    expect(added()).toEqual([CAROL]);
    expect(done).toEqual([`chat ${CAROL}`]);
  });

  it('whose wish is refused stays asked, with the reason', async () => {
    await signIn();
    scene.engine.answer('addContact', { ok: false, code: 'tooSoon', message: '' });
    open(`msnim:chat?contact=${CAROL}`);
    expect(await outside.answer({ id: 'o1', yes: true })).toMatchObject({ failure: { code: 'tooSoon' } });
    expect(outside.view?.phase).toBe('asking');
    expect(done).toEqual([]);
  });

  it('takes no other answer while one is carried out', async () => {
    await signIn();
    open(`msnim:add?contact=${CAROL}`);
    const first = outside.answer({ id: 'o1', yes: true });
    expect(await outside.answer({ id: 'o1', yes: true })).toMatchObject({ failure: { code: 'tooSoon' } });
    expect((await first).ok).toBe(true);
    expect(added()).toEqual([CAROL]);
  });

  it('for a call, or that cannot be read, is only told', async () => {
    await signIn();
    open(`msnim:voice?contact=${BOB}`);
    expect(outside.view).toEqual({ id: 'o1', phase: 'told', what: 'call' });
    open('msnim:chat');
    expect(outside.view).toEqual({ id: 'o2', phase: 'told', what: 'unreadable' });
    await outside.answer({ id: 'o2', yes: true });
    expect(outside.view).toBeUndefined();
    expect(done).toEqual([]);
  });

  it('is left alone where the person wants none', async () => {
    await signIn();
    opensLinks = false;
    open(`msnim:chat?contact=${BOB}`);
    expect(outside.view).toBeUndefined();
  });
});

describe('a question that stands', () => {
  it('is not swapped for another, and takes no answer to another', async () => {
    await signIn();
    open(`msnim:chat?contact=${BOB}`);
    open(`msnim:add?contact=${CAROL}`);
    expect(outside.view).toMatchObject({ id: 'o1', wish: { kind: 'chat' } });
    expect(await outside.answer({ id: 'o2', yes: true })).toMatchObject({
      failure: { code: 'badArguments' },
    });
    expect([...done, ...added()]).toEqual([]);
  });

  it('stays as it was asked though the list changes', async () => {
    await signIn();
    open(`msnim:chat?contact=${CAROL}`);
    scene.engine.playPresence(contact(CAROL), 'offline', true);
    expect(outside.view).toMatchObject({ wish: { kind: 'addAndChat' } });
  });
});

describe('without a session', () => {
  it('one thing waits, the newest, and is asked about once the list is there', async () => {
    open(`msnim:add?contact=${CAROL}`);
    open(`msnim:chat?contact=${BOB}`);
    expect(outside.view).toEqual({
      id: 'o2',
      phase: 'waiting',
      wish: { kind: 'chat', address: BOB, name: BOB },
    });
    expect(await outside.answer({ id: 'o2', yes: true })).toMatchObject({
      failure: { code: 'notSignedIn' },
    });
    await signIn();
    expect(outside.view).toEqual(asked('o2', { kind: 'chat', address: BOB, name: 'Bob' }));
  });

  it('what waits can be thrown away', async () => {
    open(`msnim:add?contact=${CAROL}`);
    await outside.answer({ id: 'o1', yes: false });
    await signIn();
    expect(outside.view).toBeUndefined();
  });

  it('a question waits again when its session ends', async () => {
    await signIn();
    open(`msnim:add?contact=${CAROL}`);
    scene.engine.state = { ...scene.engine.state, phase: 'signedOut' };
    scene.engine.play({ type: 'signedOut', reason: 'otherPlace' });
    await settle();
    expect(outside.view?.phase).toBe('waiting');
  });
});

it('a contact list is read only after a yes, and tells what became of the people in it', async () => {
  await signIn();
  opensLinks = false;
  outside.take({ kind: 'contactFile', file: FILE });
  expect(outside.view).toEqual(asked('o1', { kind: 'contactFile', fileName: 'friends.ctt' }));
  expect(done).toEqual([]);
  expect(await outside.answer({ id: 'o1', yes: true })).toEqual({ ok: true, value: { counts: COUNTS } });
  expect(done).toEqual([`import ${FILE}`]);
});

it('a contact list that cannot be read stays asked', async () => {
  await signIn();
  imported = { ok: false, failure: { code: 'noSuchFile' } };
  outside.take({ kind: 'contactFile', file: FILE });
  expect(await outside.answer({ id: 'o1', yes: true })).toMatchObject({ failure: { code: 'noSuchFile' } });
  expect(outside.view?.phase).toBe('asking');
});
