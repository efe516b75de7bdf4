import type { AlertView } from '@nudge/ipc-contract';
import { Notification } from 'electron';
import { HeldNotices } from '../services/alerts/held-notices.ts';
import type { Translate } from './texts.ts';

const shown = new HeldNotices();

/** Shows an alert the way this system shows such things. Silent: the sound is our own. */
export function showSystemNotice(alert: AlertView, onClick: () => void, translate: Translate): void {
  const { kind, name, count, text } = alert;
  const notice = new Notification({
    title: translate(`alert.${kind}`, { name, count }),
    body: text,
    silent: true,
  });
  shown.hold(notice);
  const forget = (): void => shown.forget(notice);
  notice.once('click', () => {
    forget();
    onClick();
  });
  notice.once('close', forget);
  notice.once('failed', forget);
  notice.show();
}
