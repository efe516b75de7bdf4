import { DISPLAY_NAME_MAX_CHARACTERS, type RequestArguments } from '@nudge/ipc-contract';
import { useState } from 'react';
import { CheckBox } from '../../../components/check-box/check-box.tsx';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import type { TextKey } from '../../../text/text-key.ts';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import {
  accountArguments,
  accountProblem,
  EMPTY_ACCOUNT,
  PASSWORD_MIN_CHARACTERS,
  type AccountDraft,
  type AccountProblem,
} from './account-problems.ts';
import { DialogButtons } from './dialog-buttons.tsx';
import { useAsking } from './use-asking.ts';

const PROBLEM_TEXTS: Readonly<Record<AccountProblem, TextKey>> = {
  address: 'signin.badAddress',
  displayName: 'account.noName',
  password: 'account.passwordTooShort',
  repeated: 'account.passwordsDiffer',
};

interface CreateAccountDialogProps {
  readonly ask: MainActions['ask'];
  /** The account is there; its owner wants to be signed in with it. */
  readonly onCreated: (account: RequestArguments<'createAccount'>) => void;
  readonly onClose: () => void;
}

/** Makes an account on the server that this application carries. */
export function CreateAccountDialog({ ask, onCreated, onClose }: CreateAccountDialogProps) {
  const text = useText();
  const asking = useAsking();
  const [draft, setDraft] = useState<AccountDraft>(EMPTY_ACCOUNT);
  const [problem, setProblem] = useState<AccountProblem>();

  const change = (part: Partial<AccountDraft>): void => {
    setProblem(undefined);
    asking.forgetFailure();
    setDraft({ ...draft, ...part });
  };
  const errorAt = (field: AccountProblem): string | undefined =>
    problem === field ? text(PROBLEM_TEXTS[field], { count: PASSWORD_MIN_CHARACTERS }) : undefined;
  const submit = (): void => {
    const found = accountProblem(draft);
    setProblem(found);
    if (found !== undefined) return;
    const account = accountArguments(draft);
    asking.run(
      () => ask('createAccount', account),
      () => onCreated(account),
    );
  };
  return (
    <ModalDialog
      title={text('account.title')}
      onClose={onClose}
      onSubmit={submit}
      buttons={
        <DialogButtons
          submitLabel={text(asking.isBusy ? 'account.creating' : 'account.create')}
          isBusy={asking.isBusy}
          onCancel={onClose}
        />
      }
    >
      <p>{text('account.intro')}</p>
      <TextField
        label={text('account.address')}
        type="email"
        dir="ltr"
        autoFocus
        spellCheck={false}
        value={draft.address}
        error={errorAt('address')}
        hint={text('account.addressHint')}
        onChange={(address) => change({ address })}
      />
      <TextField
        label={text('account.name')}
        maxLength={DISPLAY_NAME_MAX_CHARACTERS}
        value={draft.displayName}
        error={errorAt('displayName')}
        onChange={(displayName) => change({ displayName })}
      />
      <TextField
        label={text('account.password')}
        type="password"
        autoComplete="off"
        value={draft.password}
        error={errorAt('password')}
        hint={text('account.passwordHint', { count: PASSWORD_MIN_CHARACTERS })}
        onChange={(password) => change({ password })}
      />
      <TextField
        label={text('account.repeat')}
        type="password"
        autoComplete="off"
        value={draft.repeated}
        error={errorAt('repeated')}
        onChange={(repeated) => change({ repeated })}
      />
      <div>
        <CheckBox
          label={text('account.oldPrograms')}
          isChecked={draft.allowOldPrograms}
          hint={text('account.oldProgramsHint')}
          onChange={(allowOldPrograms) => change({ allowOldPrograms })}
        />
        <p className="dialog-hint" aria-hidden="true">
          {text('account.oldProgramsHint')}
        </p>
      </div>
      {asking.failure !== undefined && (
        <p className="field-error" role="alert">
          <FailureWords failure={asking.failure} />
        </p>
      )}
    </ModalDialog>
  );
}
