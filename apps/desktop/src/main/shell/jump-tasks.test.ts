import type { SessionView } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { JUMP_TASKS, parseCommandLine } from './command-line.ts';
import { commandOf, jumpTasks } from './jump-tasks.ts';
import { createTranslate } from './texts.ts';

const SIGNED_IN: SessionView = { phase: 'signedIn' };
const facts = {
  session: SIGNED_IN,
  translate: createTranslate('en'),
  program: String.raw`C:\Nudge\Nudge.exe`,
  args: ['--profile', 'work', '--user-data-dir', String.raw`C:\My Data`],
};

it('offers four statuses and signing out, by the profile that offers them', () => {
  const tasks = jumpTasks(facts);
  expect(tasks.map(({ title }) => title)).toEqual(['Online', 'Busy', 'Away', 'Appear Offline', 'Sign Out']);
  expect(tasks[1]).toMatchObject({
    program: facts.program,
    arguments: String.raw`--profile work --user-data-dir "C:\My Data" --task=busy`,
  });
});

it('hands on a folder whose name would take the command line apart', () => {
  const args = ['--user-data-dir', 'D:\\My "Data"\\'];
  expect(jumpTasks({ ...facts, args })[0]?.arguments).toBe(
    String.raw`--user-data-dir "D:\My \"Data\"\\" --task=online`,
  );
});

it('offers nothing to nobody', () => {
  expect(jumpTasks({ ...facts, session: { phase: 'signedOut' } })).toEqual([]);
});

it.each(JUMP_TASKS)('starts the program with a flag that is read back: %s', (task) => {
  expect(parseCommandLine([`--task=${task}`])).toEqual({
    ok: true,
    commandLine: { profile: 'default', task },
  });
});

it('does what the tray does', () => {
  expect(JUMP_TASKS.map((task) => commandOf(task))).toEqual([
    { type: 'setStatus', status: 'online' },
    { type: 'setStatus', status: 'busy' },
    { type: 'setStatus', status: 'away' },
    { type: 'setStatus', status: 'appearOffline' },
    { type: 'signOut' },
  ]);
});
