import { describe, expect, test } from 'vitest';
import { nextSwitchboardState, SWITCHBOARD_TRANSITIONS } from '../switchboard/transitions.ts';
import { nextNotificationState, NOTIFICATION_TRANSITIONS } from './transitions.ts';

function reachable(table: Readonly<Record<string, Readonly<Record<string, string>>>>): ReadonlySet<string> {
  const found = new Set(['connecting']);
  for (const state of found) for (const next of Object.values(table[state] ?? {})) found.add(next);
  return found;
}

describe.each([
  ['notification', NOTIFICATION_TRANSITIONS],
  ['switchboard', SWITCHBOARD_TRANSITIONS],
])('the table of the %s session', (_name, table) => {
  test('every state can be reached, and every state but the last can end', () => {
    expect([...reachable(table)].toSorted()).toEqual(Object.keys(table).toSorted());
    for (const [state, row] of Object.entries(table)) {
      expect('ended' in row ? row.ended : state).toBe('closed');
    }
  });
});

test('a signal out of place leads nowhere', () => {
  expect(nextNotificationState('connecting', 'accepted')).toBeUndefined();
  expect(nextNotificationState('closed', 'opened')).toBeUndefined();
  expect(nextSwitchboardState('connecting', 'admitted')).toBeUndefined();
});
