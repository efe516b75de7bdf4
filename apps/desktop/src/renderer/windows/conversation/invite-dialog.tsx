import { useState } from 'react';
import { useFocusOnOpen } from '../../components/composer/use-focus-on-open.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useText } from '../../text/use-text.ts';

interface InviteDialogProps {
  /** Contacts who are online and not in the conversation. */
  readonly invitable: readonly { readonly address: string; readonly displayName: string }[];
  readonly showEmoticons: boolean;
  readonly onInvite: (addresses: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Chooses whom to bring into the conversation. */
export function InviteDialog({ invitable, showEmoticons, onInvite, onClose }: InviteDialogProps) {
  const text = useText();
  const focusRef = useFocusOnOpen<HTMLInputElement>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const still = invitable.filter(({ address }) => chosen.has(address)).map(({ address }) => address);
  const toggle = (address: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(address);
    else next.delete(address);
    setChosen(next);
  };
  return (
    <ModalDialog
      title={text('chat.invite.title')}
      onClose={onClose}
      onSubmit={() => {
        if (still.length > 0) onInvite(still);
      }}
      buttons={
        <>
          <button type="submit" className="button button-default" disabled={still.length === 0}>
            {text('chat.invite.invite')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text('dialog.cancel')}
          </button>
        </>
      }
    >
      {invitable.length === 0 ? (
        <p>{text('chat.invite.nobody')}</p>
      ) : (
        <fieldset className="invite-list">
          <legend>{text('chat.invite.question')}</legend>
          {invitable.map(({ address, displayName }, index) => (
            <label key={address} className="check invite-person">
              <input
                type="checkbox"
                className="check-box"
                ref={index === 0 ? focusRef : undefined}
                checked={chosen.has(address)}
                onChange={(event) => toggle(address, event.target.checked)}
              />
              <NameText text={displayName} showEmoticons={showEmoticons} />
              <bdi dir="ltr" className="invite-address">
                {address}
              </bdi>
            </label>
          ))}
        </fieldset>
      )}
    </ModalDialog>
  );
}
