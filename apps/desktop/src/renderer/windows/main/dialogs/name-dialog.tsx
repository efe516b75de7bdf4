import { useState } from 'react';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import type { Outcome } from '../main-actions.ts';
import { DialogButtons } from './dialog-buttons.tsx';
import { useAsking } from './use-asking.ts';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly submitLabel: string;
  readonly initial: string;
  readonly maxLength: number;
  readonly hint?: string;
  /** What is wrong with a name before it is asked for; nothing when it will do. */
  readonly check: (name: string) => string | undefined;
  readonly request: (name: string) => Promise<Outcome>;
  readonly onClose: () => void;
}

/** Asks for one name: of a group, or one's own. */
export function NameDialog(props: NameDialogProps) {
  const { title, label, submitLabel, initial, maxLength, hint, check, request, onClose } = props;
  const asking = useAsking();
  const [name, setName] = useState(initial);
  const [problem, setProblem] = useState<string>();
  const refusal = asking.failure && <FailureWords failure={asking.failure} />;
  const submit = (): void => {
    const wanted = name.trim();
    if (wanted === initial && wanted !== '') return onClose();
    const found = check(wanted);
    setProblem(found);
    if (found === undefined) asking.run(() => request(wanted), onClose);
  };
  return (
    <ModalDialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      buttons={<DialogButtons submitLabel={submitLabel} isBusy={asking.isBusy} onCancel={onClose} />}
    >
      <TextField
        label={label}
        value={name}
        maxLength={maxLength}
        autoFocus
        onFocus={(event) => event.target.select()}
        error={problem ?? refusal}
        {...(hint === undefined ? {} : { hint })}
        onChange={(value) => {
          setProblem(undefined);
          asking.forgetFailure();
          setName(value);
        }}
      />
    </ModalDialog>
  );
}
