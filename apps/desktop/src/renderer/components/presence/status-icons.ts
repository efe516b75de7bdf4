import type { Status } from '@nudge/ipc-contract';
import appearOffline from '@resources/icons/status/appear-offline.svg';
import away from '@resources/icons/status/away.svg';
import beRightBack from '@resources/icons/status/be-right-back.svg';
import busy from '@resources/icons/status/busy.svg';
import offline from '@resources/icons/status/offline.svg';
import onThePhone from '@resources/icons/status/on-the-phone.svg';
import online from '@resources/icons/status/online.svg';
import outToLunch from '@resources/icons/status/out-to-lunch.svg';

/** Address of each status figure; idle looks like away. */
export const STATUS_ICONS: Readonly<Record<Status, string>> = {
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
