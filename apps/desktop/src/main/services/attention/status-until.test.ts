import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { messengerScene, settle, SIGN_IN } from '../../../../test/messenger-scene.ts';
import { STATUS_UNTIL_MAX_MILLISECONDS, StatusUntil } from './status-until.ts';

const HOUR = 60 * 60 * 1000;

async function signedIn(store = memoryStore(), status: 'online' | 'busy' | 'away' = 'online', later = 0) {
  const scene = messengerScene();
  const { messenger, clock, engine } = scene;
  const { own } = messenger;
  clock.advance(later);
  const statusUntil = new StatusUntil({ own, store, clock });
  messenger.events.subscribe((event) => statusUntil.take(event));
  await messenger.control.signIn({ ...SIGN_IN, status });
  await settle();
  engine.playSignedIn();
  const statuses = () => engine.asked('setStatus').map((asked) => asked.status);
  return { ...scene, own, store, statusUntil, statuses };
}

async function busyForAnHour() {
  const scene = await signedIn();
  await scene.own.choose('away');
  await scene.own.choose('busy');
  expect(scene.statusUntil.set(scene.clock.now() + HOUR).ok).toBe(true);
  return scene;
}

describe('a status for a time', () => {
  it('gives way to the one of before, and only when the time is over', async () => {
    const { own, clock, statusUntil, statuses } = await busyForAnHour();
    expect(own.view?.statusUntil).toBe(clock.now() + HOUR);
    clock.advance(HOUR - 1);
    statusUntil.look();
    expect(statuses()).toEqual(['away', 'busy']);
    clock.advance(1);
    statusUntil.look();
    statusUntil.look();
    expect(statuses()).toEqual(['away', 'busy', 'away']);
    expect(own.view?.statusUntil).toBeUndefined();
  });

  it('ends when the person chooses another, or says that it stays', async () => {
    const first = await busyForAnHour();
    await first.own.choose('online');
    first.clock.advance(2 * HOUR);
    first.statusUntil.look();
    expect(first.statuses()).toEqual(['away', 'busy', 'online']);
    const second = await busyForAnHour();
    second.statusUntil.set(undefined);
    expect(second.own.view?.statusUntil).toBeUndefined();
    second.clock.advance(2 * HOUR);
    second.statusUntil.look();
    expect(second.statuses()).toEqual(['away', 'busy']);
  });

  it('that one signed in with gives way to Online', async () => {
    const { clock, statusUntil, statuses } = await signedIn(memoryStore(), 'busy');
    statusUntil.set(clock.now() + HOUR);
    clock.advance(HOUR);
    statusUntil.look();
    expect(statuses()).toEqual(['online']);
  });

  it('waits for a line that is lost', async () => {
    const { clock, engine, statusUntil, statuses } = await busyForAnHour();
    engine.playConnectionLost();
    clock.advance(2 * HOUR);
    statusUntil.look();
    expect(statuses()).toHaveLength(2);
    engine.playSignedIn([], { afterReconnect: true });
    statusUntil.look();
    expect(statuses().at(-1)).toBe('away');
  });

  it('needs a time to come, not too far away, and a status that something comes after', async () => {
    const { clock, own, statusUntil } = await signedIn();
    expect(statusUntil.set(clock.now() + HOUR)).toEqual({ ok: false, failure: { code: 'notAllowed' } });
    await own.choose('busy');
    const wrong = { ok: false, failure: { code: 'badArguments' } };
    expect(statusUntil.set(clock.now())).toEqual(wrong);
    expect(statusUntil.set(clock.now() + STATUS_UNTIL_MAX_MILLISECONDS + 1)).toEqual(wrong);
  });
});

describe('after a restart', () => {
  it('goes on, with what comes afterwards', async () => {
    const { store } = await busyForAnHour();
    const again = await signedIn(store, 'away', HOUR / 2);
    expect(again.statuses()).toEqual(['busy']);
    expect(again.own.view?.statusUntil).toBeDefined();
    again.clock.advance(HOUR / 2);
    again.statusUntil.look();
    expect(again.statuses()).toEqual(['busy', 'away']);
  });

  it('is over when the time is', async () => {
    const { store } = await busyForAnHour();
    const again = await signedIn(store, 'away', 2 * HOUR);
    expect([again.statuses(), again.own.view?.statusUntil]).toEqual([[], undefined]);
  });

  it('yields to a status that was chosen anew', async () => {
    const { store } = await busyForAnHour();
    const again = await signedIn(store, 'online', HOUR / 2);
    again.clock.advance(HOUR);
    again.statusUntil.look();
    expect([again.statuses(), store.content['statusUntil']]).toEqual([[], []]);
  });

  it('a damaged file holds nothing', async () => {
    const { own } = await signedIn(memoryStore({ statusUntil: [['a', { until: 'noon' }], 7] }));
    expect(own.view?.statusUntil).toBeUndefined();
  });
});
