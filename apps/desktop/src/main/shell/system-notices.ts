import type { AlertView } from '@nudge/ipc-contract';
import { Notification } from 'electron';
import type { Translate } from './texts.ts';

/** Held while they are shown: a notice that nothing refers to may be collected, and its click with it. */
const shown = new Set<Notification>();

/** Shows an alert the way this system shows such things. Silent: the sound is our own. */
export function showSystemNotice(alert: AlertView, onClick: () => void, translate: Translate): void {
  const { kind, name, count, text } = alert;
  const notice = new Notification({
    title: translate(`alert.${kind}`, { name, count }),
    body: text,
    silent: true,
  });
  shown.add(notice);
  const forget = (): void => void shown.delete(notice);
  notice.once('click', () => {
    forget();
    onClick();
  });
  notice.once('close', forget);
  notice.once('failed', forget);
  notice.show();
}
