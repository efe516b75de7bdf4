import type { HistoryProtectionView } from '@nudge/ipc-contract';
import conversations from '@resources/icons/main/conversations-tab.svg';
import { useEffect, useState, type FormEvent } from 'react';
import { DeleteLockedDialog } from '../../components/history-lock/delete-locked-dialog.tsx';
import '../../components/history-lock/history-lock.css';
import { UnlockFields } from '../../components/history-lock/unlock-fields.tsx';
import { useUnlocking } from '../../components/history-lock/use-unlocking.ts';
import { useText } from '../../text/use-text.ts';
import type { HistoryActions } from './history-actions.ts';

interface LockedHistoryProps {
  readonly protection: HistoryProtectionView;
  readonly actions: Pick<HistoryActions, 'unlock' | 'deleteLocked'>;
}

/** In place of everything that was said, until the passphrase is. */
export function LockedHistory({ protection: { state, canRemember }, actions }: LockedHistoryProps) {
  const text = useText();
  const [isForgotten, setForgotten] = useState(false);
  const unlocking = useUnlocking(actions.unlock);
  const { fieldRef } = unlocking;
  useEffect(() => fieldRef.current?.focus(), [fieldRef]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unlocking.submit();
  };
  return (
    <div className="history-empty">
      <img src={conversations} width={32} height={32} alt="" />
      <p>{text(`lock.state.${state}`)}</p>
      {state === 'locked' ? (
        <form className="lock-form" aria-label={text('lock.unlockTitle')} onSubmit={submit} noValidate>
          <UnlockFields
            unlocking={unlocking}
            canRemember={canRemember}
            onForgotten={() => setForgotten(true)}
          />
          <div className="lock-form-buttons">
            <button type="submit" className="button button-default" disabled={unlocking.isBusy}>
              {text('lock.unlock')}
            </button>
          </div>
        </form>
      ) : (
        <button type="button" className="button" onClick={() => setForgotten(true)}>
          {text('lock.offer.delete')}
        </button>
      )}
      {isForgotten && (
        <DeleteLockedDialog onDelete={actions.deleteLocked} onClose={() => setForgotten(false)} />
      )}
    </div>
  );
}
