import { SEARCH_MAX_CHARACTERS } from '@nudge/ipc-contract';
import chevron from '@resources/icons/action/chevron-down.svg';
import history from '@resources/icons/action/history.svg';
import search from '@resources/icons/main/search.svg';
import close from '@resources/icons/window/close.svg';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useText } from '../../text/use-text.ts';
import type { Find } from './use-find.ts';
import '../../components/search-field/search-field.css';
import './find-bar.css';

interface FindBarProps {
  readonly find: Find;
  /** What stands in the field is to be looked for in everything that was ever said. */
  readonly onWholeHistory: (query: string) => void;
}

/** What one looks for in this conversation, which hit is shown, and the way to the others. */
export function FindBar({ find, onWholeHistory }: FindBarProps) {
  const text = useText();
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    inputRef.current?.focus();
    inputRef.current?.select();
  }, [find.openings]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    find.step(event.shiftKey ? -1 : 1);
  };
  const isBlank = find.query.trim() === '';
  const { count, position } = find;
  const words = count === 0 ? text('chat.find.nothing') : text('chat.find.position', { position, count });
  return (
    <div role="search" className="find-bar" aria-label={text('chat.find.label')} data-testid="find-bar">
      <span className="search-field find-field">
        <img src={search} width={13} height={13} alt="" />
        <input
          ref={inputRef}
          type="text"
          role="searchbox"
          aria-label={text('chat.find.field')}
          placeholder={text('chat.find.field')}
          autoComplete="off"
          spellCheck={false}
          maxLength={SEARCH_MAX_CHARACTERS}
          value={find.query}
          onChange={(event) => find.search(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </span>
      <FindButton kind="previous" isDisabled={count === 0} onPress={() => find.step(-1)} />
      <FindButton kind="next" isDisabled={count === 0} onPress={() => find.step(1)} />
      <span className="find-count" role="status" data-testid="find-count">
        {isBlank ? '' : words}
      </span>
      <button
        type="button"
        className="flat-button flat-button-framed find-all"
        aria-label={text('chat.find.wholeHistory')}
        title={text('chat.find.wholeHistory')}
        disabled={isBlank}
        onClick={() => onWholeHistory(find.query)}
      >
        <img src={history} width={16} height={16} alt="" />
        <span>{text('chat.find.wholeHistory')}</span>
      </button>
      <button
        type="button"
        className="flat-button find-button"
        aria-label={text('chat.find.close')}
        title={text('chat.find.closeHint')}
        onClick={find.close}
      >
        <img className="glyph" src={close} width={13} height={11} alt="" />
      </button>
    </div>
  );
}

interface FindButtonProps {
  readonly kind: 'previous' | 'next';
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function FindButton({ kind, isDisabled, onPress }: FindButtonProps) {
  const text = useText();
  return (
    <button
      type="button"
      className="flat-button find-button"
      data-kind={kind}
      aria-label={text(`chat.find.${kind}`)}
      title={text(`chat.find.${kind}Hint`)}
      disabled={isDisabled}
      onClick={onPress}
    >
      <img className="glyph" src={chevron} width={12} height={12} alt="" />
    </button>
  );
}
