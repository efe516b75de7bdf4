import type { Bridge, HistoryProtectionView, Reply, RequestFailure } from '@nudge/ipc-contract';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { DeleteLockedDialog } from '../history-lock/delete-locked-dialog.tsx';
import { ProtectionProgress } from '../history-lock/protection-progress.tsx';
import { UnlockDialog } from '../history-lock/unlock-dialog.tsx';
import './options-pages.css';
import { RemoveProtectionDialog, SetPassphraseDialog } from './protection-dialogs.tsx';

interface ProtectionBoxProps {
  readonly protection: HistoryProtectionView;
  readonly request: Bridge<'options'>['request'];
  readonly onFailure: (failure: RequestFailure | undefined) => void;
}

type Dialog = 'protect' | 'change' | 'remove' | 'unlock' | 'delete';
/** What each state offers. */
const OFFERED = {
  none: ['protect'],
  locked: ['unlock'],
  unlocked: ['change', 'remove'],
  keyMissing: ['delete'],
} as const satisfies Record<HistoryProtectionView['state'], readonly Dialog[]>;

/** Whether the history is protected, and what can be done about it. All of it takes effect at once. */
export function ProtectionBox({ protection, request, onFailure }: ProtectionBoxProps) {
  const { state, work, openCount } = protection;
  const isRemembered = protection.isRemembered && state !== 'keyMissing';
  const text = useText();
  const [dialog, setDialog] = useState<Dialog>();
  const lock = async (): Promise<void> => onFailure(refusalOf(await request('lockHistory', {})));
  const forget = async (): Promise<void> =>
    onFailure(refusalOf(await request('forgetHistoryPassphrase', {})));
  return (
    <div
      className="options-stack"
      data-testid="history-protection"
      role="group"
      aria-label={text('lock.box')}
    >
      {work === undefined ? (
        <p className="options-text">{text(`lock.state.${state}`)}</p>
      ) : (
        <ProtectionProgress work={work} />
      )}
      {openCount > 0 && work === undefined && (
        <p className="field-hint">{text('lock.openCount', { count: openCount })}</p>
      )}
      {isRemembered && work === undefined && <p className="options-text">{text('lock.remembered')}</p>}
      <div className="options-row">
        {OFFERED[state].map((offered) => (
          <button
            key={offered}
            type="button"
            className="button"
            data-offer={offered}
            disabled={work !== undefined}
            onClick={() => setDialog(offered)}
          >
            {text(`lock.offer.${offered}`)}
          </button>
        ))}
        {state === 'unlocked' && (
          <button type="button" className="button" disabled={work !== undefined} onClick={() => void lock()}>
            {text('lock.lockNow')}
          </button>
        )}
        {isRemembered && (
          <button
            type="button"
            className="button"
            disabled={work !== undefined}
            onClick={() => void forget()}
          >
            {text('lock.forgetHere')}
          </button>
        )}
      </div>
      {dialog !== undefined && (
        <ProtectionDialog
          dialog={dialog}
          protection={protection}
          request={request}
          onFailure={onFailure}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

interface ProtectionDialogProps extends ProtectionBoxProps {
  readonly dialog: Dialog;
  readonly onClose: () => void;
}

function ProtectionDialog({ dialog, protection, request, onFailure, onClose }: ProtectionDialogProps) {
  const { canRemember, work } = protection;
  const outcome = useOutcome(onFailure);
  const remove = () => outcome(request('deleteLockedHistory', {}));
  switch (dialog) {
    case 'protect':
      return (
        <SetPassphraseDialog
          canRemember={canRemember}
          work={work}
          onSet={({ passphrase, remember }) => outcome(request('protectHistory', { passphrase, remember }))}
          onClose={onClose}
        />
      );
    case 'change':
      return (
        <SetPassphraseDialog
          work={undefined}
          onSet={({ current, passphrase }) =>
            outcome(request('changeHistoryPassphrase', { passphrase: current, next: passphrase }))
          }
          onClose={onClose}
        />
      );
    case 'remove':
      return (
        <RemoveProtectionDialog
          work={work}
          onRemove={(passphrase) => outcome(request('unprotectHistory', { passphrase }))}
          onClose={onClose}
        />
      );
    case 'unlock':
      return (
        <UnlockDialog
          canRemember={canRemember}
          onUnlock={(passphrase, remember) => outcome(request('unlockHistory', { passphrase, remember }))}
          onDelete={remove}
          onClose={onClose}
        />
      );
    case 'delete':
      return <DeleteLockedDialog onDelete={remove} onClose={onClose} />;
  }
}

/** A dialog can be closed while its work goes on; what came of it is then told by the page. */
function useOutcome(onFailure: ProtectionBoxProps['onFailure']) {
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return async (asked: Promise<Reply<undefined>>): Promise<RequestFailure | undefined> => {
    const refused = refusalOf(await asked);
    if (refused !== undefined && !isOpen.current) onFailure(refused);
    return refused;
  };
}

function refusalOf(reply: Reply<undefined>): RequestFailure | undefined {
  return reply.ok ? undefined : reply.failure;
}
