/**
 * Whether there is a tray at all. Windows and macOS have one. On Linux a program's icon is made whether or not
 * anybody shows it, so the session bus is asked who does, by the specification of StatusNotifierItem.
 */
import { execFile } from 'node:child_process';

/** Settles with what a program wrote, or undefined where it failed or is not there. */
export type AskProgram = (program: string, args: readonly string[]) => Promise<string | undefined>;

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PLACE = '/StatusNotifierWatcher';
const GET = 'org.freedesktop.DBus.Properties.Get';
const PROPERTY = 'IsStatusNotifierHostRegistered';

interface Question {
  readonly program: string;
  /** With a blank between each; none has one inside. */
  readonly args: string;
  /** What is in the answer when there is a host. */
  readonly yes: RegExp;
}

/** One of them comes with every desktop: the first with GLib, the second with systemd. */
const QUESTIONS: readonly Question[] = [
  {
    program: 'gdbus',
    args: `call --session --dest ${WATCHER} --object-path ${PLACE} --method ${GET} ${WATCHER} ${PROPERTY}`,
    yes: /<true>/,
  },
  {
    program: 'busctl',
    args: `--user get-property ${WATCHER} ${PLACE} ${WATCHER} ${PROPERTY}`,
    yes: /\bb true\b/,
  },
];

/** Asked anew each time: panels come and go. Nobody who answers is nobody who shows icons. */
export async function hasTrayHost(platform: NodeJS.Platform, ask: AskProgram = askProgram): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const { program, args, yes } of QUESTIONS) {
    if (yes.test((await ask(program, args.split(' '))) ?? '')) return true;
  }
  return false;
}

/** A bus that does not answer must not hold a window up. */
const ANSWER_MILLISECONDS = 1000;

const askProgram: AskProgram = (program, args) =>
  new Promise((resolve) => {
    execFile(program, [...args], { timeout: ANSWER_MILLISECONDS }, (error, output) =>
      resolve(error === null ? output : undefined),
    );
  });
