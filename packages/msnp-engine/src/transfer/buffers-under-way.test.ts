import { expect, test } from 'vitest';
import { BuffersUnderWay } from './buffers-under-way.ts';

test('a buffer comes back once all of it has got there, and not before', () => {
  const buffers = new BuffersUnderWay();
  const first = buffers.take(10);
  expect(buffers.hand(first, 8)).toEqual(new Uint8Array(8));
  buffers.arrived(7);
  expect(buffers.take(10)).not.toBe(first);
  buffers.arrived(8);
  expect(buffers.take(10)).toBe(first);
});

test('buffers come back in the order in which they were handed on', () => {
  const buffers = new BuffersUnderWay();
  const [first, second] = [buffers.take(4), buffers.take(4)];
  buffers.hand(first, 4);
  buffers.hand(second, 4);
  buffers.arrived(4);
  expect(buffers.take(4)).toBe(first);
  expect(buffers.take(4)).not.toBe(second);
});

test('one that is too small is let go', () => {
  const buffers = new BuffersUnderWay();
  const small = buffers.take(4);
  buffers.hand(small, 4);
  buffers.arrived(4);
  expect(buffers.take(5).length).toBe(5);
  expect(buffers.take(4)).not.toBe(small);
});
