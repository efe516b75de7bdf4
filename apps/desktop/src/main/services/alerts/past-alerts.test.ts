import { expect, it, vi } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { MISSED_NUDGES_MAX, PAST_ALERTS_MAX, PastAlerts } from './past-alerts.ts';

const BOB = { name: 'Bob', address: 'bob@example.com' } as const;
const IN_C7 = { ...BOB, conversationId: 'c7' };

function scene(store = memoryStore()) {
  const session: { account: string | undefined } = { account: 'alice@example.com' };
  const clock = new ManualClock();
  let count = 0;
  const newId = (): string => `p${(count += 1)}`;
  const past = new PastAlerts({ store, clock, newId, account: () => session.account });
  const missed: number[] = [];
  past.missedChanged.subscribe((now) => void missed.push(now));
  return { store, session, clock, past, missed };
}

it('lists the newest first, and knows where each leads', () => {
  const { past, clock } = scene();
  past.add({ ...BOB, kind: 'contactOnline' });
  clock.advance(5);
  past.add({ ...BOB, kind: 'message', text: 'one\ntwo', conversationId: 'c7' });
  expect(past.list()).toEqual([
    { ...BOB, id: 'p2', at: clock.now(), kind: 'message', text: 'one two' },
    { ...BOB, id: 'p1', at: clock.now() - 5, kind: 'contactOnline', text: '' },
  ]);
  expect(past.find('p2')?.conversationId).toBe('c7');
});

it('are of one account, also after a restart, and without what was said', () => {
  const { past, session, store } = scene();
  past.add({ ...BOB, kind: 'message', text: 'a secret', conversationId: 'c7' });
  past.flush();
  expect(JSON.stringify(store.content)).not.toMatch(/secret|c7/);
  const again = scene(store);
  expect(again.past.list()).toMatchObject([{ name: 'Bob', kind: 'message', text: '' }]);
  session.account = 'carol@example.com';
  expect(past.list()).toEqual([]);
  session.account = undefined;
  past.add({ ...BOB, kind: 'nudge' });
  expect(past.list()).toEqual([]);
});

it('writes down what comes together once, a little later', () => {
  const { past, clock, store } = scene();
  const written = vi.spyOn(store, 'set');
  for (let index = 0; index < 10; index += 1) past.add({ ...BOB, kind: 'contactOnline' });
  expect(written).not.toHaveBeenCalled();
  clock.advance(60_000);
  expect(written).toHaveBeenCalledTimes(1);
  expect(scene(store).past.list()).toHaveLength(10);
  past.flush();
  clock.advance(60_000);
  expect(written).toHaveBeenCalledTimes(1);
});

it('has an end, and can be cleared', () => {
  const { past, store } = scene();
  for (let index = 0; index <= PAST_ALERTS_MAX; index += 1) past.add({ ...BOB, kind: 'nudge' });
  expect(past.list()).toHaveLength(PAST_ALERTS_MAX);
  expect(past.find('p1')).toBeUndefined();
  past.clear();
  expect([past.list(), scene(store).past.list()]).toEqual([[], []]);
});

it('does not tell one account what another missed', () => {
  const { past, session } = scene();
  past.addMissedNudge(IN_C7);
  past.signedIn();
  expect(past.missedNudges).toBe(1);
  session.account = 'carol@example.com';
  past.signedIn();
  expect(past.missedNudges).toBe(0);
});

it('counts the nudges that were missed until somebody looks', () => {
  const { past, missed } = scene();
  past.addMissedNudge(IN_C7);
  past.addMissedNudge(IN_C7);
  expect(past.list().map(({ kind }) => kind)).toEqual(['nudge', 'nudge']);
  past.forgetMissed();
  past.forgetMissed();
  expect(missed).toEqual([1, 2, 0]);
});

it('has missed none of a conversation that was looked at', () => {
  const { past, missed } = scene();
  past.addMissedNudge(IN_C7);
  past.addMissedNudge({ ...BOB, conversationId: 'c8' });
  past.addMissedNudge(IN_C7);
  past.read('c7');
  past.read('c9');
  expect(missed).toEqual([1, 2, 3, 1]);
  expect(past.list()).toHaveLength(3);
});

it('counts so many missed nudges and no more, the newest of them', () => {
  const { past, missed } = scene();
  for (let index = 0; index < MISSED_NUDGES_MAX; index += 1) past.addMissedNudge(IN_C7);
  past.addMissedNudge({ ...BOB, conversationId: 'c8' });
  expect([past.missedNudges, missed.length]).toEqual([MISSED_NUDGES_MAX, MISSED_NUDGES_MAX]);
  past.read('c7');
  expect(past.missedNudges).toBe(1);
});

it.each([['text'], [[['alice@example.com', [{ kind: 'more' }, 7]], 3]]])(
  'survives a damaged file: %j',
  (stored) => {
    expect(scene(memoryStore({ past: stored })).past.list()).toEqual([]);
  },
);
