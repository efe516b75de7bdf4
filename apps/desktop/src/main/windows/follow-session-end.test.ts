import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { followSessionEnd } from './follow-session-end.ts';

function scene() {
  const window = new EventEmitter();
  const done: string[] = [];
  followSessionEnd(window, { flush: () => done.push('flush'), end: () => done.push('end') });
  return { window, done };
}

it('writes what is left, and then ends, when the session does', () => {
  const { window, done } = scene();
  window.emit('session-end');
  expect(done).toEqual(['flush', 'end']);
});

it('goes on after a session that only might have ended', () => {
  const { window, done } = scene();
  window.emit('query-session-end');
  expect(done).toEqual(['flush']);
});
