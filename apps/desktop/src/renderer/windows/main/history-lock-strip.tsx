import info from '@resources/icons/notice/info-16.svg';
import { useState } from 'react';
import '../../components/status-strip/status-strip.css';
import { UnlockDialog } from '../../components/history-lock/unlock-dialog.tsx';
import { useText } from '../../text/use-text.ts';
import type { MainActions } from './main-actions.ts';

interface HistoryLockStripProps {
  readonly canRemember: boolean;
  readonly ask: MainActions['ask'];
}

/** Says that nothing is kept until somebody says the passphrase; whoever does not want to is not asked again. */
export function HistoryLockStrip({ canRemember, ask }: HistoryLockStripProps) {
  const text = useText();
  const [phase, setPhase] = useState<'shown' | 'asking' | 'putOff'>('shown');
  if (phase === 'putOff') return undefined;
  return (
    <>
      <div className="status-strip" role="status">
        <img src={info} width={16} height={16} alt="" />
        <span className="status-strip-text">{text('lock.strip')}</span>
        <button type="button" className="link-button" onClick={() => setPhase('asking')}>
          {text('lock.offer.unlock')}
        </button>
        <button type="button" className="link-button" onClick={() => setPhase('putOff')}>
          {text('lock.notNow')}
        </button>
      </div>
      {phase === 'asking' && (
        <UnlockDialog
          canRemember={canRemember}
          onUnlock={(passphrase, remember) => ask('unlockHistory', { passphrase, remember })}
          onDelete={() => ask('deleteLockedHistory', {})}
          onClose={() => setPhase('shown')}
        />
      )}
    </>
  );
}
