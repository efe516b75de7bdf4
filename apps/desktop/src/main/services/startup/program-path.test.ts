import { expect, it } from 'vitest';
import { ownAppImage, programPath } from './program-path.ts';

const execPath = '/somewhere/.mount_nudge/nudge';

it('is the file that was started, not the place it unpacked itself to', () => {
  const env = { APPIMAGE: '/people/ana/Nudge.AppImage', PORTABLE_EXECUTABLE_FILE: 'D:\\Nudge.exe' };
  expect(programPath({ platform: 'linux', env, execPath })).toBe('/people/ana/Nudge.AppImage');
  expect(programPath({ platform: 'win32', env, execPath })).toBe('D:\\Nudge.exe');
});

it('is the program itself where it is installed', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const)
    expect(programPath({ platform, env: { APPIMAGE: '' }, execPath })).toBe(execPath);
});

it('is never the AppImage of another program that started this one', () => {
  const env = { APPIMAGE: '/people/ana/Terminal.AppImage', APPDIR: '/tmp/.mount_terminal' };
  expect(programPath({ platform: 'linux', env, execPath })).toBe(execPath);
  expect(ownAppImage({ env, execPath })).toBe('');
  const own = { ...env, APPDIR: '/somewhere/.mount_nudge' };
  expect(ownAppImage({ env: own, execPath })).toBe('/people/ana/Terminal.AppImage');
});
