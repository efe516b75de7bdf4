import errorIcon from '@resources/icons/notice/error-24.svg';
import { useState } from 'react';
import { TextProvider } from '../../text/text-provider.tsx';
import { useText } from '../../text/use-text.ts';
import './fault-page.css';

interface FaultActions {
  readonly onReload: () => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

interface FaultPageProps extends FaultActions {
  /** BCP 47. */
  readonly locale: string;
}

/** Stands in a window that cannot be drawn. */
export function FaultPage({ locale, ...actions }: FaultPageProps) {
  return (
    <TextProvider locale={locale}>
      <FaultWords {...actions} />
    </TextProvider>
  );
}

function FaultWords({ onReload, onCopy, onClose }: FaultActions) {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  return (
    <main className="fault-page" role="alert" data-testid="fault-page">
      <img src={errorIcon} width={24} height={24} alt="" />
      <h1>{text('fault.title')}</h1>
      <p>{text('fault.text')}</p>
      <div className="fault-buttons">
        <button type="button" className="button button-default" onClick={onReload}>
          {text('fault.reload')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            onCopy();
            setCopied(true);
          }}
        >
          {text('signin.copyDetails')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {text('fault.close')}
        </button>
      </div>
      <p role="status">{isCopied && text('signin.copied')}</p>
    </main>
  );
}
