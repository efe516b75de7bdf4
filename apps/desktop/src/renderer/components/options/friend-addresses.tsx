import copy from '@resources/icons/action/copy.svg';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';

interface FriendAddressesProps {
  readonly addresses: readonly string[];
  /** Empty while the sign-in service answers where everybody looks for it. */
  readonly loginAddresses: readonly string[];
  /** The same service answers https as well. */
  readonly isEncrypting: boolean;
  readonly onCopy: (address: string) => void;
}

/** Addresses to give to a friend, each with a copy button that says when it has copied. */
export function FriendAddresses({ addresses, loginAddresses, isEncrypting, onCopy }: FriendAddressesProps) {
  const text = useText();
  const [copied, setCopied] = useState('');
  if (addresses.length === 0) return <p className="options-text">{text('opt.host.noNetwork')}</p>;
  const row = (address: string) => (
    <FriendAddress
      key={address}
      address={address}
      isCopied={copied === address}
      onCopy={() => {
        onCopy(address);
        setCopied(address);
      }}
    />
  );
  const secureLoginAddresses = isEncrypting ? loginAddresses.map(asSecure) : [];
  return (
    <div className="options-stack">
      <p className="options-text">{text('opt.host.giveAddress')}</p>
      {addresses.map(row)}
      {loginAddresses.length > 0 && <p className="options-text">{text('opt.host.giveLoginAddress')}</p>}
      {loginAddresses.map(row)}
      {secureLoginAddresses.length > 0 && (
        <p className="options-text">{text('opt.host.giveSecureLoginAddress')}</p>
      )}
      {secureLoginAddresses.map(row)}
    </div>
  );
}

const asSecure = (address: string): string => address.replace(/^http:/, 'https:');

interface FriendAddressProps {
  readonly address: string;
  readonly isCopied: boolean;
  readonly onCopy: () => void;
}

function FriendAddress({ address, isCopied, onCopy }: FriendAddressProps) {
  const text = useText();
  return (
    <div className="options-row">
      <bdi dir="ltr" className="friend-address">
        {address}
      </bdi>
      <button
        type="button"
        className="flat-button flat-button-framed"
        aria-label={text('opt.host.copyAddress', { address })}
        onClick={onCopy}
      >
        <img src={copy} width={14} height={14} alt="" />
        {text('opt.host.copy')}
      </button>
      <span role="status">{isCopied && text('opt.host.copied')}</span>
    </div>
  );
}
