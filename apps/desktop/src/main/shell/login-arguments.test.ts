import path from 'node:path';
import { expect, it } from 'vitest';
import { loginArguments, windowsEntry, windowsWords } from './login-arguments.ts';

it('begins the same profile again, minimised', () => {
  expect(loginArguments({ profile: 'default' })).toEqual(['--minimized']);
  expect(loginArguments({ profile: 'work' })).toEqual(['--profile', 'work', '--minimized']);
});

it('names a folder so that it is the same from everywhere', () => {
  const [, folder] = loginArguments({ profile: 'default', userDataFolder: 'my data' });
  expect(folder).toBe(path.resolve('my data'));
});

it('keeps words with blanks together on Windows', () => {
  expect(windowsWords(['--user-data-dir', 'C:\\My Data\\', 'C:\\Data\\', '--minimized'])).toEqual([
    '--user-data-dir',
    '"C:\\My Data\\\\"',
    'C:\\Data\\',
    '--minimized',
  ]);
});

it('has an entry for each profile on Windows', () => {
  expect(windowsEntry({ profile: 'default' })).toEqual({});
  expect(windowsEntry({ profile: 'work' }).name).not.toBe(windowsEntry({ profile: 'play' }).name);
});
