import { useState, type FormEvent, type RefObject } from 'react';
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
  readonly dayRef: RefObject<HTMLInputElement | null>;
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
  const [hasDay, setHasDay] = useState(false);
  const goToDay = (event: FormEvent): void => {
    event.preventDefault();
    const at = dayStart(dayRef.current?.value ?? '');
    if (at !== undefined) onDay(at);
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
        <label>
          {text('history.goTo')}
          <input
            ref={dayRef}
            type="date"
            className="field"
            onChange={(event) => setHasDay(dayStart(event.currentTarget.value) !== undefined)}
          />
        </label>
        <button type="submit" className="flat-button flat-button-framed" disabled={!hasDay}>
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
