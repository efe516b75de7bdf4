import { useText } from '../../../text/use-text.ts';
import { TellingDialog } from './telling-dialog.tsx';
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
    <TellingDialog title={text('diagnostics.title')} onClose={onClose}>
      <p role="status">{text('diagnostics.text')}</p>
      <textarea
        className="field diagnostics-text"
        dir="ltr"
        readOnly
        aria-label={text('diagnostics.what')}
        value={diagnostics}
      />
    </TellingDialog>
  );
}
