import close from '@resources/icons/window/close.svg';
import search from '@resources/icons/main/search.svg';
import type { KeyboardEvent, Ref } from 'react';
import type { TextKey } from '../../text/text-key.ts';
import { useText } from '../../text/use-text.ts';
import './search-field.css';

/** Accessible name, what an empty box says, and the cross. */
export interface SearchWords {
  readonly label: TextKey;
  readonly placeholder: TextKey;
  readonly clear: TextKey;
}

const CONTACT_WORDS: SearchWords = {
  label: 'list.searchLabel',
  placeholder: 'list.search',
  clear: 'list.clearSearch',
};

interface SearchFieldProps {
  readonly value: string;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onChange: (value: string) => void;
  /** Enter: open the first hit. */
  readonly onEnter: () => void;
  /** Arrow Down: into the list. */
  readonly onLeaveDown: () => void;
  /** Absent: it looks for contacts. */
  readonly words?: SearchWords;
}

/** The round search box; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { value, inputRef, onChange, onEnter, onLeaveDown, words = CONTACT_WORDS } = props;
  const text = useText();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && value !== '') onChange('');
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'ArrowDown') onLeaveDown();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="search-field">
      <img src={search} width={13} height={13} alt="" />
      <input
        ref={inputRef}
        type="text"
        role="searchbox"
        aria-label={text(words.label)}
        placeholder={text(words.placeholder)}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {value !== '' && (
        <button
          type="button"
          className="search-clear"
          aria-label={text(words.clear)}
          tabIndex={-1}
          onClick={() => onChange('')}
        >
          <img className="glyph" src={close} width={13} height={11} alt="" />
        </button>
      )}
    </div>
  );
}
