// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DRAFT_DELAY, useDraft } from './use-draft.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(initial = '') {
  const save = vi.fn<(text: string) => void>();
  const hook = renderHook(() => useDraft(initial, save));
  return { save, draft: hook.result.current, close: hook.unmount };
}

it('B26: keeps what was typed after a pause, once', () => {
  const { save, draft } = open();
  draft.changed('h');
  draft.changed('ha');
  act(() => {
    vi.advanceTimersByTime(DRAFT_DELAY);
  });
  expect(save.mock.calls).toEqual([['ha']]);
  draft.flush();
  expect(save).toHaveBeenCalledTimes(1);
});

it('B26: keeps what is left when the page goes', () => {
  const { save, draft } = open();
  draft.changed('half');
  window.dispatchEvent(new Event('pagehide'));
  expect(save.mock.calls).toEqual([['half']]);
});

it('knows what was there from the beginning', () => {
  const { save, draft, close } = open('from before');
  expect(draft.current()).toBe('from before');
  close();
  expect(save).not.toHaveBeenCalled();
});
