import { expect, it } from 'vitest';
import { windowSystem, type WindowSystemFacts } from './window-system.ts';

const LINUX: WindowSystemFacts = {
  platform: 'linux',
  args: [],
  sessionType: 'wayland',
  electronVersion: '45.4.1',
};

it('is the one of the platform', () => {
  expect(windowSystem({ ...LINUX, platform: 'win32' })).toBe('windows');
  expect(windowSystem({ ...LINUX, platform: 'darwin' })).toBe('macOS');
});

it('is that of the session, from the Electron on that goes by it', () => {
  expect(windowSystem(LINUX)).toBe('wayland');
  expect(windowSystem({ ...LINUX, sessionType: 'x11' })).toBe('x11');
  expect(windowSystem({ ...LINUX, sessionType: undefined })).toBe('x11');
  expect(windowSystem({ ...LINUX, electronVersion: '22.3.25' })).toBe('x11');
});

it('is what a flag says, the one that names it before the one that hints', () => {
  expect(windowSystem({ ...LINUX, args: ['--ozone-platform=x11'] })).toBe('x11');
  expect(windowSystem({ ...LINUX, sessionType: 'x11', args: ['--ozone-platform=wayland'] })).toBe('wayland');
  const hinted = { ...LINUX, electronVersion: '22.3.25', args: ['--ozone-platform-hint=auto'] };
  expect(windowSystem(hinted)).toBe('wayland');
  expect(windowSystem({ ...hinted, args: [...hinted.args, '--ozone-platform=x11'] })).toBe('x11');
});
