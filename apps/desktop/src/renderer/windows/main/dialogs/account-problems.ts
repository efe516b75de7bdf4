import type { RequestArguments } from '@nudge/ipc-contract';
import { looksLikeAddress } from '../sign-in/sign-in-form-state.ts';

/** The server of this computer refuses shorter ones. */
export const PASSWORD_MIN_CHARACTERS = 6;

/** What the form of a new account holds. */
export interface AccountDraft extends RequestArguments<'createAccount'> {
  readonly repeated: string;
}

export const EMPTY_ACCOUNT: AccountDraft = {
  address: '',
  displayName: '',
  password: '',
  repeated: '',
  allowOldPrograms: false,
};

/** What is wrong, by the field it is shown at. */
export type AccountProblem = 'address' | 'displayName' | 'password' | 'repeated';

export function accountProblem(draft: AccountDraft): AccountProblem | undefined {
  if (!looksLikeAddress(draft.address)) return 'address';
  if (draft.displayName.trim() === '') return 'displayName';
  if (draft.password.length < PASSWORD_MIN_CHARACTERS) return 'password';
  if (draft.password !== draft.repeated) return 'repeated';
  return undefined;
}

export function accountArguments(draft: AccountDraft): RequestArguments<'createAccount'> {
  const { address, displayName, password, allowOldPrograms } = draft;
  return { address: address.trim(), displayName: displayName.trim(), password, allowOldPrograms };
}
