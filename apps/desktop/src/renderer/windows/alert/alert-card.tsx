import bell from '@resources/icons/main/bell.svg';
import closeIcon from '@resources/icons/window/close.svg';
import mark from '@resources/icons/mark/mark-16.svg';
import type { AlertPosition, AlertView } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { DisplayPicture } from '../../components/display-picture/display-picture.tsx';
import { LiveRegion } from '../../components/live-region/live-region.tsx';
import { useText } from '../../text/use-text.ts';
import { AlertWords } from './alert-words.tsx';
import './alert-card.css';

interface AlertCardProps {
  readonly alert: AlertView;
  readonly showEmoticons: boolean;
  readonly position: AlertPosition;
  readonly onClick: () => void;
  readonly onClose: () => void;
  /** The pointer is on it, or has left. */
  readonly onHold: (isHeld: boolean) => void;
  readonly onOptions: () => void;
}

/** The card in the corner of the screen. It has its whole size from the first: its window grows around it. */
export function AlertCard(props: AlertCardProps) {
  const { alert, showEmoticons, position, onClick, onClose, onHold, onOptions } = props;
  const text = useText();
  return (
    <main
      className="alert-card"
      data-kind={alert.kind}
      data-position={position}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
    >
      <header className="alert-head">
        <img src={mark} width={16} height={16} alt="" />
        <h1>{text('app.name')}</h1>
        <button type="button" className="alert-close" aria-label={text('window.close')} onClick={onClose}>
          <img className="glyph" src={closeIcon} width={15} height={13} alt="" />
        </button>
      </header>
      <button type="button" className="alert-body" onClick={onClick}>
        {alert.kind === 'more' ? (
          <img className="alert-bell" src={bell} width={32} height={32} alt="" />
        ) : (
          <DisplayPicture size={48} source={alert.pictureUrl} />
        )}
        <span className="alert-words">
          <AlertWords alert={alert} showEmoticons={showEmoticons} />
        </span>
      </button>
      <button type="button" className="link-button alert-options" onClick={onOptions}>
        {text('alert.options')}
      </button>
      <SpokenAlert alert={alert} />
    </main>
  );
}

/** A live region is only read when its text comes after it. */
function SpokenAlert({ alert }: Pick<AlertCardProps, 'alert'>) {
  const text = useText();
  const [message, setMessage] = useState('');
  useEffect(() => {
    const words = text(`alert.${alert.kind}`, { name: alert.name, count: alert.count });
    setMessage(alert.text === '' ? words : `${words} ${alert.text}`);
  }, [alert, text]);
  return <LiveRegion message={message} />;
}
