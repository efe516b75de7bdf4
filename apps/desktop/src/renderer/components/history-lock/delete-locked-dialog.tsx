import type { RequestFailure } from '@nudge/ipc-contract';
import warning from '@resources/icons/notice/warning-16.svg';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { useFocusOnOpen } from '../composer/use-focus-on-open.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import './history-lock.css';

interface DeleteLockedDialogProps {
  readonly onDelete: () => Promise<RequestFailure | undefined>;
  readonly onClose: () => void;
}

/** Asks before a history that nobody can open any more goes for good. */
export function DeleteLockedDialog({ onDelete, onClose }: DeleteLockedDialogProps) {
  const text = useText();
  const focusRef = useFocusOnOpen<HTMLButtonElement>();
  const [failure, setFailure] = useState<RequestFailure>();
  const remove = async (): Promise<void> => {
    const refused = await onDelete();
    setFailure(refused);
    if (refused === undefined) onClose();
  };
  return (
    <ModalDialog
      role="alertdialog"
      title={text('lock.delete.title')}
      onClose={onClose}
      onSubmit={() => void remove()}
      buttons={
        <>
          <button type="submit" className="button">
            {text('history.delete.now')}
          </button>
          <button type="button" ref={focusRef} className="button button-default" onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <div className="lock-warning">
        <img src={warning} width={16} height={16} alt="" />
        <p>{text('lock.delete.question')}</p>
      </div>
      <span role="alert" className="field-error">
        {failure !== undefined && text(`err.${failure.code}`)}
      </span>
    </ModalDialog>
  );
}
