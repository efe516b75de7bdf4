import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { UnseenWindows } from './unseen-windows.ts';

it('a window is unseen from when the system hides it until it shows it again', () => {
  const unseen = new UnseenWindows<EventEmitter>(() => false);
  const [window, other] = [new EventEmitter(), new EventEmitter()];
  unseen.watch(window);
  unseen.watch(other);
  expect(unseen.has(window)).toBe(false);
  window.emit('hide');
  expect([unseen.has(window), unseen.has(other)]).toEqual([true, false]);
  window.emit('show');
  expect(unseen.has(window)).toBe(false);
});

it('a window on another desktop is unseen', () => {
  const [window, other] = [new EventEmitter(), new EventEmitter()];
  const unseen = new UnseenWindows<EventEmitter>((one) => one === window);
  expect([unseen.has(window), unseen.has(other)]).toEqual([true, false]);
});
