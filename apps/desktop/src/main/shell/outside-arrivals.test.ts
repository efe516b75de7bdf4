import path from 'node:path';
import { expect, it } from 'vitest';
import type { OutsideThing } from '../services/outside/outside-thing.ts';
import { OutsideArrivals, taskOfStart, thingOfStart } from './outside-arrivals.ts';

const HOME = path.resolve('/people/ana');
const LINK = 'msnim:chat?contact=bob@example.com';
const CHAT = { kind: 'chat', address: 'bob@example.com' };
const ADD = { kind: 'add', address: 'eve@example.com' };

const started = (...args: readonly string[]) => ({ args: [...args], folder: HOME });

function arrivals(...args: readonly string[]) {
  const taken: OutsideThing[] = [];
  const arriving = new OutsideArrivals(started(...args));
  let prevented = 0;
  const event = { preventDefault: () => (prevented += 1) };
  const listen = (): void => arriving.listen((thing) => taken.push(thing));
  return { arriving, event, taken, listen, prevented: () => prevented };
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
  const { arriving, event, taken, listen, prevented } = arrivals();
  arriving.told(event, LINK);
  listen();
  arriving.told(event, '/people/ana/friends.ctt');
  arriving.told(event, '/people/ana/notes.txt');
  expect(taken).toEqual([CHAT, { kind: 'contactFile', file: path.resolve('/people/ana/friends.ctt') }]);
  expect(prevented()).toBe(3);
});

it('takes what a second start hands over, and nothing of another shape', () => {
  const { arriving, taken, listen } = arrivals();
  listen();
  arriving.startedAgain(started('nudge:add?contact=eve@example.com'));
  arriving.startedAgain(null);
  arriving.startedAgain({ args: 'msnim:x', folder: HOME });
  expect(taken).toEqual([ADD]);
});

it('takes a task of a second start, and none from what is not ours', () => {
  expect(taskOfStart(started('--profile', 'work', '--task=busy'))).toBe('busy');
  expect(taskOfStart(started(LINK))).toBeUndefined();
  expect(taskOfStart(started('--', '--task=busy'))).toBeUndefined();
  expect(taskOfStart(started('--task=dance'))).toBeUndefined();
  expect(taskOfStart({ args: ['--task=busy'] })).toBeUndefined();
});
