import type { RememberedAccount, ServerProfile, SessionFailureView } from '@nudge/ipc-contract';
import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import { StatusSelect } from '../../../components/status-select/status-select.tsx';
import { useText } from '../../../text/use-text.ts';
import { AccountField } from './account-field.tsx';
import { PasswordField } from './password-field.tsx';
import { RememberBoxes } from './remember-boxes.tsx';
import {
  EMPTY_FORM,
  formOfAccount,
  problemOf,
  withAddress,
  withPassword,
  type SignInFormState,
  type SignInProblem,
} from './sign-in-form-state.ts';

interface SignInFormProps {
  readonly form: SignInFormState;
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly accounts: readonly RememberedAccount[];
  readonly servers: readonly ServerProfile[];
  readonly canStorePasswords: boolean;
  readonly canForget: boolean;
  /** Why the password must be typed again; the field then takes the focus. */
  readonly lostPassword: SessionFailureView | undefined;
  readonly onChange: (form: SignInFormState) => void;
  readonly onPickAccount: (account: RememberedAccount) => void;
  readonly onForget: () => void;
  readonly onSubmit: () => void;
}

/** E-mail, password, status, three boxes and Sign In, in this order for the Tab key too. */
export function SignInForm(props: SignInFormProps) {
  const { form, accounts, canStorePasswords, canForget, lostPassword } = props;
  const { onChange, onPickAccount, onForget, onSubmit } = props;
  const text = useText();
  const addressRef = useRef<HTMLInputElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<SignInProblem>();
  useEffect(() => {
    if (lostPassword !== undefined) passwordRef.current?.focus();
  }, [lostPassword]);

  const change = (next: SignInFormState): void => {
    setProblem(undefined);
    onChange(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = problemOf(form);
    setProblem(found);
    if (found === undefined) return onSubmit();
    (found === 'address' ? addressRef : passwordRef).current?.focus();
  };

  return (
    <form
      ref={props.formRef}
      className="sign-in-form"
      aria-label={text('signin.form')}
      onSubmit={submit}
      noValidate
    >
      <AccountField
        address={form.address}
        accounts={accounts}
        servers={props.servers}
        inputRef={addressRef}
        error={problem === 'address' ? text('signin.badAddress') : undefined}
        onChange={(address) => change(withAddress(form, address))}
        onPick={(account) => {
          change(formOfAccount(account));
          onPickAccount(account);
          passwordRef.current?.focus();
        }}
        onDifferent={() => {
          change(EMPTY_FORM);
          addressRef.current?.focus();
        }}
      />
      <PasswordField
        password={form.password}
        isStored={form.usesStoredPassword}
        inputRef={passwordRef}
        error={problem === 'password' ? text('signin.noPassword') : undefined}
        onChange={(password) => change(withPassword(form, password))}
      />
      <div className="sign-in-status">
        <StatusSelect
          label={text('signin.status')}
          status={form.status}
          onChange={(status) => change({ ...form, status })}
        />
      </div>
      <RememberBoxes
        boxes={form.boxes}
        canStorePasswords={canStorePasswords}
        canForget={canForget}
        onChange={(boxes) => change({ ...form, boxes })}
        onForget={onForget}
      />
      <button type="submit" className="button button-default sign-in-button">
        {text('signin.signIn')}
      </button>
    </form>
  );
}
