import { describe, expect, it } from 'vitest';
import { applicationFlags } from './start-task.ts';

describe('applicationFlags', () => {
  it('hands the flags on', () => {
    const flags = [
      '--profile',
      'bob',
      '--server',
      'localhost:1863',
      '--http',
      'https://localhost:8863',
      '--tls',
      '--crash-dumps',
    ];
    expect(applicationFlags(flags)).toEqual(flags);
  });

  it('takes --name=value and a bracketed address', () => {
    expect(applicationFlags(['--server=[::1]:1863'])).toEqual(['--server', '[::1]:1863']);
  });

  it.each([
    [['--colour', 'red'], '--colour'],
    [['bob'], 'bob'],
    [['--profile'], '--profile'],
    [['--profile', '../elsewhere'], '--profile takes'],
    [['--server', 'localhost'], 'HOST:PORT'],
    [['--http', 'not a url'], 'URL'],
    [['--tls'], '--tls needs --server'],
    [['--server', 'localhost:1', '--tls', '--http', 'http://localhost:2'], 'https address'],
  ])('refuses %j', (args, message) => {
    expect(() => applicationFlags(args)).toThrow(message);
  });
});
