import type { RequestFailure } from '@nudge/ipc-contract';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { useFocusOnOpen } from '../composer/use-focus-on-open.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import { CodeField } from './code-field.tsx';
import { codeProblem } from './emoticon-code.ts';
import './emoticon-form.css';

interface ChangeCodeDialogProps {
  readonly title: string;
  readonly url: string;
  /** As it is now. */
  readonly code: string;
  /** Codes of other emoticons. */
  readonly taken: readonly string[];
  /** Nothing when it was done, else why not. */
  readonly onDone: (code: string) => Promise<RequestFailure | undefined>;
  readonly onClose: () => void;
}

/** Asks for the code of an emoticon whose picture is there. */
export function ChangeCodeDialog(props: ChangeCodeDialogProps) {
  const { title, url, taken, onDone, onClose } = props;
  const text = useText();
  const fieldRef = useFocusOnOpen<HTMLInputElement>();
  const [code, setCode] = useState(props.code);
  const [failure, setFailure] = useState<RequestFailure>();
  const isGood = code !== '' && codeProblem(code, taken) === undefined;
  const submit = async (): Promise<void> => {
    if (!isGood) return;
    const failed = await onDone(code);
    if (failed === undefined) onClose();
    else setFailure(failed);
  };
  return (
    <ModalDialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      buttons={
        <>
          <button type="submit" className="button button-default" disabled={!isGood}>
            {text('dialog.ok')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      <div className="emoticon-form">
        <span className="emoticon-form-picture">
          <img src={url} alt="" />
        </span>
        <CodeField code={code} taken={taken} inputRef={fieldRef} onChange={setCode} />
      </div>
      {failure !== undefined && (
        <p className="field-error" role="alert">
          {text(`err.${failure.code}`)}
        </p>
      )}
    </ModalDialog>
  );
}
