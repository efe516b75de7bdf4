import type { HistoryProtectionView } from '@nudge/ipc-contract';

export const UNPROTECTED: HistoryProtectionView = {
  state: 'none',
  canRemember: true,
  isRemembered: false,
  openCount: 0,
};
export const LOCKED: HistoryProtectionView = { ...UNPROTECTED, state: 'locked' };
export const UNLOCKED: HistoryProtectionView = { ...UNPROTECTED, state: 'unlocked' };
