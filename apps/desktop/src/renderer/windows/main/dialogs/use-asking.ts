import type { RequestFailure } from '@nudge/ipc-contract';
import { useState } from 'react';
import type { Outcome } from '../main-actions.ts';

interface Asking {
  /** A request is under way. */
  readonly isBusy: boolean;
  readonly failure: RequestFailure | undefined;
  readonly forgetFailure: () => void;
  /** Runs one request; `onDone` is called when it was done. A second one waits for nobody: it is refused. */
  readonly run: (request: () => Promise<Outcome>, onDone: () => void) => void;
}

/** A dialog's request: busy while it runs, the failure beside the field when it was refused. */
export function useAsking(): Asking {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailure>();
  return {
    isBusy,
    failure,
    forgetFailure: () => setFailure(undefined),
    run: (request, onDone) => {
      if (isBusy) return;
      setBusy(true);
      setFailure(undefined);
      void request().then((refused) => {
        setBusy(false);
        setFailure(refused);
        if (refused === undefined) onDone();
      });
    },
  };
}
