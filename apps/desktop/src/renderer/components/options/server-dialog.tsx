import type { Bridge, RequestFailure, ServerProfile } from '@nudge/ipc-contract';
import { useState } from 'react';
import type { TextKey } from '../../text/text-key.ts';
import { useText } from '../../text/use-text.ts';
import { FailureWords } from '../failure-words/failure-words.tsx';
import { ModalDialog } from '../dialog/modal-dialog.tsx';
import { Fingerprint } from '../trust/fingerprint.tsx';
import { Check } from './check.tsx';
import {
  isWebAddressOrEmpty,
  serverFault,
  usualLoginAddress,
  withPortOfHost,
  withSecurity,
  type ServerFault,
} from './server-profile.ts';

interface ServerDialogProps {
  readonly server: ServerProfile;
  readonly request: Bridge<'options'>['request'];
  readonly onClose: () => void;
}

interface ServerFieldProps {
  readonly label: TextKey;
  readonly value: string;
  readonly isWrong?: boolean;
  readonly onChange: (value: string) => void;
}

function ServerField({ label, value, isWrong = false, onChange }: ServerFieldProps) {
  const text = useText();
  return (
    <label>
      <span className="label">{text(label)}</span>
      <input
        className="field"
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

interface TrustedCertificateProps {
  readonly server: ServerProfile;
  readonly onForget: () => void;
}

/** Its own, and that of its login service where it is another one. */
function TrustedCertificate({ server, onForget }: TrustedCertificateProps) {
  const text = useText();
  const { trustedFingerprint, trustedLoginFingerprint = '' } = server;
  const trusted = new Set([trustedFingerprint, trustedLoginFingerprint].filter((one) => one !== ''));
  if (trusted.size === 0) return undefined;
  return (
    <div className="trusted-certificate">
      <span className="label">{text('opt.server.trusted')}</span>
      {[...trusted].map((fingerprint) => (
        <Fingerprint key={fingerprint} fingerprint={fingerprint} />
      ))}
      <button type="button" className="button" onClick={onForget}>
        {text('opt.server.forgetTrust')}
      </button>
    </div>
  );
}

const LINKS = ['forgotPassword', 'serviceStatus', 'newAccount'] as const;

/** Adds or changes a server profile. */
export function ServerDialog({ server, request, onClose }: ServerDialogProps) {
  const text = useText();
  const [draft, setDraft] = useState(server);
  const [fault, setFault] = useState<ServerFault>();
  const [failure, setFailure] = useState<RequestFailure>();
  const set = (part: Partial<ServerProfile>): void => setDraft((before) => ({ ...before, ...part }));

  const save = async (): Promise<void> => {
    const given = withPortOfHost(draft);
    const found = serverFault(given);
    setDraft(given);
    setFault(found);
    setFailure(undefined);
    if (found !== undefined) return;
    const { kind: _kind, trustedFingerprint: _server, trustedLoginFingerprint: _login, ...rest } = given;
    const loginAddress = rest.loginAddress === '' ? usualLoginAddress(rest) : rest.loginAddress;
    const reply = await request('saveServer', { server: { ...rest, loginAddress } });
    if (reply.ok) onClose();
    else setFailure(reply.failure);
  };

  const forgetTrust = async (): Promise<void> => {
    const reply = await request('forgetTrust', { serverId: server.id });
    if (reply.ok) set({ trustedFingerprint: '', trustedLoginFingerprint: '' });
  };

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
      <ServerField label="opt.server.name" value={draft.name} onChange={(name) => set({ name })} />
      <ServerField
        label="opt.server.host"
        value={draft.host}
        isWrong={fault === 'host'}
        onChange={(host) => set({ host: host.trim() })}
      />
      <ServerField
        label="opt.server.port"
        value={String(draft.port || '')}
        isWrong={fault === 'port'}
        onChange={(port) => set({ port: Number(port) })}
      />
      <Check
        label={text('opt.server.secure')}
        hint={text('opt.server.secureHint')}
        isChecked={draft.isSecure}
        onChange={(isSecure) => set(withSecurity(draft, isSecure))}
      />
      <TrustedCertificate server={draft} onForget={() => void forgetTrust()} />
      <ServerField
        label="opt.server.loginAddress"
        value={draft.loginAddress}
        isWrong={fault === 'loginAddress' || fault === 'loginInTheClear'}
        onChange={(loginAddress) => set({ loginAddress: loginAddress.trim() })}
      />
      <span className="field-hint">{text('opt.server.loginHint')}</span>
      {LINKS.map((link) => (
        <div key={link}>
          <ServerField
            label={`opt.server.${link}`}
            value={draft.links[link]}
            isWrong={fault === 'link' && !isWebAddressOrEmpty(draft.links[link])}
            onChange={(address) => set({ links: { ...draft.links, [link]: address.trim() } })}
          />
        </div>
      ))}
      {fault !== undefined && (
        <span role="alert" className="field-error">
          {text(`opt.server.wrong.${fault}`)}
        </span>
      )}
      {failure !== undefined && (
        <span role="alert" className="field-error">
          <FailureWords failure={failure} />
        </span>
      )}
    </ModalDialog>
  );
}
