import info from '@resources/icons/notice/info-16.svg';
import type { ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import './status-strip.css';

interface NoticeStripProps {
  readonly message: ReactNode;
  readonly action?: { readonly label: string; readonly onAction: () => void };
  readonly onDismiss: () => void;
}

/** Something the user must be told once, until it is dismissed. */
export function NoticeStrip({ message, action, onDismiss }: NoticeStripProps) {
  const text = useText();
  return (
    <div className="status-strip notice" role="alert">
      <img src={info} width={16} height={16} alt="" />
      <span className="status-strip-text">{message}</span>
      {action !== undefined && (
        <button type="button" className="link-button" onClick={action.onAction}>
          {action.label}
        </button>
      )}
      <button type="button" className="link-button" onClick={onDismiss}>
        {text('list.dismiss')}
      </button>
    </div>
  );
}
