import type { OutsideWish } from '@nudge/ipc-contract';
import question from '@resources/icons/notice/info-16.svg';
import { useEffect, useRef } from 'react';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText, type Text } from '../../../text/use-text.ts';
import type { Outcome } from '../main-actions.ts';
import { useAsking } from './use-asking.ts';

interface OutsideDialogProps {
  readonly wish: OutsideWish;
  readonly onAnswer: (yes: boolean) => Promise<Outcome>;
}

/**
 * Asks about a link or a file that was opened with this program. It comes unasked, maybe under a key that is
 * pressed already: No has the focus.
 */
export function OutsideDialog({ wish, onAnswer }: OutsideDialogProps) {
  const text = useText();
  const asking = useAsking();
  const noRef = useRef<HTMLButtonElement>(null);
  // After the dialog, which would take the focus itself.
  useEffect(() => noRef.current?.focus(), []);
  const refuse = (): void => void onAnswer(false);
  return (
    <ModalDialog
      role="alertdialog"
      title={wish.kind === 'contactFile' ? text('contactFile.title') : text('outside.title')}
      onClose={refuse}
      onSubmit={() =>
        asking.run(
          () => onAnswer(true),
          () => {},
        )
      }
      buttons={
        <>
          <button type="submit" className="button" disabled={asking.isBusy}>
            {text('outside.yes')}
          </button>
          <button ref={noRef} type="button" className="button button-default" onClick={refuse}>
            {text('outside.no')}
          </button>
        </>
      }
    >
      <div className="dialog-line">
        <img src={question} width={16} height={16} alt="" />
        <p>{wishWords(text, wish)}</p>
      </div>
      {wish.kind !== 'contactFile' && <p>{text('outside.origin')}</p>}
      {asking.failure !== undefined && (
        <p className="field-error" role="alert">
          <FailureWords failure={asking.failure} />
        </p>
      )}
    </ModalDialog>
  );
}

function wishWords(text: Text, wish: OutsideWish): string {
  if (wish.kind === 'contactFile') return text('outside.contactFile', { file: wish.fileName });
  const { address, name } = wish;
  const who = name === address ? address : text('outside.who', { name, address });
  return text(`outside.${wish.kind}`, { who });
}
