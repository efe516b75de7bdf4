import { useDates } from '../../text/use-dates.ts';

interface DayRuleProps {
  /** A moment of that day. */
  readonly at: number;
  /** Not read aloud by itself: it is no news. */
  readonly isQuiet: boolean;
}

/** Stands above the first line of a day. */
export function DayRule({ at, isQuiet }: DayRuleProps) {
  const dates = useDates();
  return (
    <h2
      className="day-rule"
      data-testid="day-rule"
      data-not-copied=""
      aria-live={isQuiet ? 'off' : undefined}
    >
      <time dateTime={new Date(at).toISOString()}>{dates.day(at)}</time>
    </h2>
  );
}
