import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useText } from '../../../text/use-text.ts';

/** What stands in the field for a stored password; its length tells nothing. */
const STORED_PASSWORD_DOTS = '••••••••';

interface PasswordFieldProps {
  readonly password: string;
  readonly isStored: boolean;
  readonly error: string | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (password: string) => void;
}

/** The password field, with a line under it while Caps Lock is on. */
export function PasswordField({ password, isStored, error, inputRef, onChange }: PasswordFieldProps) {
  const text = useText();
  const id = useId();
  const [hasCapsLock, setCapsLock] = useState(false);
  const lookAtCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div className="sign-in-field">
      <label className="label" htmlFor={id}>
        {text('signin.password')}
      </label>
      <input
        ref={inputRef}
        id={id}
        type="password"
        className="field sign-in-password"
        autoComplete="off"
        value={isStored ? STORED_PASSWORD_DOTS : password}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        // The dots are no text one could go on writing: the first key begins anew.
        onFocus={(event) => isStored && event.target.select()}
        onChange={(event) => onChange(isStored ? typedOver(event.target.value) : event.target.value)}
        onKeyDown={lookAtCapsLock}
        onKeyUp={lookAtCapsLock}
        onBlur={() => setCapsLock(false)}
      />
      <span id={`${id}-note`} aria-live="polite">
        {error !== undefined && <span className="field-error">{error}</span>}
        {hasCapsLock && <span className="caps-lock">{text('signin.capsLock')}</span>}
      </span>
    </div>
  );
}

function typedOver(value: string): string {
  return value.replaceAll('•', '');
}
