import { expect, it } from 'vitest';
import type { Captured } from '../process/capture-program.ts';
import { signatureFaults } from './mac-signature.ts';

const answering = (answer: Captured) => {
  const asked: string[][] = [];
  const run = (command: string, args: readonly string[]): Captured => {
    asked.push([command, ...args]);
    return answer;
  };
  return { asked, run };
};

it('asks macOS whether the signature of a bundle holds', () => {
  const good = answering({ exitCode: 0, stdout: '', stderr: '' });
  const ground = { system: 'darwin', host: 'darwin' } as const;
  expect(signatureFaults('/made/Nudge.app', { ...ground, run: good.run })).toEqual([]);
  expect(good.asked).toEqual([['/usr/bin/codesign', '--verify', '--deep', '--strict', '/made/Nudge.app']]);
  const bad = answering({ exitCode: 1, stdout: '', stderr: 'invalid signature\n' });
  expect(signatureFaults('/made/Nudge.app', { ...ground, run: bad.run })).toEqual([
    'Nudge.app: invalid signature',
  ]);
});

it.each([
  ['darwin', 'linux'],
  ['win32', 'darwin'],
] as const)('asks nobody of a package for %s on %s', (system, host) => {
  const { asked, run } = answering({ exitCode: 1, stdout: '', stderr: '' });
  expect(signatureFaults('/made/Nudge.app', { system, host, run })).toBeUndefined();
  expect(asked).toEqual([]);
});
