import { CheckBox } from '../../../components/check-box/check-box.tsx';
import { useText } from '../../../text/use-text.ts';
import { tickBox, type SignInBoxes } from './sign-in-boxes.ts';

interface RememberBoxesProps {
  readonly boxes: SignInBoxes;
  readonly canStorePasswords: boolean;
  /** Whether there is a remembered account to forget. */
  readonly canForget: boolean;
  readonly onChange: (boxes: SignInBoxes) => void;
  readonly onForget: () => void;
}

/** Remember Me, Remember my Password, Sign Me In Automatically. */
export function RememberBoxes(props: RememberBoxesProps) {
  const { boxes, canStorePasswords, canForget, onChange, onForget } = props;
  const text = useText();
  const reason = canStorePasswords ? undefined : text('signin.passwordNotStorable');
  return (
    <div className="remember-boxes">
      <div className="remember-me">
        <CheckBox
          label={text('signin.rememberMe')}
          isChecked={boxes.rememberMe}
          onChange={(isTicked) => onChange(tickBox(boxes, 'rememberMe', isTicked))}
        />
        {canForget && (
          <button type="button" className="link-button" tabIndex={0} onClick={onForget}>
            {text('signin.forgetMe')}
          </button>
        )}
      </div>
      <CheckBox
        label={text('signin.rememberPassword')}
        isChecked={boxes.rememberPassword}
        disabledReason={reason}
        onChange={(isTicked) => onChange(tickBox(boxes, 'rememberPassword', isTicked))}
      />
      <CheckBox
        label={text('signin.automatic')}
        isChecked={boxes.signInAutomatically}
        disabledReason={reason}
        onChange={(isTicked) => onChange(tickBox(boxes, 'signInAutomatically', isTicked))}
      />
      {reason !== undefined && (
        <p className="remember-reason" aria-hidden="true">
          {reason}
        </p>
      )}
    </div>
  );
}
