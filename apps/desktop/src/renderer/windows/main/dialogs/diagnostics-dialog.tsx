import { focusOnMount } from '../../../components/dialog/focus-on-mount.ts';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText } from '../../../text/use-text.ts';
import './diagnostics-dialog.css';

interface DiagnosticsDialogProps {
  /** As it is on the clipboard. */
  readonly diagnostics: string;
  readonly onClose: () => void;
}

/** Says that the diagnostics were copied, and shows what they are. */
export function DiagnosticsDialog({ diagnostics, onClose }: DiagnosticsDialogProps) {
  const text = useText();
  return (
    <ModalDialog
      title={text('diagnostics.title')}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <button ref={focusOnMount} type="submit" className="button button-default">
          {text('dialog.ok')}
        </button>
      }
    >
      <p role="status">{text('diagnostics.text')}</p>
      <textarea
        className="field diagnostics-text"
        dir="ltr"
        readOnly
        aria-label={text('diagnostics.what')}
        value={diagnostics}
      />
    </ModalDialog>
  );
}
