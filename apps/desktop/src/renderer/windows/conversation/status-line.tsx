import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';

interface StatusLineProps {
  /** Milliseconds since 1970; absent while nothing was received. */
  readonly lastReceivedAt: number | undefined;
}

/** The foot of the window: when the last message came. */
export function StatusLine({ lastReceivedAt }: StatusLineProps) {
  const text = useText();
  const dates = useDates();
  return (
    <footer className="status-line" data-testid="status-line">
      {lastReceivedAt !== undefined &&
        text('chat.lastReceived', { time: dates.time(lastReceivedAt), date: dates.date(lastReceivedAt) })}
    </footer>
  );
}
