// What the sign-in form holds, and how its parts change together. No React, no bridge.
import type { ChoosableStatus, RememberedAccount, RequestArguments } from '@nudge/ipc-contract';
import { NO_BOXES, type SignInBoxes } from './sign-in-boxes.ts';

export interface SignInFormState {
  readonly address: string;
  readonly password: string;
  /** The password field stands for the one in the key store and shows dots. */
  readonly usesStoredPassword: boolean;
  readonly status: ChoosableStatus;
  readonly boxes: SignInBoxes;
}

export type SignInProblem = 'address' | 'password';

export const EMPTY_FORM: SignInFormState = {
  address: '',
  password: '',
  usesStoredPassword: false,
  status: 'online',
  boxes: NO_BOXES,
};

const addressShape = /^[^\s@]+@[^\s@]+$/;

/** Whether a text can be an account's address; the server has the last word. */
export function looksLikeAddress(text: string): boolean {
  return addressShape.test(text.trim());
}

/** The form as a remembered account left it. */
export function formOfAccount(account: RememberedAccount): SignInFormState {
  return {
    address: account.address,
    password: '',
    usesStoredPassword: account.hasPassword,
    status: account.status,
    boxes: {
      rememberMe: true,
      rememberPassword: account.hasPassword,
      signInAutomatically: account.signInAutomatically,
    },
  };
}

/** Another address has another password, and no stored one. */
export function withAddress(form: SignInFormState, address: string): SignInFormState {
  return {
    ...form,
    address,
    usesStoredPassword: false,
    password: form.usesStoredPassword ? '' : form.password,
  };
}

/**
 * What the password field stands for is a matter of the server too: dots only where that account's password is
 * stored. A password that was typed stays, whatever the server.
 */
export function onServer(
  form: SignInFormState,
  accounts: readonly RememberedAccount[],
  serverId: string,
): SignInFormState {
  const address = form.address.trim();
  const account = accounts.find((one) => one.serverId === serverId && one.address === address);
  const usesStoredPassword = form.password === '' && account?.hasPassword === true;
  return usesStoredPassword === form.usesStoredPassword ? form : { ...form, usesStoredPassword };
}

export function withPassword(form: SignInFormState, password: string): SignInFormState {
  return { ...form, password, usesStoredPassword: false };
}

/** What must be filled in before the form can be sent. */
export function problemOf(form: SignInFormState): SignInProblem | undefined {
  if (!looksLikeAddress(form.address)) return 'address';
  if (!form.usesStoredPassword && form.password === '') return 'password';
  return undefined;
}

export function signInArguments(form: SignInFormState, serverId: string): RequestArguments<'signIn'> {
  return {
    serverId,
    address: form.address.trim(),
    ...(form.usesStoredPassword ? {} : { password: form.password }),
    status: form.status,
    ...form.boxes,
  };
}
