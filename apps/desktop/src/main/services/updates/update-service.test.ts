import type { ReleaseView, UpdateHold, UpdateStage, UpdateWay } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { silentLog } from '../support/log.ts';
import {
  CHECK_INTERVAL_MILLISECONDS,
  FIRST_CHECK_MILLISECONDS,
  OTHERS_LOOK_MILLISECONDS,
  RETRY_MILLISECONDS,
  UpdateService,
} from './update-service.ts';
import { UpdateFault, type Updater } from './updater.ts';

const NOW = Date.UTC(2026, 10, 27);
const RELEASE: ReleaseView = { version: '2.0.0', notes: 'Faster.' };

interface Scene {
  way?: UpdateWay;
  lastCheckedAt?: number;
  /** What a look waits for. */
  answer?: Promise<void>;
  found?: ReleaseView | UpdateFault | undefined;
  fetched?: UpdateFault;
  installed?: Error;
  isWanted?: boolean;
  isMetered?: boolean;
  hold?: UpdateHold;
  areOthersThere?: boolean;
}

function play(scene: Scene = {}) {
  const done: string[] = [];
  const stages: UpdateStage['kind'][] = [];
  const presence: string[] = [];
  const clock = new ManualClock(NOW);
  const store = memoryStore(scene.lastCheckedAt === undefined ? {} : { lastCheckedAt: scene.lastCheckedAt });
  const updater: Updater = {
    look: async () => {
      done.push('look');
      await scene.answer;
      if (scene.found instanceof UpdateFault) throw scene.found;
      return scene.found;
    },
    download: async (onProgress) => {
      done.push('download');
      onProgress(0.4);
      onProgress(50.6);
      if (scene.fetched) throw scene.fetched;
    },
    install: (then) => {
      done.push(then);
      if (scene.installed) throw scene.installed;
    },
  };
  const service = new UpdateService({
    way: scene.way ?? { kind: 'itself' },
    updater,
    clock,
    store,
    log: silentLog,
    isWanted: () => scene.isWanted ?? true,
    isMetered: async () => scene.isMetered ?? false,
    hold: () => scene.hold,
    profiles: {
      enter: () => presence.push('enter'),
      leave: () => presence.push('leave'),
      areOthersThere: () => scene.areOthersThere ?? false,
    },
  });
  service.changed.subscribe(({ stage }) => {
    if (stages.at(-1) !== stage.kind) stages.push(stage.kind);
  });
  /** Lets what waits for promises go on. */
  const pass = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { scene, done, stages, presence, clock, store, service, pass };
}

const unreachable = new UpdateFault('unreachable', 'net::ERR_INTERNET_DISCONNECTED');
const damaged = new UpdateFault('damaged', 'ERR_CHECKSUM_MISMATCH');

describe('looking for a new version', () => {
  it('begins a while after the start, and goes on daily', async () => {
    const { service, done, pass, store } = play();
    service.start();
    await pass(FIRST_CHECK_MILLISECONDS - 1);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['look']);
    expect(store.content).toEqual({ lastCheckedAt: NOW + FIRST_CHECK_MILLISECONDS });
    await pass(CHECK_INTERVAL_MILLISECONDS - 1);
    expect(done).toHaveLength(1);
    await pass(1);
    expect(done).toHaveLength(2);
  });

  it('waits for the rest of the day when it was done before the start', async () => {
    const hour = 3_600_000;
    const { service, done, pass } = play({ lastCheckedAt: NOW - hour });
    service.start();
    await pass(CHECK_INTERVAL_MILLISECONDS - hour - 1);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['look']);
  });

  it('does not wait for a moment that a wrong clock wrote down', async () => {
    const { service, done, pass } = play({ lastCheckedAt: NOW + 365 * CHECK_INTERVAL_MILLISECONDS });
    service.start();
    await pass(FIRST_CHECK_MILLISECONDS);
    expect(done).toEqual(['look']);
  });

  it('stops and begins as the person chooses', async () => {
    const { service, scene, done, pass } = play({ isWanted: false });
    service.start();
    await pass(CHECK_INTERVAL_MILLISECONDS);
    expect(done).toEqual([]);
    scene.isWanted = true;
    service.followWish();
    await pass(FIRST_CHECK_MILLISECONDS);
    expect(done).toEqual(['look']);
    scene.isWanted = false;
    service.followWish();
    await pass(2 * CHECK_INTERVAL_MILLISECONDS);
    expect(done).toEqual(['look']);
  });

  it('is left alone where the network costs, and tried again soon', async () => {
    const { service, scene, done, pass } = play({ isMetered: true });
    service.start();
    await pass(FIRST_CHECK_MILLISECONDS);
    expect(done).toEqual([]);
    scene.isMetered = false;
    await pass(RETRY_MILLISECONDS);
    expect(done).toEqual(['look']);
  });

  it('says nothing of a network that is not there, and tries again soon', async () => {
    const { service, done, pass, stages } = play({ found: unreachable });
    service.start();
    await pass(FIRST_CHECK_MILLISECONDS);
    expect([service.view.stage, service.view.lastCheckedAt, stages]).toEqual([
      { kind: 'idle' },
      undefined,
      ['idle'],
    ]);
    await pass(RETRY_MILLISECONDS);
    expect(done).toHaveLength(2);
  });

  it('that the person asked for says what went wrong', async () => {
    const { service, stages } = play({ found: unreachable, isWanted: false, isMetered: true });
    await service.check();
    expect(service.view.stage).toEqual({ kind: 'failed', reason: 'unreachable' });
    expect(stages).toEqual(['idle', 'checking', 'failed']);
  });

  it('that goes on unasked becomes the person\u2019s when they ask', async () => {
    const held: (() => void)[] = [];
    const answer = new Promise<void>((resolve) => held.push(resolve));
    const { service, scene, done, pass, stages } = play({ found: unreachable, answer });
    service.start();
    await pass(FIRST_CHECK_MILLISECONDS);
    expect(stages).toEqual([]);
    const asked = service.check();
    expect(service.view.stage).toEqual({ kind: 'checking' });
    for (const go of held) go();
    await asked;
    expect([done, service.view.stage]).toEqual([['look'], { kind: 'failed', reason: 'unreachable' }]);
    scene.found = undefined;
    await pass(RETRY_MILLISECONDS);
    expect([done, service.view.stage]).toEqual([['look', 'look'], { kind: 'newest' }]);
    scene.found = unreachable;
    await pass(CHECK_INTERVAL_MILLISECONDS);
    expect([done.length, service.view.stage]).toEqual([3, { kind: 'newest' }]);
  });

  it.each([{ kind: 'manager' }, { kind: 'none' }] as const)('is not done by $kind', async (way) => {
    const { service, done, pass } = play({ way, found: RELEASE });
    service.start();
    await service.check();
    await pass(CHECK_INTERVAL_MILLISECONDS);
    expect([done, service.view.stage]).toEqual([[], { kind: 'idle' }]);
  });
});

describe('a new version', () => {
  it('is fetched in the background and installed at the exit', async () => {
    const { service, done, stages } = play({ found: RELEASE });
    await service.check();
    expect(service.view.stage).toEqual({ kind: 'ready', release: RELEASE });
    expect(stages).toEqual(['idle', 'checking', 'downloading', 'ready']);
    service.end();
    expect(done).toEqual(['look', 'download', 'exit']);
  });

  it('is not installed by an exit that the system may cut off', async () => {
    const { service, done } = play({ found: RELEASE });
    await service.check();
    service.leaveForLater();
    service.end();
    expect(done).toEqual(['look', 'download']);
  });

  it('counts whole percents', async () => {
    const { service } = play({ found: RELEASE });
    const percents: number[] = [];
    service.changed.subscribe(({ stage }) => {
      if (stage.kind === 'downloading') percents.push(stage.percent);
    });
    await service.check();
    expect(percents).toEqual([0, 50]);
  });

  it('starts at once when the person wants that', async () => {
    const { service, done } = play({ found: RELEASE });
    await service.check();
    expect(service.askForRestart()).toEqual({ ok: true, value: undefined });
    service.end();
    expect(done.at(-1)).toBe('restart');
  });

  it.each(['transfers', 'people'] as const)('does not break off %s', async (hold) => {
    const { service, done } = play({ found: RELEASE, hold });
    await service.check();
    expect(service.view.hold).toBe(hold);
    expect(service.askForRestart()).toEqual({ ok: false, failure: { code: 'notNow' } });
    service.end();
    expect(done.at(-1)).toBe('exit');
  });

  it('that is not there cannot be started', () => {
    const { service, done } = play();
    expect(service.askForRestart()).toMatchObject({ ok: false });
    service.end();
    expect(done).toEqual([]);
  });

  it('is told once: after "Later" again only when it is another one, or asked for', async () => {
    const { service, scene, pass } = play({ found: RELEASE });
    service.start();
    await pass(FIRST_CHECK_MILLISECONDS);
    service.putOff();
    await pass(CHECK_INTERVAL_MILLISECONDS);
    expect(service.view.isPutOff).toBe(true);
    scene.found = { ...RELEASE, version: '2.1.0' };
    await pass(CHECK_INTERVAL_MILLISECONDS);
    expect(service.view).toMatchObject({ isPutOff: false, stage: { release: { version: '2.1.0' } } });
    service.putOff();
    await service.check();
    expect(service.view.isPutOff).toBe(false);
  });

  it('is not fetched twice', async () => {
    const { service, done } = play({ found: RELEASE });
    await service.check();
    await service.check();
    expect(done).toEqual(['look', 'download', 'look']);
  });

  it('that the feed took back is not installed', async () => {
    const { service, scene, done } = play({ found: RELEASE });
    await service.check();
    scene.found = undefined;
    await service.check();
    service.end();
    expect(done).not.toContain('exit');
  });

  it('stays ready while the feed is away', async () => {
    const { service, scene } = play({ found: RELEASE });
    await service.check();
    scene.found = unreachable;
    await service.check();
    expect(service.view.stage.kind).toBe('ready');
  });

  it('that is damaged is told of also when nobody asked, and not installed', async () => {
    const { service, done, pass } = play({ found: RELEASE, fetched: damaged });
    service.start();
    await pass(FIRST_CHECK_MILLISECONDS);
    expect(service.view.stage).toEqual({ kind: 'failed', reason: 'damaged' });
    service.end();
    expect(done).toEqual(['look', 'download']);
  });

  it('whose file was dropped for a newer one that failed is not installed', async () => {
    const { service, scene, done } = play({ found: RELEASE });
    await service.check();
    scene.found = { ...RELEASE, version: '2.1.0' };
    scene.fetched = damaged;
    await service.check();
    service.end();
    expect(done).not.toContain('exit');
  });

  it('that cannot be installed does not hold up the exit', async () => {
    const { service, done } = play({ found: RELEASE, installed: new Error('EACCES') });
    await service.check();
    expect(() => service.end()).not.toThrow();
    expect(done.at(-1)).toBe('exit');
  });

  it('is only told of where it cannot be fetched', async () => {
    const way = { kind: 'page', url: 'https://nudge.example/' } as const;
    const { service, done } = play({ found: RELEASE, way });
    await service.check();
    expect(service.view.stage).toEqual({ kind: 'found', release: RELEASE });
    service.end();
    expect(done).toEqual(['look']);
  });
});

describe('several profiles of one installation', () => {
  it('leave the installation to the last one, and say so', async () => {
    const { service, done, presence } = play({ found: RELEASE, areOthersThere: true, hold: 'transfers' });
    service.start();
    await service.check();
    expect(service.view.hold).toBe('profiles');
    expect(service.askForRestart()).toEqual({ ok: false, failure: { code: 'notNow' } });
    service.end();
    expect([done, presence]).toEqual([
      ['look', 'download'],
      ['enter', 'leave'],
    ]);
  });

  it('are looked for again while one is ready, and told of when they come or go', async () => {
    const { service, scene, done, pass } = play({ found: RELEASE, areOthersThere: true });
    const holds: (UpdateHold | undefined)[] = [];
    await service.check();
    service.changed.subscribe(({ hold }) => holds.push(hold));
    await pass(OTHERS_LOOK_MILLISECONDS);
    expect(holds).toEqual([]);
    scene.areOthersThere = false;
    await pass(OTHERS_LOOK_MILLISECONDS);
    scene.areOthersThere = true;
    await pass(OTHERS_LOOK_MILLISECONDS);
    scene.areOthersThere = false;
    await pass(OTHERS_LOOK_MILLISECONDS);
    expect(holds).toEqual([undefined, 'profiles', undefined]);
    service.end();
    expect(done.at(-1)).toBe('exit');
  });

  it('stand in nobody\u2019s way while there is nothing to install', () => {
    const { service } = play({ areOthersThere: true, hold: 'people' });
    expect(service.view.hold).toBe('people');
  });

  it.each([{ kind: 'manager' }, { kind: 'none' }, { kind: 'page', url: '' }] as const)(
    'do not write themselves down when updated by $kind',
    (way) => {
      const { service, presence } = play({ way });
      service.start();
      expect(presence).toEqual([]);
    },
  );
});
