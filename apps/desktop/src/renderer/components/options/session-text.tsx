import type { SessionView, SessionWayView } from '@nudge/ipc-contract';
import padlock from '@resources/icons/notice/padlock-16.svg';
import { useText } from '../../text/use-text.ts';

/** How the session stands, and how it reaches its server. */
export function SessionText({ session }: { readonly session: SessionView }) {
  const text = useText();
  return (
    <div className="options-text" data-testid="connection-text">
      <p>{text(`opt.connection.session.${session.phase}`)}</p>
      {session.phase === 'signedIn' && session.way !== undefined && <Way way={session.way} />}
    </div>
  );
}

function Way({ way }: { readonly way: SessionWayView }) {
  const text = useText();
  return (
    <>
      <p className="connection-way">
        {way.isSecure && <img src={padlock} width={16} height={16} alt="" />}
        {text(`opt.connection.way.${safetyOf(way)}`)}
      </p>
      {way.proxy !== undefined && (
        <p>{text(`opt.connection.way.${way.proxy.kind}`, { address: way.proxy.address })}</p>
      )}
    </>
  );
}

function safetyOf({ isSecure, isHere }: SessionWayView): 'secure' | 'here' | 'plain' {
  if (isSecure) return 'secure';
  return isHere ? 'here' : 'plain';
}
