import { useText } from '../../../text/use-text.ts';

interface DialogButtonsProps {
  readonly submitLabel: string;
  readonly isBusy?: boolean;
  readonly cancelLabel?: string;
  readonly onCancel: () => void;
}

/** The default button and Cancel. */
export function DialogButtons({ submitLabel, isBusy = false, cancelLabel, onCancel }: DialogButtonsProps) {
  const text = useText();
  return (
    <>
      <button type="submit" className="button button-default" disabled={isBusy}>
        {submitLabel}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        {cancelLabel ?? text('dialog.cancel')}
      </button>
    </>
  );
}
