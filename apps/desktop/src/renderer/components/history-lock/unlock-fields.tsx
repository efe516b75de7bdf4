import { useText } from '../../text/use-text.ts';
import { CheckBox } from '../check-box/check-box.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import type { useUnlocking } from './use-unlocking.ts';

interface UnlockFieldsProps {
  readonly unlocking: ReturnType<typeof useUnlocking>;
  readonly canRemember: boolean;
  readonly onForgotten: () => void;
}

/** The passphrase, whether it is asked again on this computer, and a way on for whoever forgot it. */
export function UnlockFields({ unlocking, canRemember, onForgotten }: UnlockFieldsProps) {
  const text = useText();
  const { failure } = unlocking;
  return (
    <>
      <PassphraseField
        label={text('lock.passphrase')}
        value={unlocking.passphrase}
        autoComplete="current-password"
        inputRef={unlocking.fieldRef}
        error={failure && text(`err.${failure.code}`)}
        onChange={unlocking.setPassphrase}
      />
      <RememberBox
        canRemember={canRemember}
        isChecked={unlocking.remember}
        onChange={unlocking.setRemember}
      />
      <div>
        <button type="button" className="link-button" tabIndex={0} onClick={onForgotten}>
          {text('lock.forgot')}
        </button>
      </div>
    </>
  );
}

interface RememberBoxProps {
  readonly canRemember: boolean;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** Through the key store of the system; where there is none, it says so. */
export function RememberBox({ canRemember, isChecked, onChange }: RememberBoxProps) {
  const text = useText();
  const reason = canRemember ? undefined : text('signin.passwordNotStorable');
  return (
    <div>
      <CheckBox
        label={text('lock.remember')}
        isChecked={isChecked}
        disabledReason={reason}
        onChange={onChange}
      />
      {reason !== undefined && (
        <p className="field-hint" aria-hidden="true">
          {reason}
        </p>
      )}
    </div>
  );
}
