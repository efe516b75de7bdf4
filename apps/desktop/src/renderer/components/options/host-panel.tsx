import warning from '@resources/icons/notice/warning-16.svg';
import type { Bridge, HostAccountView, HostView, RequestFailure } from '@nudge/ipc-contract';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { FriendAddresses } from './friend-addresses.tsx';
import { HostFingerprint } from './host-fingerprint.tsx';
import { HostAccountList } from './host-account-list.tsx';
import { DeleteAccountDialog, NewPasswordDialog } from './host-dialogs.tsx';

interface HostPanelProps {
  readonly host: HostView;
  readonly request: Bridge<'options'>['request'];
}

type Question = { readonly about: 'password' | 'delete'; readonly account: HostAccountView };

/** The server this computer carries: who uses it, its accounts, and whether people near may join. */
export function HostPanel({ host, request }: HostPanelProps) {
  const text = useText();
  const [question, setQuestion] = useState<Question>();
  const [failure, setFailure] = useState<RequestFailure>();
  const isHosting = host.role === 'hosting';

  const setOpen = async (open: boolean): Promise<void> => {
    const reply = await request('openHostToNetwork', { open });
    setFailure(reply.ok ? undefined : reply.failure);
  };

  return (
    <fieldset className="group-box options-stack">
      <legend>{text('server.thisComputer')}</legend>
      <p className="options-text">{text(`opt.host.${host.role}`, { n: host.connectedCount })}</p>
      {isHosting && !host.isOpenToNetwork && (
        <p className="plain-warning notice">
          <img src={warning} width={16} height={16} alt="" />
          {text('opt.host.openWarning')}
        </p>
      )}
      {isHosting && (
        <div className="options-row">
          <button type="button" className="button" onClick={() => void setOpen(!host.isOpenToNetwork)}>
            {text(host.isOpenToNetwork ? 'opt.host.close' : 'opt.host.open')}
          </button>
        </div>
      )}
      {host.isOpenToNetwork && (
        <FriendAddresses
          addresses={host.friendAddresses}
          loginAddresses={host.friendLoginAddresses}
          isEncrypting={host.fingerprint !== ''}
          onCopy={(address) => void request('copyText', { text: address })}
        />
      )}
      {host.fingerprint !== '' && (
        <HostFingerprint
          fingerprint={host.fingerprint}
          onCopy={(fingerprint) => void request('copyText', { text: fingerprint })}
        />
      )}
      {isHosting && (
        <HostAccountList
          accounts={host.accounts}
          onAsk={(about, account) => setQuestion({ about, account })}
        />
      )}
      <p role="alert" className="field-error">
        {failure !== undefined && text(`err.${failure.code}`)}
      </p>
      {question?.about === 'password' && (
        <NewPasswordDialog
          account={question.account}
          request={request}
          onClose={() => setQuestion(undefined)}
        />
      )}
      {question?.about === 'delete' && (
        <DeleteAccountDialog
          account={question.account}
          request={request}
          onClose={() => setQuestion(undefined)}
        />
      )}
    </fieldset>
  );
}
