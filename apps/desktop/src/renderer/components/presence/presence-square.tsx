import type { Status } from '@nudge/ipc-contract';
import blockedOverlay from '@resources/icons/status/blocked-overlay.svg';
import { STATUS_SQUARES } from './status-squares.ts';
import './presence-icon.css';

interface PresenceSquareProps {
  readonly status: Status;
  readonly isBlocked?: boolean;
  /** Edge in px; 16 in rows. */
  readonly size?: number;
}

/** The status square of the Live look, whose glyph says the same as its colour. Decoration only. */
export function PresenceSquare({ status, isBlocked = false, size = 16 }: PresenceSquareProps) {
  return (
    <span
      className="presence-icon"
      style={{ width: size, height: size }}
      data-blocked={isBlocked || undefined}
      aria-hidden="true"
    >
      <img src={STATUS_SQUARES[status]} width={size} height={size} alt="" />
      {isBlocked && (
        <img className="presence-icon-overlay" src={blockedOverlay} width={size} height={size} alt="" />
      )}
    </span>
  );
}
