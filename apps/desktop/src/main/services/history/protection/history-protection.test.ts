import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textLine, workHere } from '../../../../../test/history-folder.ts';
import { memoryStore } from '../../../../../test/memory-store.ts';
import { noSecrets } from '../../../../../test/messenger-scene.ts';
import {
  filesWith,
  PASSPHRASE,
  protectionScene,
  type ProtectionScene,
  type ProtectionSceneOptions,
} from '../../../../../test/protection-scene.ts';
import { silentLog } from '../../support/log.ts';
import { HistorySearch, unpackFound } from '../archive/history-search.ts';
import { openHistoryFile } from '../open-history.ts';
import { HistoryWork, HistoryWorkError } from '../worker/history-work.ts';
import { launchHistoryWorker } from '../worker/launch-history-worker.ts';
import type { CopyRequest } from './copy-history.ts';
import { copierIn, type HistoryCopier } from './history-copier.ts';
import { standingAt } from './stand-in.ts';

const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
const SECRET = 'marmalade';
const DRAFT = 'unfinished thought';
const OTHER = 'another passphrase';
const WRONG = { ok: false, failure: { code: 'wrongPassphrase' } };
const DONE = { ok: true, value: undefined };

let folder: string;
const open: ProtectionScene[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
});

afterEach(() => {
  for (const { history } of open.splice(0)) history.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<ProtectionSceneOptions> = {}): Promise<ProtectionScene> {
  const scene = protectionScene({ folder, ...options });
  open.push(scene);
  await scene.history.open();
  return scene;
}

/** With something said, and something begun. */
async function startWithWords(options: Partial<ProtectionSceneOptions> = {}): Promise<ProtectionScene> {
  const scene = await start(options);
  scene.history.append(KEY, textLine('1', { text: `the ${SECRET} is in the cellar` }));
  scene.history.saveDraft(KEY, DRAFT);
  return scene;
}

const secure = (scene: ProtectionScene, remember = false) =>
  scene.protection.protect({ passphrase: PASSPHRASE, remember });
const unlock = (scene: ProtectionScene, passphrase = PASSPHRASE, remember = false) =>
  scene.protection.unlock({ passphrase, remember });
const ids = ({ history }: ProtectionScene) => history.last(KEY).lines.map(({ id }) => id);

/** As the next start finds it. */
async function startAgain(
  scene: ProtectionScene,
  options: Partial<ProtectionSceneOptions> = {},
): Promise<ProtectionScene> {
  scene.history.close();
  return start(options);
}

describe('a history that is protected', () => {
  it('holds no word that can be read from the disk, while it is open and afterwards', async () => {
    const scene = await startWithWords();
    expect(filesWith(folder, SECRET)).not.toEqual([]);
    expect(await secure(scene)).toEqual(DONE);
    scene.history.append(KEY, textLine('2', { text: 'more pineapple' }));
    await scene.vault.wiped;
    for (const words of [SECRET, DRAFT, 'pineapple', 'Bob', KEY.conversation, PASSPHRASE]) {
      expect(filesWith(folder, words)).toEqual([]);
    }
    expect(ids(scene)).toEqual(['1', '2']);
    scene.history.close();
    expect(filesWith(folder, 'pineapple')).toEqual([]);
  });

  it('is locked at the next start, keeps nothing, and opens for its passphrase alone', async () => {
    const first = await startWithWords();
    await secure(first);
    const scene = await startAgain(first);
    expect(scene.protection.view.state).toBe('locked');
    expect([scene.history.isLocked, ids(scene), scene.history.draft(KEY)]).toEqual([true, [], '']);
    expect(scene.history.append(KEY, textLine('2'))).toBe(false);
    expect(await unlock(scene, OTHER)).toEqual(WRONG);
    expect(scene.history.isLocked).toBe(true);
    expect(await unlock(scene)).toEqual(DONE);
    expect([ids(scene), scene.history.draft(KEY)]).toEqual([['1'], DRAFT]);
    expect(scene.history.append(KEY, textLine('3'))).toBe(true);
    expect(scene.notices).toEqual([]);
  });

  it('is searched like any other', async () => {
    const scene = await startWithWords();
    await secure(scene);
    const database = openHistoryFile(scene.history.home);
    const found = new HistorySearch(database).find({ account: KEY.account, text: SECRET });
    expect(unpackFound(found)).toHaveLength(1);
    database.close();
  });

  it('can be locked again; what becomes of its lines meanwhile is known once it is unlocked', async () => {
    const scene = await start();
    scene.history.append(KEY, textLine('1', { isOwn: true, state: 'sent' }));
    await secure(scene);
    expect(await scene.protection.lock()).toEqual(DONE);
    expect(scene.history.append(KEY, textLine('2'))).toBe(false);
    scene.history.setState(KEY, { id: '1', state: 'delivered' });
    await unlock(scene);
    expect(scene.history.last(KEY).lines).toMatchObject([{ id: '1', state: 'delivered' }]);
  });

  it('is unlocked by itself where the key store remembers it, until that is not wanted any more', async () => {
    const store = memoryStore();
    const first = await startWithWords({ store });
    await secure(first, true);
    expect(JSON.stringify(store.content)).not.toContain(PASSPHRASE);
    const second = await startAgain(first, { store });
    expect(second.protection.view).toMatchObject({ state: 'unlocked', isRemembered: true });
    expect(ids(second)).toEqual(['1']);
    await second.protection.lock();
    expect(await unlock(second, PASSPHRASE, false)).toEqual(DONE);
    const third = await startAgain(second, { store });
    expect(third.protection.view).toMatchObject({ state: 'locked', isRemembered: false });
  });

  it('that opens by itself is forgotten on its own, locked or not, and stays as it is until the next start', async () => {
    const store = memoryStore();
    const first = await startWithWords({ store });
    await secure(first, true);
    const told: boolean[] = [];
    first.protection.changed.subscribe(({ isRemembered }) => told.push(isRemembered));
    expect(first.protection.forgetRemembered()).toEqual(DONE);
    expect(first.protection.view).toMatchObject({ state: 'unlocked', isRemembered: false });
    expect(told).toEqual([false]);
    const second = await startAgain(first, { store });
    expect(second.protection.view.state).toBe('locked');
  });

  it('is not remembered without a key store, and says so', async () => {
    const first = await startWithWords({ secrets: noSecrets });
    await secure(first);
    const scene = await startAgain(first, { secrets: noSecrets });
    expect(scene.protection.view.canRemember).toBe(false);
    expect(await unlock(scene, PASSPHRASE, true)).toMatchObject({ failure: { code: 'passwordNotStorable' } });
    expect(ids(scene)).toEqual(['1']);
  });

  it('that was remembered with another key stays locked, and nothing is set aside', async () => {
    const store = memoryStore({ sealedKey: 'another key' });
    const first = await startWithWords();
    await secure(first);
    const scene = await startAgain(first, { store });
    expect([scene.protection.view.state, scene.notices]).toEqual(['locked', []]);
  });

  it('takes another passphrase for the old one, without being written anew', async () => {
    const first = await startWithWords();
    await secure(first);
    const before = readFileSync(first.files.kept);
    expect(await first.protection.change({ passphrase: OTHER, next: 'new passphrase' })).toEqual(WRONG);
    expect(await first.protection.change({ passphrase: PASSPHRASE, next: OTHER })).toEqual(DONE);
    expect(readFileSync(first.files.kept)).toEqual(before);
    const scene = await startAgain(first);
    expect(await unlock(scene)).toEqual(WRONG);
    expect(await unlock(scene, OTHER)).toEqual(DONE);
    expect(ids(scene)).toEqual(['1']);
  });

  it('is readable by anybody again for the passphrase, and nothing of the protection is left', async () => {
    const scene = await startWithWords();
    await secure(scene);
    await scene.vault.wiped;
    expect(await scene.protection.remove({ passphrase: OTHER })).toEqual(WRONG);
    expect(await scene.protection.remove({ passphrase: PASSPHRASE })).toEqual(DONE);
    expect([scene.protection.view.state, ids(scene), scene.history.draft(KEY)]).toEqual([
      'none',
      ['1'],
      DRAFT,
    ]);
    const again = await startAgain(scene);
    expect([ids(again), again.protection.view.state]).toEqual([['1'], 'none']);
    expect(readdirSync(folder).filter((name) => !name.startsWith('history.sqlite'))).toEqual([]);
  });

  it('of which nobody knows the passphrase goes as a whole, and another begins', async () => {
    const store = memoryStore();
    const first = await startWithWords({ store });
    await secure(first);
    const scene = await startAgain(first, { store });
    expect(await scene.protection.deleteLocked()).toEqual(DONE);
    expect([scene.protection.view.state, ids(scene)]).toEqual(['none', []]);
    expect(scene.history.append(KEY, textLine('2'))).toBe(true);
    expect(existsSync(scene.files.kept)).toBe(false);
  });

  it('whose key file is gone says so, and is left where it is', async () => {
    const first = await startWithWords();
    await secure(first);
    first.history.close();
    rmSync(path.join(folder, 'history.key'));
    const scene = await start();
    expect(scene.protection.view.state).toBe('keyMissing');
    expect(await unlock(scene)).toMatchObject({ failure: { code: 'historyKeyMissing' } });
    expect(scene.history.append(KEY, textLine('2'))).toBe(false);
    expect([existsSync(scene.files.kept), scene.notices]).toEqual([true, []]);
  });

  it('whose key file asks for more than any computer has is not tried', async () => {
    const first = await startWithWords();
    await secure(first);
    const key = path.join(folder, 'history.key');
    writeFileSync(key, readFileSync(key, 'utf8').replace('"memoryCost":8', '"memoryCost":99999999'));
    const scene = await startAgain(first);
    expect(scene.protection.view.state).toBe('keyMissing');
  });

  it('has what another program put in its place set aside, and goes on', async () => {
    const first = await startWithWords();
    cpSync(first.file, path.join(folder, 'copy'));
    await secure(first);
    await first.vault.wiped;
    first.history.close();
    copyFileSync(path.join(folder, 'copy'), first.file);
    const scene = await start();
    expect(scene.notices).toMatchObject([{ code: 'historySetAside' }]);
    expect([standingAt(scene.file), scene.protection.view.openCount]).toEqual(['standIn', 1]);
    await unlock(scene);
    expect(ids(scene)).toEqual(['1']);
  });
});

describe('while a history is copied', () => {
  /** Stops before the copy is made, until told to go on; `fault`: it fails. */
  function slowCopier(file: string, fault: Error | undefined) {
    const copier = copierIn(workHere(file).work);
    let go = (): void => {};
    const told = new Promise<void>((resolve) => {
      go = resolve;
    });
    const copy = async (request: CopyRequest): Promise<void> => {
      await copier.copy(request);
      await told;
      if (fault !== undefined) throw fault;
    };
    return { copier: { ...copier, copy }, go };
  }

  async function copying(fault?: Error) {
    const { copier, go } = slowCopier(path.join(folder, 'history.sqlite'), fault);
    const scene = await startWithWords({ copier });
    const asked = secure(scene);
    await expect.poll(() => existsSync(scene.files.making('kept'))).toBe(true);
    return { scene, asked, go };
  }

  it('what is said, arrives or is begun is in the copy too', async () => {
    const { scene, asked, go } = await copying();
    expect(scene.history.append(KEY, textLine('2', { isOwn: true, state: 'sent' }))).toBe(true);
    scene.history.setState(KEY, { id: '2', state: 'delivered' });
    scene.history.saveDraft(KEY, 'another');
    expect(ids(scene)).toEqual(['1', '2']);
    go();
    expect(await asked).toEqual(DONE);
    expect(scene.history.last(KEY).lines).toMatchObject([{ id: '1' }, { id: '2', state: 'delivered' }]);
    expect([scene.history.draft(KEY), scene.history.home.file]).toEqual(['another', scene.files.kept]);
  });

  it('its way is told, and a second one waits for another time', async () => {
    const { scene, asked, go } = await copying();
    const parts: number[] = [];
    scene.protection.changed.subscribe(({ work }) => work && parts.push(work.part));
    scene.clock.advance(1_000);
    expect(parts.some((part) => part > 0 && part <= 1)).toBe(true);
    expect(scene.protection.isBusy).toBe(true);
    expect(await secure(scene)).toMatchObject({ failure: { code: 'historyBusy' } });
    go();
    await asked;
    expect(scene.protection.view.work).toBeUndefined();
  });

  it('a full disk leaves everything as it was', async () => {
    const { scene, asked, go } = await copying(new HistoryWorkError('SQLITE_FULL'));
    scene.history.append(KEY, textLine('2'));
    go();
    expect(await asked).toMatchObject({ failure: { code: 'diskFull' } });
    expect([scene.protection.view.state, ids(scene)]).toEqual(['none', ['1', '2']]);
    expect(readdirSync(folder).filter((name) => !/^history\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
    expect(ids(await startAgain(scene))).toEqual(['1', '2']);
  });

  it('nothing is begun while lines are being deleted or taken in', async () => {
    const scene = await startWithWords({ isChanging: () => true });
    expect(await secure(scene)).toMatchObject({ failure: { code: 'historyBusy' } });
  });
});

it('a worker of its own makes the copy', async () => {
  const program = new URL('../worker/history-worker.ts', import.meta.url);
  const home = { file: path.join(folder, 'history.sqlite') };
  const copier = copierIn(new HistoryWork(() => launchHistoryWorker(program, home, silentLog)));
  const scene = await startWithWords({ copier });
  expect(await secure(scene)).toEqual(DONE);
  expect(ids(scene)).toEqual(['1']);
  await scene.protection.end();
});

describe('a system that does not let go of a file', () => {
  it('has the unprotected history until the next start, and the person is told', async () => {
    const refuse = (from: string, to: string): void => {
      if (from.endsWith('history.sqlite')) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      renameSync(from, to);
    };
    const first = await startWithWords({ rename: refuse });
    expect(await secure(first)).toEqual(DONE);
    expect([first.protection.view.openCount, ids(first)]).toEqual([1, ['1']]);
    first.history.append(KEY, textLine('2'));
    const scene = await startAgain(first);
    await scene.vault.wiped;
    expect([filesWith(folder, SECRET), scene.protection.view.openCount]).toEqual([[], 0]);
    await unlock(scene);
    expect(ids(scene)).toEqual(['1', '2']);
  });

  it('keeps the history where it was when the copy cannot take its place', async () => {
    const refuse = (from: string, to: string): void => {
      if (to.endsWith('.protected.sqlite')) throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
      renameSync(from, to);
    };
    const first = await startWithWords({ rename: refuse });
    expect(await secure(first)).toMatchObject({ ok: false });
    first.history.append(KEY, textLine('2'));
    const scene = await startAgain(first);
    expect([scene.protection.view.state, ids(scene)]).toEqual(['none', ['1', '2']]);
  });
});

describe('a program that is killed', () => {
  /** Every state a folder was in on the way there and back, as a crash leaves it. */
  async function statesOnTheWay(): Promise<readonly string[]> {
    const states: string[] = [];
    const keep = (): void => {
      const copy = mkdtempSync(path.join(tmpdir(), 'nudge-killed-'));
      cpSync(folder, copy, { recursive: true });
      states.push(copy);
    };
    const rename = (from: string, to: string): void => {
      keep();
      renameSync(from, to);
      keep();
    };
    const copier = copierIn(workHere(path.join(folder, 'history.sqlite')).work);
    const kept: HistoryCopier = {
      ...copier,
      copy: (request) => copier.copy(request).then(keep),
      catchUp: (request) => copier.catchUp(request).then(keep),
    };
    const scene = await startWithWords({ rename, copier: kept });
    await secure(scene);
    await scene.vault.wiped;
    keep();
    await scene.protection.remove({ passphrase: PASSPHRASE });
    keep();
    scene.history.close();
    return states;
  }

  it('finds the whole history again, whatever it was doing', async () => {
    const states = await statesOnTheWay();
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) {
      const scene = await start({ folder: state });
      const isProtected = scene.protection.view.state !== 'none';
      if (isProtected) await unlock(scene);
      await scene.vault.wiped;
      expect(isProtected ? filesWith(state, SECRET) : []).toEqual([]);
      expect([ids(scene), scene.history.draft(KEY), scene.notices]).toEqual([['1'], DRAFT, []]);
      scene.history.close();
      expect(readdirSync(state).filter((name) => /making|\.old|next|standing/.test(name))).toEqual([]);
      rmSync(state, { recursive: true });
    }
  });
});
