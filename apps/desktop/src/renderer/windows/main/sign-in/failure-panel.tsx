import type { SessionFailureView } from '@nudge/ipc-contract';
import errorIcon from '@resources/icons/notice/error-24.svg';
import { useEffect, useRef, useState } from 'react';
import { useText, type Text } from '../../../text/use-text.ts';

interface FailurePanelProps {
  readonly failure: SessionFailureView;
  readonly onCopy: (details: string) => void;
}

function failureWords(text: Text, { code, place }: SessionFailureView): string {
  if (place === undefined) return text(`err.${code}`);
  const values = place.kind === 'otherComputer' ? { where: place.where } : undefined;
  return text(`err.otherPlace.${place.kind}`, values);
}

/** Why signing in did not work. Takes the focus, so that it is read before anything else. */
export function FailurePanel({ failure, onCopy }: FailurePanelProps) {
  const text = useText();
  const panelRef = useRef<HTMLDivElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    panelRef.current?.focus();
    setCopied(false);
  }, [failure]);
  return (
    <div ref={panelRef} role="alert" className="failure-panel" tabIndex={-1} data-testid="sign-in-failure">
      <img src={errorIcon} width={24} height={24} alt="" />
      <div>
        <p>{failureWords(text, failure)}</p>
        <p className="failure-small">
          {failure.number !== '' && <span>{text('signin.failureCode', { code: failure.number })}</span>}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              onCopy(failure.details);
              setCopied(true);
            }}
          >
            {text('signin.copyDetails')}
          </button>
          <span aria-live="polite">{isCopied && text('signin.copied')}</span>
        </p>
      </div>
    </div>
  );
}
