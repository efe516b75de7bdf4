import info from '@resources/icons/notice/info-16.svg';
import '../../components/status-strip/status-strip.css';
import { useText } from '../../text/use-text.ts';

interface KeepingOffStripProps {
  readonly onOptions: () => void;
}

/** Says that nothing new is kept, and leads to where that can be changed. */
export function KeepingOffStrip({ onOptions }: KeepingOffStripProps) {
  const text = useText();
  return (
    <div className="status-strip notice notice-info">
      <img src={info} width={16} height={16} alt="" />
      <span className="status-strip-text">{text('history.off')}</span>
      <button type="button" className="link-button" onClick={onOptions}>
        {text('history.openOptions')}
      </button>
    </div>
  );
}
