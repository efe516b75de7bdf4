import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { claimProfile, takeIdentity, type InstanceApp } from './claim-profile.ts';
import { OutsideArrivals, taskOfStart, type Handover } from './outside-arrivals.ts';

/** The part of Electron that finds the first of a profile, for starts of one profile. */
class PlayedApp extends EventEmitter implements InstanceApp {
  readonly #first: PlayedApp | undefined;
  readonly said: string[] = [];

  constructor(first?: PlayedApp) {
    super();
    this.#first = first;
  }

  setName(name: string): void {
    this.said.push(`name ${name}`);
  }

  setAppUserModelId(id: string): void {
    this.said.push(`id ${id}`);
  }

  requestSingleInstanceLock(handover: Handover): boolean {
    this.#first?.emit('second-instance', {}, ['mixed', 'up'], '/elsewhere', handover);
    return this.#first === undefined;
  }

  quit(): void {
    this.said.push('quits');
  }
}

const startWith = (...args: readonly string[]): Handover => ({ args: [...args], folder: '/home/ann' });

it.each([
  ['win32', ['name Nudge', 'id org.nudge.messenger']],
  ['linux', ['name Nudge']],
  ['darwin', ['name Nudge']],
] as const)('is known to the system by name, and to Windows by an identity (%s)', (platform, said) => {
  const app = new PlayedApp();
  takeIdentity(app, platform);
  expect(app.said).toEqual(said);
});

it('goes on where it is the first of its profile', () => {
  const app = new PlayedApp();
  expect(claimProfile(app, startWith())).toBeDefined();
  expect(app.said).toEqual([]);
});

it('ends where another one runs, which hears what the start was for', () => {
  const first = new PlayedApp();
  const arrivals = new OutsideArrivals(startWith());
  const tasks: unknown[] = [];
  const things: unknown[] = [];
  const follow = claimProfile(first, startWith());
  follow?.((handover) => arrivals.startedAgain(handover));
  follow?.((handover) => void tasks.push(taskOfStart(handover)));
  arrivals.listen((thing) => void things.push(thing));
  const second = new PlayedApp(first);
  expect(
    claimProfile(second, startWith('--task=busy', 'nudge:chat?contact=bob@example.com')),
  ).toBeUndefined();
  expect(second.said).toEqual(['quits']);
  expect(first.said).toEqual([]);
  expect(tasks).toEqual(['busy']);
  expect(things).toHaveLength(1);
});
