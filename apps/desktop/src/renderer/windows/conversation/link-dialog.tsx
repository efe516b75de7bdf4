import { useFocusOnOpen } from '../../components/composer/use-focus-on-open.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { useText } from '../../text/use-text.ts';

interface LinkDialogProps {
  readonly url: string;
  /** Whom it is from, where the person is to be warned of them: opening is then not what Enter does. */
  readonly stranger?: string | undefined;
  readonly onOpen: (url: string) => void;
  readonly onCopy: (url: string) => void;
  readonly onClose: () => void;
}

/** Shows a link whole before anything opens it. */
export function LinkDialog({ url, stranger, onOpen, onCopy, onClose }: LinkDialogProps) {
  const text = useText();
  const focusRef = useFocusOnOpen<HTMLButtonElement>();
  const thenClose = (act: (url: string) => void) => (): void => {
    act(url);
    onClose();
  };
  const [openRef, cancelRef] = stranger === undefined ? [focusRef] : [undefined, focusRef];
  return (
    <ModalDialog
      title={text('chat.link.title')}
      onClose={onClose}
      onSubmit={thenClose(onOpen)}
      buttons={
        <>
          <button
            type="submit"
            className={stranger === undefined ? 'button button-default' : 'button'}
            ref={openRef}
          >
            {text('chat.link.open')}
          </button>
          <button type="button" className="button" onClick={thenClose(onCopy)}>
            {text('chat.link.copy')}
          </button>
          <button type="button" className="button" onClick={onClose} ref={cancelRef}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      {stranger !== undefined && (
        <p className="plain-warning notice" role="alert">
          {text('chat.link.stranger', { name: stranger })}
        </p>
      )}
      <p>{text('chat.link.question')}</p>
      <p className="link-whole" dir="ltr" data-testid="link-whole">
        {url}
      </p>
      <p className="field-hint">{text('chat.link.hint')}</p>
    </ModalDialog>
  );
}
