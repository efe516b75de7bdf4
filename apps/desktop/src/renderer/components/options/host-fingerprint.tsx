import copy from '@resources/icons/action/copy.svg';
import { useState } from 'react';
import { shownFingerprint } from '../../text/shown-fingerprint.ts';
import { useText } from '../../text/use-text.ts';
import { Fingerprint } from '../trust/fingerprint.tsx';

interface HostFingerprintProps {
  readonly fingerprint: string;
  readonly onCopy: (text: string) => void;
}

/** By what friends know the server of this computer, and what to do with it. */
export function HostFingerprint({ fingerprint, onCopy }: HostFingerprintProps) {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  const copyIt = (): void => {
    onCopy(shownFingerprint(fingerprint));
    setCopied(true);
  };
  return (
    <div className="options-stack">
      <p className="options-text">{text('opt.host.fingerprint')}</p>
      <Fingerprint fingerprint={fingerprint} />
      <div className="options-row">
        <button
          type="button"
          className="flat-button flat-button-framed"
          aria-label={text('opt.host.copyFingerprint')}
          onClick={copyIt}
        >
          <img src={copy} width={14} height={14} alt="" />
          {text('opt.host.copy')}
        </button>
        <span role="status">{isCopied && text('opt.host.copied')}</span>
      </div>
      <p className="options-text">{text('opt.host.fingerprintHelp')}</p>
    </div>
  );
}
