import type { Status } from '@nudge/ipc-contract';
import awayFrame from '@resources/icons/status-square/away-frame.svg';
import away from '@resources/icons/status-square/away.svg';
import busyFrame from '@resources/icons/status-square/busy-frame.svg';
import busy from '@resources/icons/status-square/busy.svg';
import offlineFrame from '@resources/icons/status-square/offline-frame.svg';
import offline from '@resources/icons/status-square/offline.svg';
import onlineFrame from '@resources/icons/status-square/online-frame.svg';
import online from '@resources/icons/status-square/online.svg';

interface Kinds {
  readonly online: string;
  readonly busy: string;
  readonly away: string;
  readonly offline: string;
}

function byStatus({
  online: here,
  busy: engaged,
  away: gone,
  offline: out,
}: Kinds): Readonly<Record<Status, string>> {
  return {
    online: here,
    busy: engaged,
    onThePhone: engaged,
    away: gone,
    idle: gone,
    beRightBack: gone,
    outToLunch: gone,
    offline: out,
    appearOffline: out,
  };
}

/** Address of each status square. */
export const STATUS_SQUARES = byStatus({ online, busy, away, offline });

/** Address of the frame around a picture. */
export const STATUS_FRAMES = byStatus({
  online: onlineFrame,
  busy: busyFrame,
  away: awayFrame,
  offline: offlineFrame,
});
