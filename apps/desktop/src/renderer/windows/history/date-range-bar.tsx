import { useState } from 'react';
import { DayField } from '../../components/date-field/day-field.tsx';
import { useText } from '../../text/use-text.ts';
import { isOpenRange, rangeOf, type Range } from './days.ts';

interface DateRangeBarProps {
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

/** Only what was said between two days, both included. */
export function DateRangeBar({ range, onRange }: DateRangeBarProps) {
  const text = useText();
  const [days, setDays] = useState({ first: '', last: '' });
  const change = (part: Partial<typeof days>): void => {
    const changed = { ...days, ...part };
    setDays(changed);
    const wanted = rangeOf(changed.first, changed.last);
    if (wanted.from !== range.from || wanted.to !== range.to) onRange(wanted);
  };
  const isBackwards = days.first !== '' && days.last !== '' && days.last < days.first;
  return (
    <div className="history-range" role="group" aria-label={text('history.filterByDate')}>
      <DayField label={text('history.from')} day={days.first} onChange={(first) => change({ first })} />
      <DayField
        label={text('history.to')}
        day={days.last}
        isInvalid={isBackwards}
        onChange={(last) => change({ last })}
      />
      <button
        type="button"
        className="flat-button"
        disabled={isOpenRange(range)}
        onClick={() => change({ first: '', last: '' })}
      >
        {text('history.allDates')}
      </button>
      {isBackwards && (
        <span className="field-error" role="alert">
          {text('history.backwards')}
        </span>
      )}
    </div>
  );
}
