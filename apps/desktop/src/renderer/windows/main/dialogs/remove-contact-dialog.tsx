import type { ContactView } from '@nudge/ipc-contract';
import warning from '@resources/icons/notice/warning-16.svg';
import { useState } from 'react';
import { CheckBox } from '../../../components/check-box/check-box.tsx';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import { DialogButtons } from './dialog-buttons.tsx';
import { useAsking } from './use-asking.ts';

interface RemoveContactDialogProps {
  readonly contact: ContactView;
  readonly ask: MainActions['ask'];
  readonly onClose: () => void;
}

/** Asks before a contact goes; blocking them as well is offered, not assumed. */
export function RemoveContactDialog({ contact, ask, onClose }: RemoveContactDialogProps) {
  const text = useText();
  const asking = useAsking();
  const [alsoBlock, setAlsoBlock] = useState(false);
  const { address } = contact;
  return (
    <ModalDialog
      role="alertdialog"
      title={text('remove.title')}
      onClose={onClose}
      onSubmit={() => asking.run(() => ask('removeContact', { address, alsoBlock }), onClose)}
      buttons={
        <DialogButtons
          submitLabel={text('remove.yes')}
          cancelLabel={text('remove.no')}
          isBusy={asking.isBusy}
          onCancel={onClose}
        />
      }
    >
      <div className="dialog-line">
        <img src={warning} width={16} height={16} alt="" />
        <p>{text('remove.question', { name: contact.shownName, address })}</p>
      </div>
      <CheckBox label={text('remove.alsoBlock')} isChecked={alsoBlock} onChange={setAlsoBlock} />
      {asking.failure !== undefined && (
        <p className="field-error" role="alert">
          <FailureWords failure={asking.failure} />
        </p>
      )}
    </ModalDialog>
  );
}
