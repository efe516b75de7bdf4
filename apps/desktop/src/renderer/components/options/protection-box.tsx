import type { Bridge, HistoryProtectionView, Reply, RequestFailure } from '@nudge/ipc-contract';
import { useState } from 'react';
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
  const text = useText();
  const [dialog, setDialog] = useState<Dialog>();
  const lock = async (): Promise<void> => onFailure(refusalOf(await request('lockHistory', {})));
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
      </div>
      {dialog !== undefined && (
        <ProtectionDialog
          dialog={dialog}
          protection={protection}
          request={request}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

interface ProtectionDialogProps extends Pick<ProtectionBoxProps, 'protection' | 'request'> {
  readonly dialog: Dialog;
  readonly onClose: () => void;
}

function ProtectionDialog({ dialog, protection, request, onClose }: ProtectionDialogProps) {
  const { canRemember, work } = protection;
  const remove = async () => refusalOf(await request('deleteLockedHistory', {}));
  switch (dialog) {
    case 'protect':
      return (
        <SetPassphraseDialog
          canRemember={canRemember}
          work={work}
          onSet={async ({ passphrase, remember }) =>
            refusalOf(await request('protectHistory', { passphrase, remember }))
          }
          onClose={onClose}
        />
      );
    case 'change':
      return (
        <SetPassphraseDialog
          work={undefined}
          onSet={async ({ current, passphrase }) =>
            refusalOf(await request('changeHistoryPassphrase', { passphrase: current, next: passphrase }))
          }
          onClose={onClose}
        />
      );
    case 'remove':
      return (
        <RemoveProtectionDialog
          work={work}
          onRemove={async (passphrase) => refusalOf(await request('unprotectHistory', { passphrase }))}
          onClose={onClose}
        />
      );
    case 'unlock':
      return (
        <UnlockDialog
          canRemember={canRemember}
          onUnlock={async (passphrase, remember) =>
            refusalOf(await request('unlockHistory', { passphrase, remember }))
          }
          onDelete={remove}
          onClose={onClose}
        />
      );
    case 'delete':
      return <DeleteLockedDialog onDelete={remove} onClose={onClose} />;
  }
}

function refusalOf(reply: Reply<undefined>): RequestFailure | undefined {
  return reply.ok ? undefined : reply.failure;
}
