import type { PrivacyPersonView } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';

interface WhoHasMeDialogProps {
  readonly people: readonly PrivacyPersonView[];
  readonly onClose: () => void;
}

/** Everybody who has this person on their list. */
export function WhoHasMeDialog({ people, onClose }: WhoHasMeDialogProps) {
  const text = useText();
  return (
    <ModalDialog
      title={text('opt.privacy.whoHasMeTitle')}
      onClose={onClose}
      buttons={
        <button type="button" className="button button-default" onClick={onClose}>
          {text('dialog.ok')}
        </button>
      }
    >
      {people.length === 0 ? (
        <p className="options-text">{text('opt.privacy.nobodyHasMe')}</p>
      ) : (
        <ul
          className="option-list account-rows who-has-me"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
          tabIndex={0}
          aria-label={text('opt.privacy.whoHasMeTitle')}
        >
          {people.map(({ address, displayName }) => (
            <li key={address}>
              <span className="who">
                <bdi>{displayName}</bdi>
                {displayName !== address && (
                  <span className="detail account-state" dir="ltr">
                    {address}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </ModalDialog>
  );
}
