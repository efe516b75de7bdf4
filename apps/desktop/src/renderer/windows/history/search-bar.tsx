import { useState, type FormEvent, type RefObject } from 'react';
import { DayField } from '../../components/date-field/day-field.tsx';
import { SearchField } from '../../components/search-field/search-field.tsx';
import { useText } from '../../text/use-text.ts';
import { dayStart } from './days.ts';
import type { SearchState } from './history-state.ts';

const SEARCH_WORDS = {
  label: 'history.searchLabel',
  placeholder: 'history.search',
  clear: 'history.clearSearch',
} as const;

interface SearchBarProps {
  readonly search: SearchState;
  readonly areDatesShown: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly dayRef: RefObject<HTMLDivElement | null>;
  readonly onText: (text: string) => void;
  readonly onScope: (scope: SearchState['scope']) => void;
  /** Enter in the box, or the arrow down from it. */
  readonly onLeave: () => void;
  readonly onDay: (at: number) => void;
  readonly onToggleDates: () => void;
}

/** What one looks for, where, and the way to a day. */
export function SearchBar(props: SearchBarProps) {
  const { search, areDatesShown, searchRef, dayRef, onText, onScope, onLeave, onDay } = props;
  const text = useText();
  const [day, setDay] = useState('');
  const dayBegins = dayStart(day);
  const goToDay = (event: FormEvent): void => {
    event.preventDefault();
    if (dayBegins !== undefined) onDay(dayBegins);
  };
  return (
    <div className="history-search" role="search" data-pane="">
      <SearchField
        value={search.text}
        inputRef={searchRef}
        onChange={onText}
        onEnter={onLeave}
        onLeaveDown={onLeave}
        words={SEARCH_WORDS}
      />
      <select
        className="field history-scope"
        aria-label={text('history.scope')}
        value={search.scope}
        onChange={(event) => onScope(event.target.value === 'one' ? 'one' : 'all')}
      >
        <option value="all">{text('history.scope.all')}</option>
        <option value="one">{text('history.scope.one')}</option>
      </select>
      <form className="history-day" onSubmit={goToDay}>
        <DayField label={text('history.goTo')} day={day} fieldRef={dayRef} onChange={setDay} />
        <button type="submit" className="flat-button flat-button-framed" disabled={dayBegins === undefined}>
          {text('history.go')}
        </button>
      </form>
      <button
        type="button"
        className="flat-button flat-button-framed"
        aria-expanded={areDatesShown}
        onClick={props.onToggleDates}
      >
        {text('history.filterByDate')}
      </button>
    </div>
  );
}
