import mark from '@resources/icons/mark/mark-16.svg';
import { useEffect, type ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import { WindowControls, type WindowControl } from './window-controls.tsx';
import './window-frame.css';

interface WindowFrameProps {
  /** Also what the system calls the window, in its frame and its task bar. */
  readonly title: string;
  /** False while the system's frame is used: no title strip of our own. */
  readonly ownFrame: boolean;
  /** In the order they are shown; alerts and prompts have only `close`. */
  readonly controls: readonly WindowControl[];
  readonly onControl: (control: WindowControl) => void;
  /** A `MenuBar`, where the window has one. */
  readonly menuBar?: ReactNode;
  readonly children: ReactNode;
}

/** The shell of every window: title strip of 26 px with our mark, menu bar, and the moulded glow round the body. */
export function WindowFrame({ title, ownFrame, controls, onControl, menuBar, children }: WindowFrameProps) {
  const text = useText();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="window-frame" data-own-frame={ownFrame || undefined}>
      <header aria-label={text('window.titleStrip')}>
        {ownFrame ? (
          <div className="window-title">
            <img src={mark} width={16} height={16} alt="" />
            <h1 className="window-title-text" data-testid="window-title">
              {title}
            </h1>
            <WindowControls controls={controls} onControl={onControl} />
          </div>
        ) : (
          <h1 className="visually-hidden">{title}</h1>
        )}
        {menuBar}
      </header>
      <div className="window-body">{children}</div>
    </div>
  );
}
