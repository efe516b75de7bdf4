import { PERSONAL_MESSAGE_MAX_CHARACTERS } from '@nudge/ipc-contract';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../../text/use-text.ts';
import { NameText } from '../name-text/name-text.tsx';

interface PersonalMessageProps {
  readonly message: string;
  readonly showEmoticons: boolean;
  readonly onSave: (message: string) => void;
}

/** The personal message, edited in place: Enter or leaving stores it, Escape restores it. */
export function PersonalMessage({ message, showEmoticons, onSave }: PersonalMessageProps) {
  const text = useText();
  const [draft, setDraft] = useState<string>();
  const inputRef = useRef<HTMLInputElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  const isEditing = draft !== undefined;

  useEffect(() => {
    if (isEditing) inputRef.current?.select();
    else if (returnsFocus.current) buttonRef.current?.focus();
    returnsFocus.current = false;
  }, [isEditing]);

  const finish = (saved: string | undefined): void => {
    setDraft(undefined);
    if (saved !== undefined && saved !== message) onSave(saved);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    returnsFocus.current = true;
    finish(event.key === 'Enter' ? draft?.trim() : undefined);
  };

  if (isEditing)
    return (
      <input
        ref={inputRef}
        className="personal-message-field"
        aria-label={text('list.personalMessage')}
        maxLength={PERSONAL_MESSAGE_MAX_CHARACTERS}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(draft.trim())}
      />
    );
  return (
    <button
      ref={buttonRef}
      type="button"
      className="personal-message"
      aria-label={`${text('list.personalMessage')}: ${message === '' ? text('list.typePersonalMessage') : message}`}
      title={message === '' ? undefined : message}
      onClick={() => setDraft(message)}
    >
      {message === '' ? (
        <span className="personal-message-prompt">{text('list.typePersonalMessage')}</span>
      ) : (
        <NameText text={message} showEmoticons={showEmoticons} isOneLine />
      )}
    </button>
  );
}
