/** Where the application begins: command line, folders, one instance per profile, then the application itself. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, crashReporter, session } from 'electron';
import { registerPageScheme, servePages } from './ipc/serve-pages.ts';
import { systemClock } from './services/support/clock.ts';
import { faultFacts } from './services/support/fault-report.ts';
import { LOG_FILE, openLogFile } from './services/support/log-file.ts';
import { markRun } from './services/support/run-mark.ts';
import { Application } from './shell/application.ts';
import { claimProfile, takeIdentity } from './shell/claim-profile.ts';
import { parseCommandLine, type CommandLine } from './shell/command-line.ts';
import { keepCrashDumps } from './shell/crash-dumps.ts';
import { dataFolders, type DataFolders } from './shell/data-folders.ts';
import { OutsideArrivals, taskOfStart, type Handover } from './shell/outside-arrivals.ts';
import { guardContents, guardSession } from './windows/guard-contents.ts';
import { watchProcesses } from './windows/watch-processes.ts';

const BAD_FLAGS_EXIT_CODE = 2;

function refuse(message: string): void {
  process.stderr.write(`nudge: ${message}\n`);
  app.exit(BAD_FLAGS_EXIT_CODE);
}

function takeFolders(commandLine: CommandLine): DataFolders {
  const base = process.env['NUDGE_DATA_DIR'] ?? path.join(app.getPath('appData'), app.getName());
  const folders = dataFolders(base, commandLine);
  mkdirSync(folders.profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', folders.profile);
  return folders;
}

function run(commandLine: CommandLine): void {
  takeIdentity(app, process.platform);
  const folders = takeFolders(commandLine);
  const start: Handover = { args: process.argv.slice(1), folder: process.cwd() };
  const followStarts = claimProfile(app, start);
  if (followStarts === undefined) return;
  const arrivals = new OutsideArrivals(start);
  app.on('open-url', (event, link) => arrivals.told(event, link));
  app.on('open-file', (event, file) => arrivals.told(event, file));
  followStarts((handover) => arrivals.startedAgain(handover));
  registerPageScheme();
  keepCrashDumps(folders.logs, commandLine, { app, crashReporter });
  const log = openLogFile(path.join(folders.logs, LOG_FILE), systemClock);
  markRun(path.join(folders.logs, 'running'), log, (end) => app.on('quit', end));
  log.info('application: start', { version: app.getVersion(), name: process.platform });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault: unknown) =>
      log.warn('application: fault', { name: event, ...faultFacts(fault) }),
    );
  }
  guardContents(app, log);
  watchProcesses(app, log);
  void app.whenReady().then(() => {
    guardSession(session.defaultSession);
    const { ownSounds, ownPictures, pictureCache } = folders;
    servePages({ pictures: [ownPictures, pictureCache], ownSounds });
    const application = new Application({ commandLine, folders, log });
    followStarts((handover) => application.startedAgain(taskOfStart(handover)));
    followLifecycle(application);
    application.start();
    arrivals.listen((thing) => application.takeOutside(thing));
  });
}

function followLifecycle(application: Application): void {
  app.on('activate', () => application.show());
  // The session runs on without a window. After a signal, Electron has forgotten that it was about to quit.
  app.on('window-all-closed', () => {
    if (application.hasEnded) app.exit();
  });
  app.on('before-quit', (event) => {
    if (application.hasEnded) return;
    event.preventDefault();
    // On macOS a person exits this way, too: by the menu, its key, or the Dock.
    if (process.platform === 'darwin') void application.exit();
    else void application.end().then(() => app.quit());
  });
}

const outcome = parseCommandLine(process.argv.slice(1));
if (outcome.ok) run(outcome.commandLine);
else refuse(outcome.message);
