import type { SessionView } from '@nudge/ipc-contract';
import orbit from '@resources/icons/sign-in/connecting.svg';
import { useEffect, useRef } from 'react';
import { useText } from '../../../text/use-text.ts';

interface ConnectingPanelProps {
  readonly session: Extract<SessionView, { phase: 'signingIn' | 'signingOut' }>;
  readonly onCancel: () => void;
}

/** Two dots orbiting, what is being done, and Cancel; while signing out there is nothing to cancel. */
export function ConnectingPanel({ session, onCancel }: ConnectingPanelProps) {
  const text = useText();
  const cancelRef = useRef<HTMLButtonElement>(null);
  useEffect(() => cancelRef.current?.focus(), []);
  const isSigningIn = session.phase === 'signingIn';
  return (
    <div className="connecting-panel">
      <img src={orbit} width={48} height={36} alt="" />
      <div role="status">
        <p className="connecting-text">{text(isSigningIn ? 'signin.signingIn' : 'signin.signingOut')}</p>
        {isSigningIn && <p className="connecting-stage">{text(`signin.stage.${session.stage}`)}</p>}
      </div>
      {isSigningIn && (
        <button ref={cancelRef} type="button" className="button sign-in-button" onClick={onCancel}>
          {text('signin.cancel')}
        </button>
      )}
    </div>
  );
}
