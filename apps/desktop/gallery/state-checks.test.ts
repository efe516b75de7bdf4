import { WINDOW_KINDS } from '@nudge/ipc-contract';
import { describe, expect, it, vi } from 'vitest';
import { checkKinds } from './state-checks.ts';

const stateOf = (window: string) => ({ name: `${window}-list`, window, url: '', width: 1, height: 1 });

describe('kinds of windows', () => {
  it('are each seen in a state', () => {
    expect(checkKinds({ states: WINDOW_KINDS.map(stateOf) })).toEqual({ passed: 1, failed: 0, skipped: [] });
  });

  it('are named when they have none', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const states = WINDOW_KINDS.filter((kind) => kind !== 'prompt').map(stateOf);
    expect(checkKinds({ states })).toEqual({ passed: 0, failed: 1, skipped: [] });
    expect(told).toHaveBeenCalledWith("the window 'prompt' has no state in the gallery");
  });
});
