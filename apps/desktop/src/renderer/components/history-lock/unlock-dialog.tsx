import type { RequestFailure } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import { DeleteLockedDialog } from './delete-locked-dialog.tsx';
import './history-lock.css';
import { UnlockFields } from './unlock-fields.tsx';
import { useUnlocking, type Unlock } from './use-unlocking.ts';

interface UnlockDialogProps {
  readonly canRemember: boolean;
  readonly onUnlock: Unlock;
  readonly onDelete: () => Promise<RequestFailure | undefined>;
  readonly onClose: () => void;
}

/** Asks for the passphrase of the history. */
export function UnlockDialog({ canRemember, onUnlock, onDelete, onClose }: UnlockDialogProps) {
  const text = useText();
  const [isForgotten, setForgotten] = useState(false);
  const unlocking = useUnlocking(onUnlock, onClose);
  const { fieldRef } = unlocking;
  useEffect(() => fieldRef.current?.focus(), [fieldRef]);
  if (isForgotten) return <DeleteLockedDialog onDelete={onDelete} onClose={onClose} />;
  return (
    <ModalDialog
      title={text('lock.unlockTitle')}
      onClose={onClose}
      onSubmit={unlocking.submit}
      buttons={
        <>
          <button type="submit" className="button button-default" disabled={unlocking.isBusy}>
            {text('lock.unlock')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text('lock.notNow')}
          </button>
        </>
      }
    >
      <p className="lock-text">{text('lock.explained')}</p>
      <UnlockFields unlocking={unlocking} canRemember={canRemember} onForgotten={() => setForgotten(true)} />
    </ModalDialog>
  );
}
