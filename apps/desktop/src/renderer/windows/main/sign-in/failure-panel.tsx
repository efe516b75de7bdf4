import type { SessionFailureView } from '@nudge/ipc-contract';
import errorIcon from '@resources/icons/notice/error-24.svg';
import { useEffect, useRef, useState } from 'react';
import { useText, type Text } from '../../../text/use-text.ts';

interface FailurePanelProps {
  readonly failure: SessionFailureView;
  /** A question stands before it, which has the focus until it is answered. */
  readonly isCovered: boolean;
  readonly onCopy: (details: string) => void;
  readonly onConnectionSettings: () => void;
}

/** What can be mended in Options, on the page Connection. */
const OF_CONNECTION: ReadonlySet<SessionFailureView['code']> = new Set([
  'badCertificate',
  'tlsFailed',
  'proxyUnreachable',
  'proxyDenied',
  'proxyRefused',
]);

function failureWords(text: Text, { code, place }: SessionFailureView): string {
  if (place === undefined) return text(`err.${code}`);
  const values = place.kind === 'otherComputer' ? { where: place.where } : undefined;
  return text(`err.otherPlace.${place.kind}`, values);
}

/** Why signing in did not work. Takes the focus, so that it is read before anything else. */
export function FailurePanel({ failure, isCovered, onCopy, onConnectionSettings }: FailurePanelProps) {
  const text = useText();
  const panelRef = useRef<HTMLDivElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCovered) panelRef.current?.focus();
    setCopied(false);
  }, [failure, isCovered]);
  return (
    <div
      ref={panelRef}
      role="alert"
      className="failure-panel notice notice-failure"
      tabIndex={-1}
      data-testid="sign-in-failure"
    >
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
          {OF_CONNECTION.has(failure.code) && (
            <button type="button" className="link-button" onClick={onConnectionSettings}>
              {text('signin.connectionSettings')}
            </button>
          )}
          <span aria-live="polite">{isCopied && text('signin.copied')}</span>
        </p>
      </div>
    </div>
  );
}
