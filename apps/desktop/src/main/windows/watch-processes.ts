/** What befalls the processes of this application, for the log: windows that died or hang, and helpers that ended. */
import type { App, WebContents } from 'electron';
import type { Log } from '../services/support/log.ts';

/** How a process ends when nothing is wrong. */
const CALM: ReadonlySet<string> = new Set(['clean-exit']);

function watch(contents: WebContents, log: Log): void {
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (!CALM.has(reason)) log.warn('window: its process ended', { kind: reason, code: exitCode });
  });
  contents.on('unresponsive', () => log.warn('window: does not answer'));
  contents.on('responsive', () => log.info('window: answers again'));
  contents.on('preload-error', () => log.warn('window: its preload failed'));
}

export function watchProcesses(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => watch(contents, log));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // `type` can be of two words.
    const name = type.replaceAll(' ', '-');
    if (!CALM.has(reason)) log.warn('process: ended', { name, kind: reason, code: exitCode });
  });
}
