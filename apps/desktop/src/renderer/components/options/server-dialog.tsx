import type { Bridge, ServerProfile } from '@nudge/ipc-contract';
import { useState } from 'react';
import type { TextKey } from '../../text/text-key.ts';
import { useText } from '../../text/use-text.ts';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import { serverFault, usualLoginAddress, type ServerFault } from './server-profile.ts';

interface ServerDialogProps {
  readonly server: ServerProfile;
  readonly request: Bridge<'options'>['request'];
  readonly onClose: () => void;
}

const LINKS = ['forgotPassword', 'serviceStatus', 'newAccount'] as const;

/** Adds or changes a server profile. */
export function ServerDialog({ server, request, onClose }: ServerDialogProps) {
  const text = useText();
  const [draft, setDraft] = useState(server);
  const [fault, setFault] = useState<ServerFault>();
  const set = (part: Partial<ServerProfile>): void => setDraft((before) => ({ ...before, ...part }));

  const save = async (): Promise<void> => {
    const found = serverFault(draft);
    setFault(found);
    if (found !== undefined) return;
    const { kind: _kind, ...rest } = draft;
    const loginAddress = rest.loginAddress === '' ? usualLoginAddress(rest.host) : rest.loginAddress;
    const reply = await request('saveServer', { server: { ...rest, loginAddress } });
    if (reply.ok) onClose();
  };

  const field = (key: TextKey, value: string, onChange: (value: string) => void, isWrong = false) => (
    <label>
      <span className="label">{text(key)}</span>
      <input
        className="field"
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );

  return (
    <ModalDialog
      title={text(server.id === '' ? 'opt.server.addTitle' : 'opt.server.changeTitle')}
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
      {field('opt.server.name', draft.name, (name) => set({ name }))}
      {field('opt.server.host', draft.host, (host) => set({ host: host.trim() }), fault === 'host')}
      {field(
        'opt.server.port',
        String(draft.port || ''),
        (port) => set({ port: Number(port) }),
        fault === 'port',
      )}
      {field(
        'opt.server.loginAddress',
        draft.loginAddress,
        (loginAddress) => set({ loginAddress: loginAddress.trim() }),
        fault === 'loginAddress',
      )}
      <span className="field-hint">{text('opt.server.loginHint')}</span>
      {LINKS.map((link) => (
        <div key={link}>
          {field(`opt.server.${link}`, draft.links[link], (address) =>
            set({ links: { ...draft.links, [link]: address.trim() } }),
          )}
        </div>
      ))}
      {fault !== undefined && (
        <span role="alert" className="field-error">
          {text(`opt.server.wrong.${fault}`)}
        </span>
      )}
    </ModalDialog>
  );
}
