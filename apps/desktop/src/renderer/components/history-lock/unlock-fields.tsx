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
  const { isBusy, failure, isEmpty } = unlocking;
  const refusal = failure && text(`err.${failure.code}`);
  return (
    <>
      <PassphraseField
        label={text('lock.passphrase')}
        value={unlocking.passphrase}
        autoComplete="current-password"
        inputRef={unlocking.fieldRef}
        isBusy={isBusy}
        error={isEmpty ? text('lock.empty') : refusal}
        onChange={unlocking.setPassphrase}
      />
      <RememberBox
        canRemember={canRemember}
        isBusy={isBusy}
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
  readonly isBusy: boolean;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** Through the key store of the system; where there is none, it says so. */
export function RememberBox({ canRemember, isBusy, isChecked, onChange }: RememberBoxProps) {
  const text = useText();
  const reason = canRemember ? undefined : text('signin.passwordNotStorable');
  return (
    <div>
      <CheckBox
        label={text('lock.remember')}
        isBusy={isBusy}
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
