import { describe, expect, test } from 'vitest';
import { RECONNECT_DELAYS, reconnectDelay } from './back-off.ts';
import { earliest, hasPassed } from './deadlines.ts';
import {
  Keepalive,
  PING_INTERVAL_DEFAULT,
  PING_SECONDS_MAX,
  PING_SECONDS_MIN,
  PONG_TIMEOUT,
} from './keepalive.ts';
import { TransactionTable } from './transaction-table.ts';

describe('waits before signing in again', () => {
  test('grow to a minute', () => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map((attempt) => reconnectDelay(attempt, () => 0.5));
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  test('are spread by chance, by a fifth to either side', () => {
    expect(reconnectDelay(0, () => 0)).toBe(RECONNECT_DELAYS[0] * 0.8);
    expect(reconnectDelay(0, () => 0.999_999)).toBeCloseTo(RECONNECT_DELAYS[0] * 1.2, 0);
  });
});

describe('Keepalive', () => {
  test('asks at once, then when the server wants it, and gives up after silence', () => {
    const keepalive = new Keepalive();
    expect(keepalive.deadline()).toBeUndefined();
    keepalive.start(0);
    expect(keepalive.expire(0)).toBe('ping');
    expect(keepalive.deadline()).toBe(PONG_TIMEOUT);
    keepalive.answered(42, 1_000);
    expect(keepalive.deadline()).toBe(43_000);
    expect(keepalive.expire(42_999)).toBeUndefined();
    expect(keepalive.expire(43_000)).toBe('ping');
    expect(keepalive.expire(43_000 + PONG_TIMEOUT)).toBe('dead');
    expect(keepalive.deadline()).toBeUndefined();
  });

  test.each([
    [undefined, PING_INTERVAL_DEFAULT],
    [0, PING_SECONDS_MIN * 1_000],
    [-5, PING_SECONDS_MIN * 1_000],
    [1e9, PING_SECONDS_MAX * 1_000],
  ])('the server asks for %s seconds: %i milliseconds', (seconds, wait) => {
    const keepalive = new Keepalive();
    keepalive.start(0);
    keepalive.expire(0);
    keepalive.answered(seconds, 0);
    expect(keepalive.deadline()).toBe(wait);
  });

  test('an answer after the end begins nothing', () => {
    const keepalive = new Keepalive();
    keepalive.answered(42, 0);
    expect(keepalive.deadline()).toBeUndefined();
  });
});

describe('TransactionTable', () => {
  test('IDs count from 1; each request is taken out once', () => {
    const table = new TransactionTable<string>();
    expect([table.nextId(), table.nextId()]).toEqual([1, 2]);
    table.expect(table.nextId(), 'three', 100);
    expect(table.settle(3)).toBe('three');
    expect(table.settle(3)).toBeUndefined();
  });

  test('an ID only looked at is given again, one that is waited for is not', () => {
    const table = new TransactionTable<string>();
    expect([table.peekId(), table.peekId()]).toEqual([1, 1]);
    table.expect(1, 'one', 100);
    expect(table.peekId()).toBe(2);
  });

  test('what is late comes out together, the rest stays', () => {
    const table = new TransactionTable<string>();
    for (const [value, deadline] of [
      ['late', 50],
      ['later', 60],
      ['fine', 200],
    ] as const) {
      table.expect(table.nextId(), value, deadline);
    }
    expect(table.deadline()).toBe(50);
    expect(table.expire(60)).toEqual(['late', 'later']);
    expect(table.takeAll()).toEqual(['fine']);
    expect([table.size, table.deadline()]).toEqual([0, undefined]);
  });
});

test('the soonest of several deadlines', () => {
  expect(earliest(undefined, 5, 3, undefined)).toBe(3);
  expect(earliest(undefined)).toBeUndefined();
  expect([hasPassed(undefined, 9), hasPassed(9, 9), hasPassed(10, 9)]).toEqual([false, true, false]);
});
