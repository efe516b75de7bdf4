import type { Status } from '@nudge/ipc-contract';
import appearOffline from '@resources/icons/status/appear-offline.svg';
import away from '@resources/icons/status/away.svg';
import beRightBack from '@resources/icons/status/be-right-back.svg';
import blockedOverlay from '@resources/icons/status/blocked-overlay.svg';
import busy from '@resources/icons/status/busy.svg';
import offline from '@resources/icons/status/offline.svg';
import onThePhone from '@resources/icons/status/on-the-phone.svg';
import online from '@resources/icons/status/online.svg';
import outToLunch from '@resources/icons/status/out-to-lunch.svg';
import './presence-icon.css';

const STATUS_ICONS: Readonly<Record<Status, string>> = {
  online,
  busy,
  beRightBack,
  away,
  idle: away,
  onThePhone,
  outToLunch,
  appearOffline,
  offline,
};

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
