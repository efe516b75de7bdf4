import { parseTime } from '@internationalized/date';
import { Label, TimeField, type TimeValue } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { useLook } from '../../look/shown-look.ts';
import { hourCycleOf } from '../../text/hour-cycle.ts';
import { FieldParts, submitOnEnter } from './field-parts.tsx';
import { useParts } from './use-parts.ts';

/** Of `HH:MM`; the seconds follow. */
const MINUTES_END = 5;

interface TimeOfDayFieldProps {
  readonly label: string;
  /** `14:30`; empty: none. */
  readonly time: string;
  readonly onChange: (time: string) => void;
}

/** A time of day in the manner of the window's language, with hours as the settings have them. */
export function TimeOfDayField({ label, time, onChange }: TimeOfDayFieldProps) {
  const { locale } = useIntl();
  const hourCycle = hourCycleOf(useLook().clock, locale);
  const hours = hourCycle === 'h11' || hourCycle === 'h12' ? 12 : 24;
  const parts = useParts<TimeValue>({ held: time, parse: parseTime, write: writeTime, onChange });
  return (
    <TimeField
      className="date-field date-field-stacked"
      value={parts.value}
      {...(hourCycle !== undefined && { hourCycle: hours })}
      onChange={parts.onValue}
      onKeyDown={submitOnEnter}
    >
      <Label className="label">{label}</Label>
      <FieldParts onWhole={parts.onWhole} />
    </TimeField>
  );
}

function writeTime(time: TimeValue): string {
  return time.toString().slice(0, MINUTES_END);
}
