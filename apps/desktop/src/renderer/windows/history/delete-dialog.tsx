import warning from '@resources/icons/notice/warning-16.svg';
import { useFocusOnOpen } from '../../components/composer/use-focus-on-open.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { useText } from '../../text/use-text.ts';

/** What would go; `isMore`: there may be more than were counted. */
export interface Deletion {
  readonly extent: 'conversation' | 'range' | 'everything';
  /** Of the conversation; empty for everything. */
  readonly name: string;
  readonly count: number;
  readonly isMore: boolean;
}

interface DeleteDialogProps {
  readonly deletion: Deletion;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before anything goes; the button that keeps everything has the focus. */
export function DeleteDialog({ deletion, onDelete, onClose }: DeleteDialogProps) {
  const text = useText();
  const cancelRef = useFocusOnOpen<HTMLButtonElement>();
  const { extent, name, count, isMore } = deletion;
  const amount = text(isMore ? 'history.delete.moreThan' : 'history.delete.exactly', { count });
  return (
    <ModalDialog
      role="alertdialog"
      title={text('history.delete.title')}
      onClose={onClose}
      onSubmit={() => {
        onDelete();
        onClose();
      }}
      buttons={
        <>
          <button type="submit" className="button">
            {text('history.delete.now')}
          </button>
          <button type="button" ref={cancelRef} className="button button-default" onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <div className="history-question">
        <img src={warning} width={16} height={16} alt="" />
        <div>
          <p>{text(`history.delete.${extent}`, { name, amount })}</p>
          <p className="field-hint">{text('history.delete.hint')}</p>
        </div>
      </div>
    </ModalDialog>
  );
}
