import type { HistoryProtectionView } from '@nudge/ipc-contract';
import info from '@resources/icons/notice/info-16.svg';
import { useState } from 'react';
import '../../components/status-strip/status-strip.css';
import { useText } from '../../text/use-text.ts';
import type { MainDialog } from './main-dialog.ts';

interface HistoryLockStripProps {
  readonly isListShown: boolean;
  readonly protection: HistoryProtectionView;
  readonly onDialog: (dialog: MainDialog) => void;
}

/**
 * Says that nothing is kept until somebody says the passphrase, or gives up what nothing can open any more. Whoever does
 * not want to is not asked again while the window lives: so this stays in it when the list is left.
 */
export function HistoryLockStrip({ isListShown, protection: { state }, onDialog }: HistoryLockStripProps) {
  const text = useText();
  const [isPutOff, setPutOff] = useState(false);
  const isLocked = state === 'locked';
  if (!isListShown || isPutOff || (!isLocked && state !== 'keyMissing')) return undefined;
  return (
    <div className="status-strip notice notice-info" role="status">
      <img src={info} width={16} height={16} alt="" />
      <span className="status-strip-text">{text(isLocked ? 'lock.strip' : 'lock.state.keyMissing')}</span>
      <button
        type="button"
        className="link-button"
        onClick={() => onDialog({ kind: isLocked ? 'unlockHistory' : 'deleteLockedHistory' })}
      >
        {text(isLocked ? 'lock.offer.unlock' : 'lock.offer.delete')}
      </button>
      <button type="button" className="link-button" onClick={() => setPutOff(true)}>
        {text('lock.notNow')}
      </button>
    </div>
  );
}
