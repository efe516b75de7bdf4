/**
 * Rules every web content of this application obeys, also one that slipped in some other way: it stays on its
 * page, opens nothing, embeds nothing, loads nothing from outside, and is granted no permission.
 */
import type { App, Session, WebContents } from 'electron';
import { APPLICATION_ORIGIN } from '../ipc/trusted-sender.ts';
import { DICTIONARY_PLACE } from '../services/connection/dictionary-fetch.ts';
import type { Log } from '../services/support/log.ts';

const REFUSED = [
  ['will-navigate', 'navigation'],
  ['will-redirect', 'redirect'],
  ['will-attach-webview', 'webview'],
] as const;

function guard(contents: WebContents, log: Log): void {
  for (const [event, what] of REFUSED) {
    contents.on(event as 'will-navigate', (refused) => {
      refused.preventDefault();
      log.warn('window: a way out was refused', { kind: what });
    });
  }
  contents.setWindowOpenHandler(() => {
    log.warn('window: another window refused');
    return { action: 'deny' };
  });
}

export function guardContents(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, log));
}

/** Whether a page may load it: our own pages, and what a page made itself. */
export function mayLoad(url: string): boolean {
  return url.startsWith(`${APPLICATION_ORIGIN}/`) || /^(data|blob|devtools):/.test(url);
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url, webContentsId }, answer) => {
    const isOurQuestion = webContentsId === undefined && url === DICTIONARY_PLACE;
    answer({ cancel: !isOurQuestion && !mayLoad(url) });
  });
}
