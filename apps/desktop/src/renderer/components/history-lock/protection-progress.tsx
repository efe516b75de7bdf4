import type { HistoryProtectionView } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import './history-lock.css';

interface ProtectionProgressProps {
  readonly work: NonNullable<HistoryProtectionView['work']>;
}

/** How much of the history is copied. */
export function ProtectionProgress({ work: { kind, part } }: ProtectionProgressProps) {
  const text = useText();
  const label = text(`lock.work.${kind}`);
  const percent = Math.round(part * 100);
  return (
    <div className="lock-progress">
      <p>{label}</p>
      <div
        role="progressbar"
        className="lock-bar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
