import { encodeMsnObject } from '@nudge/msnp-codec';
import { expect, test } from 'vitest';
import { accountOf } from '../../test/memory/inhabitant.ts';
import type { MessengerEvent, RequestOutcome } from '../messenger-events.ts';
import type { FetchSettled } from '../p2p/object-asker.ts';
import { FETCHES_AT_ONCE, ObjectFetches } from './object-fetches.ts';

const bob = accountOf('bob');

function objectOf(name: string): string {
  const sha1d = Buffer.from(name.padEnd(20)).toString('base64');
  return encodeMsnObject({ creator: bob, size: 10, type: 3, location: '0', friendly: 'AAA=', sha1d });
}

function scene() {
  const asked: FetchSettled[] = [];
  const events: MessengerEvent[] = [];
  const outcomes = new Map<string, RequestOutcome>();
  const fetches = new ObjectFetches({
    refusalOf: () => undefined,
    fetch: (_account, { settled }) => asked.push(settled) > 0,
    tell: (event) => events.push(event),
    settle: (id, outcome) => outcomes.set(id, outcome),
  });
  const want = (id: string, name: string): void => {
    fetches.submit({ type: 'fetchObject', id, account: bob, msnObject: objectOf(name) });
    fetches.process(0);
  };
  return { asked, events, outcomes, fetches, want };
}

test('few at a time, the rest waits for its turn', () => {
  const { asked, outcomes, fetches, want } = scene();
  for (const name of ['a', 'b', 'c', 'd']) want(name, name);
  expect(asked).toHaveLength(FETCHES_AT_ONCE);
  asked[0]?.({ ok: true, data: new Uint8Array(10) });
  fetches.process(0);
  expect(asked).toHaveLength(FETCHES_AT_ONCE + 1);
  expect([...outcomes]).toEqual([['a', { ok: true }]]);
});

test('the same one is asked for once, and everybody is told', () => {
  const { asked, events, outcomes, want } = scene();
  want('one', 'a');
  want('two', 'a');
  expect(asked).toHaveLength(1);
  asked[0]?.({ ok: true, data: new Uint8Array(10) });
  expect(events.map(({ type }) => type)).toEqual(['objectFetched', 'objectFetched']);
  expect([...outcomes.keys()]).toEqual(['one', 'two']);
});

test('whoever waits when all ends is told so', () => {
  const { asked, outcomes, fetches, want } = scene();
  for (const name of ['a', 'b', 'c']) want(name, name);
  fetches.endAll();
  expect([...outcomes.values()].map((outcome) => outcome.ok)).toEqual([false, false, false]);
  asked[0]?.({ ok: true, data: new Uint8Array(10) });
  expect(outcomes.size).toBe(3);
});
