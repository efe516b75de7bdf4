import { parseArgs } from 'node:util';
import { buildDesktop } from '../desktop-build.ts';
import { hasDisplay } from '../display.ts';
import { provideElectron } from '../electron/electron-distribution.ts';
import { runProgram } from '../process/run-program.ts';
import { say } from '../say.ts';
import { provideSystemPackages } from '../system-packages.ts';
import { TaskFailure, UsageError } from '../task-definition.ts';
import type { Task } from '../task-definition.ts';

const help = `
npm start -- [FLAGS]        builds Nudge where needed and opens it

  --profile NAME       a second person on this computer: own data, own window (letters, digits, - and _)
  --server HOST:PORT   fill in a server at the sign-in
  --http URL           its login address (default http://HOST:8863, with --tls https)
  --tls                the connection to that server is encrypted
  --crash-dumps        keeps the memory dumps of crashes, the last five, in logs/crashes of the profile
  --help               this text

ELECTRON_OVERRIDE_DIST_PATH names a folder with an Electron to use instead of the one that would be fetched.
Without a display: xvfb-run -a npm start, or npm run demo.
`;

const profileName = /^[\w-]{1,64}$/;
const hostAndPort = /^(\[[0-9a-f:]+\]|[^\s:/]+):\d{1,5}$/i;

/** Refuses flags that the application would not understand; answers those it gets. */
export const applicationFlags = (args: readonly string[]): readonly string[] => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string' },
      server: { type: 'string' },
      http: { type: 'string' },
      tls: { type: 'boolean' },
      'crash-dumps': { type: 'boolean' },
    },
    strict: true,
    allowPositionals: false,
  });
  if (values.profile !== undefined && !profileName.test(values.profile)) {
    throw new UsageError('--profile takes letters, digits, - and _');
  }
  if (values.server !== undefined && !hostAndPort.test(values.server)) {
    throw new UsageError('--server takes HOST:PORT');
  }
  if (values.http !== undefined && !URL.canParse(values.http)) throw new UsageError('--http takes a URL');
  if (values.tls === true && values.server === undefined) throw new UsageError('--tls needs --server');
  if (values.tls === true && values.http?.toLowerCase().startsWith('http:') === true) {
    throw new UsageError('--http takes an https address beside --tls');
  }
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' ? [`--${name}`, value] : [`--${name}`],
  );
};

/** Chromium refuses to run its sandbox as root. Only a run from source does without it, and says so. */
export const sandboxFlags = (): readonly string[] => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say("Running as root: Electron runs without Chromium's sandbox.");
  return ['--no-sandbox'];
};

const demandDisplay = (): void => {
  if (hasDisplay()) return;
  throw new TaskFailure(
    'there is no display to open a window on. Run `xvfb-run -a npm start` for a virtual one, or `npm run demo`, which plays a conversation and leaves screenshots in demo-output/.',
  );
};

const demandSystemPackages = async (): Promise<void> => {
  const outcome = await provideSystemPackages(hasDisplay() ? 'screen' : 'virtual-display');
  if (outcome.kind === 'missing') say(`System packages are missing. As root, run: ${outcome.line}`);
};

const start = async (args: readonly string[]): Promise<number> => {
  const flags = applicationFlags(args);
  await demandSystemPackages();
  demandDisplay();
  const electron = await provideElectron();
  await buildDesktop();
  return runProgram(electron.executable, [...sandboxFlags(), 'apps/desktop', ...flags], {
    env: electron.env,
  });
};

export const startTask: Task = { help, run: start };
