import warning from '@resources/icons/notice/warning-16.svg';
import type { SessionFailureView } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { useText, type Text } from '../../text/use-text.ts';
import './status-strip.css';

const SECOND = 1000;

interface LostConnectionStripProps {
  readonly failure: SessionFailureView;
  /** When the next try begins, ms since 1970; absent while one is under way. */
  readonly retryAt: number | undefined;
  readonly onNow: () => void;
  readonly onCancel: () => void;
}

/** The strip above the greyed list while the line is lost, counting down to the next try. */
export function LostConnectionStrip({ failure, retryAt, onNow, onCancel }: LostConnectionStripProps) {
  const text = useText();
  const seconds = useCountdown(retryAt);
  return (
    <div className="status-strip notice" data-testid="lost-connection">
      <img src={warning} width={16} height={16} alt="" />
      {/* Said once when the line is lost; a screen reader need not hear every second. */}
      <span className="visually-hidden" role="status">
        {text(`err.${failure.code}`)}
      </span>
      <span className="status-strip-text">
        {seconds === undefined ? text('list.lineLostTrying') : waitingText(failure, seconds, text)}
      </span>
      {retryAt !== undefined && (
        <button type="button" className="link-button" onClick={onNow}>
          {text('list.reconnectNow')}
        </button>
      )}
      <button type="button" className="link-button" onClick={onCancel}>
        {text('list.reconnectCancel')}
      </button>
    </div>
  );
}

function waitingText({ code, number }: SessionFailureView, seconds: number, text: Text): string {
  return code === 'serverClosing'
    ? text('list.serverClosing', { seconds, number })
    : text('list.lineLost', { seconds });
}

/** Whole seconds until a moment; never below 0, absent without a moment. */
function useCountdown(until: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === undefined) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? undefined : Math.max(Math.ceil((until - now) / SECOND), 0);
}
