import { expect, it } from 'vitest';
import { hasDisplay, onVirtualDisplay, onVirtualDisplays } from './display.ts';

it('knows X and Wayland', () => {
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
});

it('sees none where both are absent or empty', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
});

it('needs no variable on other systems', () => {
  expect(hasDisplay({}, 'win32')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});

it('hands the command to the shell as separate words', () => {
  const { command, args } = onVirtualDisplay({ command: 'node', args: ['a b.ts', '$HOME'] });
  expect(command).toBe('dbus-run-session');
  expect(args.slice(-3)).toEqual(['node', 'a b.ts', '$HOME']);
});

it('puts one display inside the other, and the command into the innermost', () => {
  const line = { command: 'node', args: ['a.ts'] };
  expect(onVirtualDisplays(0, line)).toEqual(line);
  expect(onVirtualDisplays(2, line)).toEqual(onVirtualDisplay(onVirtualDisplay(line)));
});
