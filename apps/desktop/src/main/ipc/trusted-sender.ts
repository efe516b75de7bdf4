/**
 * Whether a request comes from a page of ours: the main frame of a window this application opened, showing the
 * page of that window's kind. Anything else, a frame inside or a page that was navigated away, is not answered.
 */
import type { WindowKind } from '@nudge/ipc-contract';

/** The only origin of our pages. */
export const APPLICATION_ORIGIN = 'nudge://app';

/** What is known of the frame that sent a request; `isMainFrame` false for anything embedded. */
export interface SenderFrame {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export function pageUrl(kind: WindowKind): string {
  return `${APPLICATION_ORIGIN}/windows/${kind}/index.html`;
}

export function isTrustedSender(frame: SenderFrame | undefined, kind: WindowKind): boolean {
  if (frame === undefined || !frame.isMainFrame) return false;
  return frame.url === pageUrl(kind);
}
