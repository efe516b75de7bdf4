import copy from '@resources/icons/action/copy.svg';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';

interface FriendAddressesProps {
  readonly addresses: readonly string[];
  readonly onCopy: (address: string) => void;
}

/** Addresses to give to a friend, each with a copy button that says when it has copied. */
export function FriendAddresses({ addresses, onCopy }: FriendAddressesProps) {
  const text = useText();
  const [copied, setCopied] = useState('');
  if (addresses.length === 0) return <p className="options-text">{text('opt.host.noNetwork')}</p>;
  return (
    <div className="options-stack">
      <p className="options-text">{text('opt.host.giveAddress')}</p>
      {addresses.map((address) => (
        <div key={address} className="options-row">
          <bdi dir="ltr" className="friend-address">
            {address}
          </bdi>
          <button
            type="button"
            className="flat-button flat-button-framed"
            aria-label={text('opt.host.copyAddress', { address })}
            onClick={() => {
              onCopy(address);
              setCopied(address);
            }}
          >
            <img src={copy} width={14} height={14} alt="" />
            {text('opt.host.copy')}
          </button>
          <span role="status">{copied === address && text('opt.host.copied')}</span>
        </div>
      ))}
    </div>
  );
}
