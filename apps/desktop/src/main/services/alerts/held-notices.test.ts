import { expect, it } from 'vitest';
import { HELD_NOTICES_MAX, HeldNotices } from './held-notices.ts';

function scene() {
  const held = new HeldNotices();
  const closed: number[] = [];
  const notices = Array.from({ length: HELD_NOTICES_MAX + 1 }, (_none, index) => ({
    close: () => void closed.push(index),
  }));
  return { held, notices, closed };
}

it('closes the oldest when there are too many', () => {
  const { held, notices, closed } = scene();
  for (const notice of notices.slice(0, -1)) held.hold(notice);
  expect(closed).toEqual([]);
  for (const notice of notices.slice(-1)) held.hold(notice);
  expect(closed).toEqual([0]);
});

it('does not count what went', () => {
  const { held, notices, closed } = scene();
  for (const notice of notices) {
    held.hold(notice);
    held.forget(notice);
  }
  for (const notice of notices.slice(1)) held.hold(notice);
  expect(closed).toEqual([]);
});
