import type { Bridge, HostAccountView, RequestFailure } from '@nudge/ipc-contract';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';

/** Shortest password an account on this computer may have, in characters. */
const PASSWORD_MIN_CHARACTERS = 6;

interface HostDialogProps {
  readonly account: HostAccountView;
  readonly request: Bridge<'options'>['request'];
  readonly onClose: () => void;
}

/** Sets a new password, for somebody of this computer who forgot theirs. */
export function NewPasswordDialog({ account, request, onClose }: HostDialogProps) {
  const text = useText();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<RequestFailure>();
  const save = async (): Promise<void> => {
    if (password.length < PASSWORD_MIN_CHARACTERS) return setFailure({ code: 'weakPassword' });
    const reply = await request('setHostPassword', { address: account.address, password });
    if (reply.ok) onClose();
    else setFailure(reply.failure);
  };
  return (
    <ModalDialog
      title={text('opt.host.newPasswordFor', { address: account.address })}
      onClose={onClose}
      onSubmit={() => void save()}
      buttons={
        <>
          <button type="submit" className="button button-default">
            {text('opt.ok')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text('opt.cancel')}
          </button>
        </>
      }
    >
      <label>
        <span className="label">{text('opt.host.password')}</span>
        <input
          type="password"
          className="field"
          autoComplete="new-password"
          value={password}
          aria-invalid={failure !== undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <span role="alert" className="field-error">
        {failure !== undefined && text(`err.${failure.code}`)}
      </span>
    </ModalDialog>
  );
}

/** Asks before an account of this computer, with its contact list, goes for good. */
export function DeleteAccountDialog({ account, request, onClose }: HostDialogProps) {
  const text = useText();
  const [failure, setFailure] = useState<RequestFailure>();
  const remove = async (): Promise<void> => {
    const reply = await request('deleteHostAccount', { address: account.address });
    if (reply.ok) onClose();
    else setFailure(reply.failure);
  };
  return (
    <ModalDialog
      title={text('opt.host.deleteTitle')}
      role="alertdialog"
      onClose={onClose}
      onSubmit={() => void remove()}
      buttons={
        <>
          <button type="submit" className="button">
            {text('opt.host.deleteConfirm')}
          </button>
          <button type="button" className="button button-default" onClick={onClose}>
            {text('opt.cancel')}
          </button>
        </>
      }
    >
      <p>{text('opt.host.deleteQuestion', { address: account.address })}</p>
      <span role="alert" className="field-error">
        {failure !== undefined && text(`err.${failure.code}`)}
      </span>
    </ModalDialog>
  );
}
