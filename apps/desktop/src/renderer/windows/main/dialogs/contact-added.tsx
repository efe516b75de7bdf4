import addContact from '@resources/icons/main/add-contact.svg';
import { focusOnMount } from '../../../components/dialog/focus-on-mount.ts';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText } from '../../../text/use-text.ts';

interface ContactAddedProps {
  readonly address: string;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** The last page of Add a Contact. */
export function ContactAdded({ address, onAnother, onClose }: ContactAddedProps) {
  const text = useText();
  return (
    <ModalDialog
      title={text('add.title')}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <>
          <button type="button" className="button" onClick={onAnother}>
            {text('add.another')}
          </button>
          <button ref={focusOnMount} type="submit" className="button button-default">
            {text('add.finish')}
          </button>
        </>
      }
    >
      <div className="dialog-line" role="status">
        <img src={addContact} width={20} height={20} alt="" />
        <p>
          <strong>{text('add.done', { address })}</strong>
          <br />
          {text('add.doneHint')}
        </p>
      </div>
    </ModalDialog>
  );
}
