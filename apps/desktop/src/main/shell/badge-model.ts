/** What stands on the program's icon in dock, task bar or launcher, as data: each system has a way of its own. */
import type { Translate } from './texts.ts';

export type BadgeModel =
  /** A number that the system draws; 0 takes it away. */
  | { readonly kind: 'number'; readonly count: number }
  /** A small drawing of ours over the icon, read as `description`; absent: none. */
  | { readonly kind: 'drawing'; readonly description?: string };

/** On Linux a number shows where the desktop follows Unity's launcher, and nowhere else. */
export function badgeModel(platform: NodeJS.Platform, unread: number, translate: Translate): BadgeModel {
  if (platform !== 'win32') return { kind: 'number', count: unread };
  if (unread === 0) return { kind: 'drawing' };
  return { kind: 'drawing', description: translate('tray.unread', { count: unread }) };
}
