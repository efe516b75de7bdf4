import { expect, test } from 'vitest';
import { ManualTime } from './manual-time.ts';
import { MemoryLine } from './memory-line.ts';
import { cutsOf, inPieces } from './splits.ts';

test('what is due happens in order, also what comes of it', () => {
  const time = new ManualTime(100);
  const seen: string[] = [];
  time.after(20, () => seen.push('later'));
  time.after(10, () => {
    seen.push('first');
    time.after(0, () => seen.push('at once'));
  });
  time.after(10, () => seen.push('second'));
  expect(time.next()).toBe(110);
  time.moveTo(115);
  expect(seen).toEqual(['first', 'second', 'at once']);
  time.moveTo(90);
  expect(time.now()).toBe(115);
  time.moveTo(500);
  expect(seen.at(-1)).toBe('later');
  expect(time.next()).toBeUndefined();
});

function end(seen: string[]) {
  return {
    received: (bytes: Uint8Array) => void seen.push(`got ${bytes.join()}`),
    closed: () => void seen.push('closed'),
  };
}

test('a line keeps the order, whatever the delays, and can be cut or go dead', () => {
  const time = new ManualTime();
  const delays = [50, 10];
  const near: string[] = [];
  const far: string[] = [];
  const line = new MemoryLine(time, () => delays.shift() ?? 10);
  line.join(end(near), end(far));
  line.send('near', Uint8Array.of(1));
  line.send('near', Uint8Array.of(2));
  time.moveTo(49);
  expect(far).toEqual([]);
  time.moveTo(50);
  expect(far).toEqual(['got 1', 'got 2']);
  line.send('far', Uint8Array.of(3));
  line.cut();
  time.moveTo(100);
  expect(near).toEqual(['closed']);
  expect(far.at(-1)).toBe('closed');

  const silent = new MemoryLine(time, () => 1);
  const nothing: string[] = [];
  silent.join(end(nothing), end(nothing));
  silent.goDead();
  silent.send('near', Uint8Array.of(1));
  silent.close('far');
  time.moveTo(200);
  expect(nothing).toEqual([]);
});

test('an end that closes is heard of after what it sent, once', () => {
  const time = new ManualTime();
  const near: string[] = [];
  const far: string[] = [];
  const line = new MemoryLine(time, () => 5);
  line.join(end(near), end(far));
  line.send('near', Uint8Array.of(1));
  line.close('near');
  time.moveTo(50);
  expect(far).toEqual(['got 1', 'closed']);
  expect(near).toEqual([]);
});

test('bytes are cut', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  expect(inPieces(bytes, 2)).toEqual([Uint8Array.of(1, 2), Uint8Array.of(3)]);
  expect(cutsOf(bytes)).toHaveLength(3);
});
