import type { RequestFailure } from '@nudge/ipc-contract';
import { useRef, useState, type RefObject } from 'react';

/** Undefined: it was done. */
export type Unlock = (passphrase: string, remember: boolean) => Promise<RequestFailure | undefined>;

interface Unlocking {
  readonly passphrase: string;
  readonly remember: boolean;
  readonly isBusy: boolean;
  /** Nothing was said. */
  readonly isEmpty: boolean;
  readonly failure: RequestFailure | undefined;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly setPassphrase: (passphrase: string) => void;
  readonly setRemember: (remember: boolean) => void;
  readonly submit: () => void;
}

/** One try after the other. A passphrase that was tried is forgotten, and the field waits for another. */
export function useUnlocking(onUnlock: Unlock, onDone: () => void = () => {}): Unlocking {
  const [passphrase, setPassphrase] = useState('');
  const [remember, setRemember] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const [failure, setFailure] = useState<RequestFailure>();
  const fieldRef = useRef<HTMLInputElement>(null);
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    setEmpty(passphrase === '');
    if (passphrase === '') return fieldRef.current?.focus();
    setBusy(true);
    setFailure(undefined);
    const refused = await onUnlock(passphrase, remember);
    setBusy(false);
    setPassphrase('');
    setFailure(refused);
    if (refused === undefined) onDone();
    else fieldRef.current?.focus();
  };
  return {
    passphrase,
    remember,
    isBusy,
    isEmpty,
    failure,
    fieldRef,
    setPassphrase: (typed) => {
      setEmpty(false);
      setPassphrase(typed);
    },
    setRemember,
    submit: () => void submit(),
  };
}
