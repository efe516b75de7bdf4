import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

const node = (script: string): readonly [string, readonly string[]] => [process.execPath, ['-e', script]];
const forEver = 'setInterval(() => {}, 1000)';
const terminated = 128 + constants.signals.SIGTERM;

describe('runProgram', () => {
  it('answers the exit code', async () => {
    expect(await runProgram(...node('process.exit(7)'))).toBe(7);
  });

  it('answers 128 and the number of the signal', async () => {
    expect(await runProgram(...node("process.kill(process.pid, 'SIGTERM')"))).toBe(terminated);
  });

  it('rejects when there is no such program', async () => {
    await expect(runProgram('no-such-program-here', [])).rejects.toThrow('ENOENT');
  });

  it('ends a program that takes longer than it may', async () => {
    expect(await runProgram(...node(forEver), { timeLimit: 1 })).toBe(terminated);
    expect(await runProgram(...node(forEver), { timeLimit: 1, asGroup: true })).toBe(terminated);
  });

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('SIGTERM');
    await runProgram(...node(''));
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
