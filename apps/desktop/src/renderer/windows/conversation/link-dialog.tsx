import { useFocusOnOpen } from '../../components/composer/use-focus-on-open.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { useText } from '../../text/use-text.ts';

interface LinkDialogProps {
  readonly url: string;
  readonly onOpen: () => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** Shows a link whole before anything opens it. */
export function LinkDialog({ url, onOpen, onCopy, onClose }: LinkDialogProps) {
  const text = useText();
  const focusRef = useFocusOnOpen<HTMLButtonElement>();
  return (
    <ModalDialog
      title={text('chat.link.title')}
      onClose={onClose}
      onSubmit={onOpen}
      buttons={
        <>
          <button type="submit" className="button button-default" ref={focusRef}>
            {text('chat.link.open')}
          </button>
          <button type="button" className="button" onClick={onCopy}>
            {text('chat.link.copy')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <p>{text('chat.link.question')}</p>
      <p className="link-whole" dir="ltr" data-testid="link-whole">
        {url}
      </p>
      <p className="field-hint">{text('chat.link.hint')}</p>
    </ModalDialog>
  );
}
