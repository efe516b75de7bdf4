/**
 * What a process leaves behind that dies of a fault in native code. It holds pieces of that process's memory, so it
 * stays on this computer: nothing is ever sent, and only a few are kept.
 */
import path from 'node:path';
import { app, crashReporter } from 'electron';
import { pruneFiles } from '../services/support/prune-files.ts';

const CRASH_DUMPS_KEPT = 5;

/** Before anything else of Electron is used; `logs`: folder of the profile's log. */
export function keepCrashDumps(logs: string): void {
  const folder = path.join(logs, 'crashes');
  app.setPath('crashDumps', folder);
  pruneFiles(folder, { ending: '.dmp', kept: CRASH_DUMPS_KEPT });
  crashReporter.start({ uploadToServer: false });
}
