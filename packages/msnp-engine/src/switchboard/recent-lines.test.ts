import { expect, test } from 'vitest';
import {
  LINE_ID_MAX_LENGTH,
  RecentLines,
  REMEMBERED_LINES_PER_SENDER,
  REMEMBERED_SENDERS,
} from './recent-lines.ts';

test('a line of one sender is new once', () => {
  const lines = new RecentLines();
  expect([lines.arrived('ann', '1'), lines.arrived('ann', '1'), lines.arrived('bob', '1')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('the oldest lines of a sender are forgotten first, and no other sender suffers', () => {
  const lines = new RecentLines();
  lines.arrived('bob', 'kept');
  for (let line = 0; line <= REMEMBERED_LINES_PER_SENDER; line++) lines.arrived('ann', `${line}`);
  expect(lines.arrived('ann', '1')).toBe(false);
  expect(lines.arrived('ann', '0')).toBe(true);
  expect(lines.arrived('bob', 'kept')).toBe(false);
});

test('senders are forgotten too, the one heard of longest ago first', () => {
  const lines = new RecentLines();
  for (let sender = 0; sender < REMEMBERED_SENDERS; sender++) lines.arrived(`${sender}`, 'x');
  lines.arrived('0', 'y');
  lines.arrived('one more', 'x');
  expect(lines.arrived('0', 'x')).toBe(false);
  expect(lines.arrived('1', 'x')).toBe(true);
});

test('ids that are too long are not remembered', () => {
  const lines = new RecentLines();
  const long = 'x'.repeat(LINE_ID_MAX_LENGTH + 1);
  expect([lines.arrived('ann', long), lines.arrived('ann', long)]).toEqual([true, true]);
});
