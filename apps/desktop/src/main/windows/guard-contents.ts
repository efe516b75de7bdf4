/**
 * Rules every web content of this application obeys, also one that slipped in some other way: it stays on its
 * page, opens nothing, embeds nothing, and is granted no permission.
 */
import { app, session } from 'electron';
import { APPLICATION_ORIGIN } from '../ipc/trusted-sender.ts';
import type { Log } from '../services/support/log.ts';

export function guardContents(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault(): void }, what: string): void => {
      event.preventDefault();
      log.warn(`window: ${what} refused`);
    };
    contents.on('will-navigate', (event) => refuse(event, 'navigation'));
    contents.on('will-redirect', (event) => refuse(event, 'redirect'));
    contents.on('will-attach-webview', (event) => refuse(event, 'webview'));
    contents.setWindowOpenHandler(() => {
      log.warn('window: another window refused');
      return { action: 'deny' };
    });
  });
}

/** Needs the application to be ready. */
export function guardSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const isOurs = url.startsWith(`${APPLICATION_ORIGIN}/`) || /^(data|blob|devtools):/.test(url);
    answer({ cancel: !isOurs });
  });
}
