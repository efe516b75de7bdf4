import { PASSPHRASE_MAX_CHARACTERS } from '@nudge/ipc-contract';
import { useId, type RefObject } from 'react';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly inputRef?: RefObject<HTMLInputElement | null> | undefined;
  /** What it says is being tried: it stays as it is, and keeps the focus. */
  readonly isBusy: boolean;
  readonly hint?: string;
  /** What is wrong with it; said aloud as it comes. */
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A field whose letters are not shown. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { label, value, autoComplete, inputRef, isBusy, hint, error, onChange } = props;
  const id = useId();
  return (
    <div className="text-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={inputRef}
        id={id}
        type="password"
        className="field"
        autoComplete={autoComplete}
        spellCheck={false}
        maxLength={PASSPHRASE_MAX_CHARACTERS}
        readOnly={isBusy}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && error === undefined && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      <span id={`${id}-error`} role="alert" className="field-error">
        {error}
      </span>
    </div>
  );
}
