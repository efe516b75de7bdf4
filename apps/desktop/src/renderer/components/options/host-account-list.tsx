import type { HostAccountView } from '@nudge/ipc-contract';
import { useText, type Text } from '../../text/use-text.ts';

interface HostAccountListProps {
  readonly accounts: readonly HostAccountView[];
  readonly onAsk: (about: 'password' | 'delete', account: HostAccountView) => void;
}

/** Accounts kept on this computer; their host may set a new password or delete them. */
export function HostAccountList({ accounts, onAsk }: HostAccountListProps) {
  const text = useText();
  if (accounts.length === 0) return <p className="options-text">{text('opt.host.noAccounts')}</p>;
  return (
    <div className="option-list">
      <ul className="account-rows" aria-label={text('opt.host.accounts')}>
        {accounts.map((account) => (
          <li key={account.address}>
            <span className="who">
              <bdi>{account.displayName}</bdi> <bdi className="detail">{account.address}</bdi>
              <span className="detail account-state">{accountState(account, text)}</span>
            </span>
            <span className="account-commands">
              <button
                type="button"
                className="flat-button flat-button-framed"
                aria-label={text('opt.host.newPasswordFor', { address: account.address })}
                onClick={() => onAsk('password', account)}
              >
                {text('opt.host.newPassword')}
              </button>
              <button
                type="button"
                className="flat-button flat-button-framed"
                aria-label={text('opt.host.deleteFor', { address: account.address })}
                onClick={() => onAsk('delete', account)}
              >
                {text('opt.host.delete')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function accountState({ isConnected, allowsOldPrograms }: HostAccountView, text: Text): string {
  const states = [
    isConnected ? text('opt.host.connected') : '',
    allowsOldPrograms ? text('opt.host.oldPrograms') : '',
  ];
  return states.filter((state) => state !== '').join(' · ');
}
