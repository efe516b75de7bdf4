import warning from '@resources/icons/notice/warning-16.svg';
import { useFocusOnOpen } from '../../components/composer/use-focus-on-open.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import '../../components/history-lock/history-lock.css';
import { useText } from '../../text/use-text.ts';

interface ExportPlainDialogProps {
  readonly onExport: () => void;
  readonly onClose: () => void;
}

/** What is exported from a protected history is for anybody to read: said once, before a place is chosen. */
export function ExportPlainDialog({ onExport, onClose }: ExportPlainDialogProps) {
  const text = useText();
  const focusRef = useFocusOnOpen<HTMLButtonElement>();
  return (
    <ModalDialog
      title={text('lock.export.title')}
      onClose={onClose}
      onSubmit={() => {
        onExport();
        onClose();
      }}
      buttons={
        <>
          <button type="submit" ref={focusRef} className="button button-default">
            {text('lock.export.now')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <div className="lock-warning">
        <img src={warning} width={16} height={16} alt="" />
        <p>{text('lock.export.explained')}</p>
      </div>
    </ModalDialog>
  );
}
