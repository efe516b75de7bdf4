import path from 'node:path';
import { expect, it } from 'vitest';
import { loginArguments, windowsEntry } from './login-arguments.ts';

it('begins the same profile again, minimised', () => {
  expect(loginArguments({ profile: 'default' }, undefined)).toEqual(['--minimized']);
  expect(loginArguments({ profile: 'work' }, '/app')).toEqual(['/app', '--profile', 'work', '--minimized']);
});

it('names a folder so that it is the same from everywhere', () => {
  const [, folder] = loginArguments({ profile: 'default', userDataFolder: 'my data' }, undefined);
  expect(folder).toBe(path.resolve('my data'));
});

it('has an entry for each profile on Windows', () => {
  expect(windowsEntry({ profile: 'default' })).toEqual({});
  expect(windowsEntry({ profile: 'work' }).name).not.toBe(windowsEntry({ profile: 'play' }).name);
});
