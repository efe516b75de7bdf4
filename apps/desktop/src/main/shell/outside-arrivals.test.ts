import { EventEmitter } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { OutsideThing } from '../services/outside/outside-thing.ts';
import { OutsideArrivals, thingOfStart } from './outside-arrivals.ts';

const HOME = path.resolve('/people/ana');
const LINK = 'msnim:chat?contact=bob@example.com';
const CHAT = { kind: 'chat', address: 'bob@example.com' };
const ADD = { kind: 'add', address: 'eve@example.com' };

const started = (...args: readonly string[]) => ({ args: [...args], folder: HOME });

function arrivals(...args: readonly string[]) {
  const events = new EventEmitter();
  const taken: OutsideThing[] = [];
  const arriving = new OutsideArrivals(events, started(...args));
  let prevented = 0;
  const event = { preventDefault: () => (prevented += 1) };
  const listen = (): void => arriving.listen((thing) => taken.push(thing));
  return { events, event, taken, listen, prevented: () => prevented };
}

it('finds the link or file among the arguments of a start', () => {
  expect(thingOfStart(started('.', '--profile', 'ana', LINK))).toEqual(CHAT);
  expect(thingOfStart(started('--minimized', '--', LINK))).toEqual(CHAT);
  expect(thingOfStart(started('--inspect=0', 'friends.ctt'))).toEqual({
    kind: 'contactFile',
    file: path.join(HOME, 'friends.ctt'),
  });
});

it('takes the value of a flag for nothing else, and the first of several', () => {
  expect(thingOfStart(started('--server', 'nudge:1863', '--profile', 'x.ctt'))).toBeUndefined();
  expect(thingOfStart(started(LINK, 'nudge:add?contact=eve@example.com'))).toEqual(CHAT);
});

it('keeps what the process was started with until somebody listens', () => {
  const { taken, listen } = arrivals(LINK);
  expect(taken).toEqual([]);
  listen();
  expect(taken).toEqual([CHAT]);
});

it('takes links and files that macOS tells, also before anybody listens', () => {
  const { events, event, taken, listen, prevented } = arrivals();
  events.emit('open-url', event, LINK);
  listen();
  events.emit('open-file', event, '/people/ana/friends.ctt');
  events.emit('open-file', event, '/people/ana/notes.txt');
  expect(taken).toEqual([CHAT, { kind: 'contactFile', file: path.resolve('/people/ana/friends.ctt') }]);
  expect(prevented()).toBe(3);
});

it('takes what a second start hands over, and not the arguments that Chromium passes on', () => {
  const { events, event, taken, listen } = arrivals();
  listen();
  events.emit('second-instance', event, [LINK], HOME, started('nudge:add?contact=eve@example.com'));
  events.emit('second-instance', event, [LINK], HOME, null);
  events.emit('second-instance', event, [LINK], HOME, { args: 'msnim:x', folder: HOME });
  expect(taken).toEqual([ADD]);
});
