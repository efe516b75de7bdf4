import { expect, test } from 'vitest';
import { type LineChange, Outbox } from './outbox.ts';

function outbox(): { readonly box: Outbox; readonly told: LineChange[] } {
  const told: LineChange[] = [];
  return { box: new Outbox((change) => told.push(change)), told };
}

const text = (lineId: string) => ({ lineId, content: { kind: 'text', text: lineId } }) as const;

test('a line of several messages is delivered by the last of them', () => {
  const { box, told } = outbox();
  box.add(text('a'));
  box.takeWaiting();
  box.sent('a', 3);
  box.messageSettled('a', 'delivered');
  box.messageSettled('a', 'delivered');
  expect(box.isEmpty).toBe(false);
  box.messageSettled('a', 'delivered');
  expect(told.map(({ state }) => state)).toEqual(['waiting', 'sent', 'delivered']);
  expect(box.isEmpty).toBe(true);
});

test.each([
  [['delivered', 'failed', 'delivered'], 'failed'],
  [['failed', 'delivered', 'unknown'], 'failed'],
  [['unknown', 'delivered', 'delivered'], 'unknown'],
] as const)('messages %j make the line %s, told once and when all are settled', (results, state) => {
  const { box, told } = outbox();
  box.add(text('a'));
  box.takeWaiting();
  box.sent('a', 3);
  for (const result of results) {
    expect([box.has('a'), told.length]).toEqual([true, 2]);
    box.messageSettled('a', result);
  }
  box.messageSettled('a', 'delivered');
  expect(told.map((change) => change.state)).toEqual(['waiting', 'sent', state]);
  expect(box.has('a')).toBe(false);
});

test('giving up ends what waits and leaves what is on the wire', () => {
  const { box, told } = outbox();
  box.add(text('a'));
  box.takeWaiting();
  box.sent('a', 1);
  box.add(text('b'));
  box.failWaiting({ reason: 'notOnline', serverCode: 217 });
  expect(told.at(-1)).toEqual({ lineId: 'b', state: 'failed', reason: 'notOnline', serverCode: 217 });
  expect([box.has('a'), box.has('b'), box.hasWaiting]).toEqual([true, false, false]);
});
