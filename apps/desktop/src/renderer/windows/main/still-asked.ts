import type { HistoryProtectionView } from '@nudge/ipc-contract';
import type { MainDialog } from './main-dialog.ts';

/** The dialog that is open; what another window has unlocked or deleted meanwhile is not asked about any more. */
export function stillAsked(
  dialog: MainDialog | undefined,
  { state }: HistoryProtectionView,
): MainDialog | undefined {
  const isOver =
    (dialog?.kind === 'unlockHistory' && state !== 'locked') ||
    (dialog?.kind === 'deleteLockedHistory' && state !== 'keyMissing');
  return isOver ? undefined : dialog;
}
