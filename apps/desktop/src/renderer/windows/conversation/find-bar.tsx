import chevron from '@resources/icons/action/chevron-down.svg';
import search from '@resources/icons/main/search.svg';
import close from '@resources/icons/window/close.svg';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useText } from '../../text/use-text.ts';
import type { Find } from './use-find.ts';
import './find-bar.css';

interface FindBarProps {
  readonly find: Find;
}

/** What one looks for in this conversation, which hit is shown, and the way to the others. */
export function FindBar({ find }: FindBarProps) {
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
      <span className="find-field">
        <img src={search} width={13} height={13} alt="" />
        <input
          ref={inputRef}
          type="text"
          role="searchbox"
          aria-label={text('chat.find.field')}
          placeholder={text('chat.find.field')}
          autoComplete="off"
          spellCheck={false}
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
