import { useFocusOnOpen } from '../../components/composer/use-focus-on-open.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { useText } from '../../text/use-text.ts';

interface CloseDialogProps {
  readonly onCloseWindow: () => void;
  readonly onStay: () => void;
}

/** Asked when the window is to close with text that was not sent. */
export function CloseDialog({ onCloseWindow, onStay }: CloseDialogProps) {
  const text = useText();
  const focusRef = useFocusOnOpen<HTMLButtonElement>();
  return (
    <ModalDialog
      title={text('chat.close.title')}
      role="alertdialog"
      onClose={onStay}
      onSubmit={onCloseWindow}
      buttons={
        <>
          <button type="submit" className="button button-default" ref={focusRef}>
            {text('chat.close.close')}
          </button>
          <button type="button" className="button" onClick={onStay}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <p>{text('chat.close.question')}</p>
    </ModalDialog>
  );
}
