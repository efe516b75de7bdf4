import type { TransferView } from '@nudge/ipc-contract';
import warning from '@resources/icons/notice/warning-16.svg';
import { useFocusOnOpen } from '../../components/composer/use-focus-on-open.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { useSizes } from '../../components/file-card/use-sizes.ts';
import { useText } from '../../text/use-text.ts';

interface ProgramDialogProps {
  readonly file: TransferView;
  /** Whom it comes from. */
  readonly name: string;
  readonly onAccept: () => void;
  readonly onClose: () => void;
}

/** Asks a second time before a file is taken that can do harm. The safe answer has the focus. */
export function ProgramDialog({ file, name, onAccept, onClose }: ProgramDialogProps) {
  const text = useText();
  const sizes = useSizes();
  const focusRef = useFocusOnOpen<HTMLButtonElement>();
  const what = file.fileCount === 1 ? 'ft.program.one' : 'ft.program.several';
  return (
    <ModalDialog
      title={text('ft.program.title')}
      role="alertdialog"
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="button" onClick={onAccept}>
            {text('ft.program.accept')}
          </button>
          <button type="button" className="button button-default" ref={focusRef} onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <div className="program-question">
        <img src={warning} width={16} height={16} alt="" />
        <div>
          <p>{text(what, { name, file: file.name, size: sizes.size(file.size) })}</p>
          <p>{text('ft.program.harm', { name })}</p>
        </div>
      </div>
    </ModalDialog>
  );
}
