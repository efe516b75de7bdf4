import type { RememberedAccount, SessionView } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { NO_BOXES } from './sign-in-boxes.ts';
import { EMPTY_FORM, formOfAccount, onServer, type SignInFormState } from './sign-in-form-state.ts';

interface SignInFormHold {
  readonly form: SignInFormState;
  readonly setForm: (form: SignInFormState) => void;
}

/**
 * Keeps the form while the view shows something else. It begins with the account used last, which comes first
 * among the remembered ones. A password that was refused or lost is gone; everything else stays.
 */
export function useSignInForm(
  accounts: readonly RememberedAccount[],
  selectedServerId: string,
  { session, createdAddress }: { readonly session: SessionView; readonly createdAddress: string | undefined },
): SignInFormHold {
  const [form, setForm] = useState<SignInFormState>(() => {
    const last = accounts.find((account) => account.serverId === selectedServerId) ?? accounts[0];
    return last === undefined ? EMPTY_FORM : formOfAccount(last);
  });
  const failure = session.phase === 'signedOut' ? session.failure : undefined;
  useEffect(() => {
    if (failure?.code !== 'wrongPassword' && failure?.code !== 'passwordLost') return;
    setForm((current) => ({ ...current, password: '', usesStoredPassword: false }));
  }, [failure]);
  useEffect(() => {
    setForm((current) => onServer(current, accounts, selectedServerId));
  }, [accounts, selectedServerId]);
  useEffect(() => {
    if (createdAddress === undefined) return;
    setForm({ ...EMPTY_FORM, address: createdAddress, boxes: { ...NO_BOXES, rememberMe: true } });
  }, [createdAddress]);
  return { form, setForm };
}
