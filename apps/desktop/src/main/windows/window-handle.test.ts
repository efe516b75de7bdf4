import type { BrowserWindow } from 'electron';
import { expect, it } from 'vitest';
import { handleFromBytes, handlesOfWaiting } from './window-handle.ts';
import type { OpenWindow } from './window-registry.ts';

it.each([
  [[0x03, 0x00, 0x40, 0x02], '37748739'],
  [[0xff, 0xff, 0xff, 0xff, 0x01, 0x00, 0x00, 0x00], '8589934591'],
])('reads the bytes %j as %s', (bytes, handle) => {
  expect(handleFromBytes(Buffer.from(bytes))).toBe(handle);
});

it('takes windows with conversations that are neither in use nor minimised', () => {
  const open = (
    number: number,
    context: OpenWindow['context'],
    { isTab = false, isFocused = false, isMinimized = false } = {},
  ): OpenWindow => {
    const window: Pick<BrowserWindow, 'isFocused' | 'isMinimized' | 'getNativeWindowHandle'> = {
      isFocused: () => isFocused,
      isMinimized: () => isMinimized,
      getNativeWindowHandle: () => Buffer.from([number, 0, 0, 0]),
    };
    return { context, isTab, window } as unknown as OpenWindow;
  };
  const chat = { kind: 'conversation', conversationId: 'c', partner: 'bob@example.com' } as const;
  const windows = [
    open(1, chat),
    open(2, { kind: 'tabs' }),
    open(3, { kind: 'main' }),
    open(2, chat, { isTab: true }),
    open(4, chat, { isFocused: true }),
    open(5, chat, { isMinimized: true }),
  ];
  expect(handlesOfWaiting(windows)).toEqual(['1', '2']);
});
