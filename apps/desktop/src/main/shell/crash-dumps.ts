/**
 * What a process leaves behind that dies of a fault in native code. It holds pieces of that process's memory, so there
 * is none unless the person began Nudge with `--crash-dumps`; then it stays on this computer, and only a few are kept.
 * That a process died is in the log either way.
 */
import path from 'node:path';
import { pruneFiles } from '../services/support/prune-files.ts';
import type { CommandLine } from './command-line.ts';

const CRASH_DUMPS_KEPT = 5;

/** Electron's side of it. */
export interface CrashReporting {
  readonly app: { setPath(name: 'crashDumps', folder: string): void };
  readonly crashReporter: { start(options: { readonly uploadToServer: false }): void };
}

/** Before anything else of Electron is used; `logs`: folder of the profile's log. */
export function keepCrashDumps(
  logs: string,
  { keepsCrashDumps }: Pick<CommandLine, 'keepsCrashDumps'>,
  { app, crashReporter }: CrashReporting,
): void {
  const folder = path.join(logs, 'crashes');
  pruneFiles(folder, { ending: '.dmp', kept: CRASH_DUMPS_KEPT });
  app.setPath('crashDumps', folder);
  if (keepsCrashDumps) crashReporter.start({ uploadToServer: false });
}
