import type { Status } from '@nudge/ipc-contract';
import blockedOverlay from '@resources/icons/status/blocked-overlay.svg';
import { STATUS_ICONS } from './status-icons.ts';
import './presence-icon.css';

interface PresenceIconProps {
  readonly status: Status;
  readonly isBlocked?: boolean;
  /** Edge in px; 16 in rows and menus. */
  readonly size?: number;
}

/** The status figure. Decoration only: whoever shows it also says the status in words. */
export function PresenceIcon({ status, isBlocked = false, size = 16 }: PresenceIconProps) {
  return (
    <span
      className="presence-icon"
      style={{ width: size, height: size }}
      data-status={status}
      data-blocked={isBlocked || undefined}
      aria-hidden="true"
    >
      <img src={STATUS_ICONS[status]} width={size} height={size} alt="" />
      {isBlocked && (
        <img className="presence-icon-overlay" src={blockedOverlay} width={size} height={size} alt="" />
      )}
    </span>
  );
}
