import { expect, it } from 'vitest';
import { hasTrayHost } from './tray-host.ts';

/** A system on which these programs write this. */
function programs(answers: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const ask = async (program: string, args: readonly string[]): Promise<string | undefined> => {
    asked.push([program, ...args].join(' '));
    return answers[program];
  };
  return { ask, asked };
}

it('is always there on Windows and macOS', async () => {
  const { ask, asked } = programs({});
  expect(await hasTrayHost('win32', ask)).toBe(true);
  expect(await hasTrayHost('darwin', ask)).toBe(true);
  expect(asked).toEqual([]);
});

it('is there on Linux when a host is registered, as either program tells it', async () => {
  expect(await hasTrayHost('linux', programs({ gdbus: '(<true>,)\n' }).ask)).toBe(true);
  expect(await hasTrayHost('linux', programs({ busctl: 'b true\n' }).ask)).toBe(true);
});

it('is not there without a host, a watcher, or anybody to ask', async () => {
  expect(await hasTrayHost('linux', programs({ gdbus: '(<false>,)\n', busctl: 'b false\n' }).ask)).toBe(
    false,
  );
  const { ask, asked } = programs({});
  expect(await hasTrayHost('linux', ask)).toBe(false);
  expect(asked.map((words) => words.split(' ')[0])).toEqual(['gdbus', 'busctl']);
  expect(asked.every((words) => words.includes('IsStatusNotifierHostRegistered'))).toBe(true);
});
