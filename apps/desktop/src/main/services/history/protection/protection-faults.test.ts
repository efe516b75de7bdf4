/** What is asked at once, or fails half way: no line is lost, and what is said of it is true. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textLine } from '../../../../../test/history-folder.ts';
import { memoryStore } from '../../../../../test/memory-store.ts';
import {
  filesWith,
  PASSPHRASE,
  protectionScene,
  type ProtectionScene,
  type ProtectionSceneOptions,
} from '../../../../../test/protection-scene.ts';
import type { KeyedStore } from '../../support/keyed-store.ts';
import { HistoryDatabase } from '../history-database.ts';
import type { HistoryFileOptions } from '../open-history.ts';
import { standingAt } from './stand-in.ts';

const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
const OTHER = 'another passphrase';
const DONE = { ok: true, value: undefined };
const BUSY = { ok: false, failure: { code: 'historyBusy' } };
const WRONG = { ok: false, failure: { code: 'wrongPassphrase' } };
const SECRET = 'marmalade';

let folder: string;
const open: ProtectionScene[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
});

afterEach(() => {
  for (const { history } of open.splice(0)) history.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As a start of the program finds it; nobody is signed in yet. */
function begin(options: Partial<ProtectionSceneOptions> = {}): ProtectionScene {
  const scene = protectionScene({ folder, ...options });
  open.push(scene);
  return scene;
}

async function start(options: Partial<ProtectionSceneOptions> = {}): Promise<ProtectionScene> {
  const scene = begin(options);
  await scene.history.open();
  return scene;
}

async function startProtected(
  options: Partial<ProtectionSceneOptions> = {},
  remember = false,
): Promise<ProtectionScene> {
  const scene = await start(options);
  say(scene, '1');
  expect(await scene.protection.protect({ passphrase: PASSPHRASE, remember })).toEqual(DONE);
  return scene;
}

const say = ({ history }: ProtectionScene, id: string): boolean =>
  history.append(KEY, textLine(id, { text: `${SECRET} ${id}` }));
const unlock = ({ protection }: ProtectionScene, passphrase = PASSPHRASE, remember = false) =>
  protection.unlock({ passphrase, remember });
const ids = ({ history }: ProtectionScene) => history.last(KEY).lines.map(({ id }) => id);

async function startAgain(
  scene: ProtectionScene,
  options: Partial<ProtectionSceneOptions> = {},
): Promise<ProtectionScene> {
  scene.history.close();
  return start(options);
}

/** A settings file on a disk that is full from some moment on. */
function fillingStore(): KeyedStore & { isFull: boolean } {
  const store = memoryStore();
  return {
    isFull: false,
    get: (key) => store.get(key),
    set(key, value) {
      if (this.isFull) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      store.set(key, value);
    },
  };
}

describe('a settings file that cannot be written', () => {
  it('takes no line from a history that is readable by anybody again', async () => {
    const store = fillingStore();
    const scene = await startProtected({ store }, true);
    store.isFull = true;
    expect(await scene.protection.remove({ passphrase: PASSPHRASE })).toEqual(DONE);
    expect([scene.protection.view.state, say(scene, '2')]).toEqual(['none', true]);
    const again = await startAgain(scene, { store });
    expect([again.protection.view.state, ids(again)]).toEqual(['none', ['1', '2']]);
  });

  it('is told to whoever wants the passphrase remembered; the history is protected all the same', async () => {
    const store = fillingStore();
    store.isFull = true;
    const first = await start({ store });
    const refused = { ok: false, failure: { code: 'passwordNotStorable' } };
    expect(await first.protection.protect({ passphrase: PASSPHRASE, remember: true })).toEqual(refused);
    expect(first.protection.view).toMatchObject({ state: 'unlocked', isRemembered: false });
    const second = await startAgain(first, { store });
    expect(await unlock(second, PASSPHRASE, true)).toEqual(refused);
    expect(second.protection.view.state).toBe('unlocked');
  });
});

describe('what is asked while something else is at work', () => {
  it('does not lock a history whose passphrase is being changed', async () => {
    const scene = await startProtected();
    const changed = scene.protection.change({ passphrase: PASSPHRASE, next: OTHER });
    expect(await scene.protection.lock()).toEqual(BUSY);
    expect(await changed).toEqual(DONE);
    expect(await scene.protection.lock()).toEqual(DONE);
    expect(await unlock(scene)).toEqual(WRONG);
    expect(await unlock(scene, OTHER)).toEqual(DONE);
  });

  it('does not remove the protection meanwhile', async () => {
    const scene = await startProtected();
    const changed = scene.protection.change({ passphrase: PASSPHRASE, next: OTHER });
    expect(await scene.protection.remove({ passphrase: PASSPHRASE })).toEqual(BUSY);
    expect(await changed).toEqual(DONE);
    expect(await scene.protection.remove({ passphrase: OTHER })).toEqual(DONE);
    const again = await startAgain(scene);
    expect([again.protection.view.state, ids(again), again.notices]).toEqual(['none', ['1'], []]);
  });

  it('seals no key of a history that is locked or not protected', async () => {
    const scene = await startProtected();
    const { sealed } = await scene.vault.prepare(PASSPHRASE);
    scene.vault.lock();
    await expect(scene.vault.change(OTHER)).rejects.toThrow('locked');
    rmSync(path.join(folder, 'history.key'));
    expect(() => scene.files.putKey(sealed)).toThrow('nothing is protected');
    expect(existsSync(path.join(folder, 'history.key'))).toBe(false);
  });

  it('does not lock while lines are being deleted or taken in', async () => {
    let isChanging = false;
    const scene = await startProtected({ isChanging: () => isChanging });
    isChanging = true;
    expect(await scene.protection.lock()).toEqual(BUSY);
    expect(scene.protection.view.state).toBe('unlocked');
  });

  it('opens the history once for two who unlock it at once, also when the first is mistaken', async () => {
    const connections: HistoryDatabase[] = [];
    const openDatabase = async (home: HistoryFileOptions): Promise<HistoryDatabase> => {
      const database = new HistoryDatabase(home);
      connections.push(database);
      return database;
    };
    const first = await startAgain(await startProtected(), { openDatabase });
    expect(await Promise.all([unlock(first), unlock(first)])).toEqual([DONE, DONE]);
    expect([connections.length, ids(first)]).toEqual([1, ['1']]);
    const second = await startAgain(first, { openDatabase });
    expect(await Promise.all([unlock(second, OTHER), unlock(second)])).toEqual([WRONG, DONE]);
    expect(ids(second)).toEqual(['1']);
  });
});

it('what is said while an unlocked history takes its time to open is kept', async () => {
  let go = (): void => {};
  const told = new Promise<void>((resolve) => {
    go = resolve;
  });
  let isAsked = false;
  const openDatabase = async (home: HistoryFileOptions): Promise<HistoryDatabase> => {
    isAsked = true;
    await told;
    return new HistoryDatabase(home);
  };
  const scene = await startAgain(await startProtected(), { openDatabase });
  const unlocked = unlock(scene);
  await expect.poll(() => isAsked).toBe(true);
  expect([scene.history.isLocked, say(scene, '2')]).toEqual([false, true]);
  scene.history.saveDraft(KEY, 'half a sen');
  go();
  expect(await unlocked).toEqual(DONE);
  expect([ids(scene), scene.history.draft(KEY)]).toEqual([['1', '2'], 'half a sen']);
});

describe('a history that does not open where it was taken', () => {
  /** Opens none at that place while it is told not to. */
  function refusing(place: 'kept' | 'plain', code: string) {
    const refused = { isOn: true };
    const openDatabase = async (home: HistoryFileOptions): Promise<HistoryDatabase> => {
      const isThere = home.file.endsWith('.protected.sqlite') === (place === 'kept');
      if (refused.isOn && isThere) throw Object.assign(new Error(code), { code });
      return new HistoryDatabase(home);
    };
    return { openDatabase, refused };
  }

  it.each(['SQLITE_CANTOPEN', 'SQLITE_NOTADB'])('stays unprotected where it was: %s', async (code) => {
    const { openDatabase } = refusing('kept', code);
    const scene = await start({ openDatabase });
    say(scene, '1');
    const reply = await scene.protection.protect({ passphrase: PASSPHRASE, remember: false });
    expect(reply).toMatchObject({ ok: false });
    expect([scene.protection.view.state, say(scene, '2'), ids(scene)]).toEqual(['none', true, ['1', '2']]);
    const again = await startAgain(scene);
    expect([again.protection.view.state, ids(again), again.notices]).toEqual(['none', ['1', '2'], []]);
    expect(readdirSync(folder).filter((name) => !name.startsWith('history.sqlite'))).toEqual([]);
  });

  it('stays protected where it was, and no copy of it is left that can be read', async () => {
    const { openDatabase, refused } = refusing('plain', 'SQLITE_CANTOPEN');
    refused.isOn = false;
    const store = memoryStore();
    const scene = await startProtected({ openDatabase, store }, true);
    refused.isOn = true;
    expect(await scene.protection.remove({ passphrase: PASSPHRASE })).toMatchObject({ ok: false });
    expect(scene.protection.view).toMatchObject({ state: 'unlocked', isRemembered: true });
    expect([say(scene, '2'), ids(scene)]).toEqual([true, ['1', '2']]);
    await scene.vault.wiped;
    expect([filesWith(folder, SECRET), standingAt(scene.file)]).toEqual([[], 'standIn']);
    const again = await startAgain(scene, { store });
    expect([again.protection.view.state, ids(again), again.notices]).toEqual(['unlocked', ['1', '2'], []]);
  });
});

it.each(['gone', 'damaged'])(
  'a stand-in for nothing makes room for a new history: key file %s',
  async (how) => {
    const first = await startProtected();
    await first.vault.wiped;
    first.history.close();
    rmSync(first.files.kept);
    const key = path.join(folder, 'history.key');
    if (how === 'gone') rmSync(key);
    else writeFileSync(key, 'rubbish');
    const scene = await start();
    expect([scene.protection.view.state, say(scene, '2'), scene.notices]).toEqual(['none', true, []]);
    expect(ids(await startAgain(scene))).toEqual(['2']);
  },
);

describe('a history that opens by itself', () => {
  it('is said to be open also before anybody signed in', async () => {
    const store = memoryStore();
    const first = await startProtected({ store }, true);
    first.history.close();
    const scene = begin({ store });
    expect(scene.protection.view).toMatchObject({ state: 'unlocked', isRemembered: true });
    await scene.history.open();
    expect(ids(scene)).toEqual(['1']);
  });

  it('can be locked before, and stays so', async () => {
    const store = memoryStore();
    const first = await startProtected({ store }, true);
    first.history.close();
    const scene = begin({ store });
    expect(await scene.protection.lock()).toEqual(DONE);
    await scene.history.open();
    expect([scene.protection.view.state, scene.history.isLocked, ids(scene)]).toEqual(['locked', true, []]);
  });
});
