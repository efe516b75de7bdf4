/** The flags of the application. Switches of Chromium, Node and test drivers pass through untouched. */
import { defaultLoginAddress, isHttpAddress } from '../services/settings/server-profiles.ts';

export interface PresetServer {
  readonly host: string;
  readonly port: number;
  readonly loginAddress: string;
  readonly isSecure: boolean;
}

export interface CommandLine {
  readonly profile: string;
  readonly server?: PresetServer;
  /** The exact data folder of this profile, instead of one by name. */
  readonly userDataFolder?: string;
  /** The window waits in the tray: the system began it. */
  readonly isMinimized?: true;
  /** What a process that dies leaves of its memory is kept: it can hold anything that was on the screen. */
  readonly keepsCrashDumps?: true;
  /** Asked for at the program's button in the task bar; for the one that runs. */
  readonly task?: JumpTask;
}

export const JUMP_TASKS = ['online', 'busy', 'away', 'appear-offline', 'sign-out'] as const;
export type JumpTask = (typeof JUMP_TASKS)[number];

export type CommandLineOutcome =
  { readonly ok: true; readonly commandLine: CommandLine } | { readonly ok: false; readonly message: string };

export const DEFAULT_PROFILE = 'default';

const PROFILE = /^[\w-]{1,64}$/;
const HOST_AND_PORT = /^(\[[0-9a-fA-F:]+\]|[^\s:/]+):(\d{1,5})$/;
const SWITCHES = ['minimized', 'crash-dumps', 'tls'] as const;
const OWN_FLAGS = ['profile', 'server', 'http', 'user-data-dir', 'task', ...SWITCHES] as const;
type OwnFlag = (typeof OWN_FLAGS)[number];

/** Beginnings of switches that are somebody else's. */
const FOREIGN = new RegExp(
  `^(${`
  no-sandbox inspect remote-debugging remote-allow disable- enable- force- use- allow- ozone- lang password-store
  in-process js-flags log- v$ vmodule proxy- no-proxy host- ignore- autoplay-policy touch- gtk- high-dpi class
  original-process-start-time squirrel- updated no-first-run test-type headless trace- type= no-zygote
  noerrdialogs single-process gpu- mute-audio
`
    .trim()
    .split(/\s+/)
    .join('|')})`,
);

/** After it there are no flags: what the system opens with this program comes there. */
const END_OF_FLAGS = '--';

class BadFlag extends Error {}

interface Flag {
  readonly name: OwnFlag;
  readonly value: string;
}

/** Of these nothing follows. */
const isSwitch = (flag: OwnFlag): boolean => SWITCHES.some((name) => name === flag);

function ownFlagOf(name: string): OwnFlag | undefined {
  return OWN_FLAGS.find((own) => own === name);
}

function readFlags(args: readonly string[]): readonly Flag[] {
  const flags: Flag[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === END_OF_FLAGS) break;
    if (argument === '-r' || argument === '--require') index += 1;
    if (!argument.startsWith('--')) continue;
    const [name = '', inline] = argument.slice(2).split(/=(.*)/s);
    const own = ownFlagOf(name);
    if (own === undefined && (FOREIGN.test(argument.slice(2)) || name === 'require')) continue;
    if (own === undefined) throw new BadFlag(`unknown flag --${name}`);
    if (isSwitch(own) && inline === undefined) {
      flags.push({ name: own, value: 'yes' });
      continue;
    }
    if (inline === undefined) index += 1;
    const value = inline ?? args[index];
    if (value === undefined || value === '' || value.startsWith('--')) {
      throw new BadFlag(`--${name} needs a value`);
    }
    flags.push({ name: own, value });
  }
  return flags;
}

interface SortedArguments {
  /** Each with the value that follows it. */
  readonly flags: readonly string[];
  readonly words: readonly string[];
}

function sortArguments(args: readonly string[]): SortedArguments {
  const flags: string[] = [];
  const words: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === END_OF_FLAGS) return { flags, words: [...words, ...args.slice(index + 1)] };
    if (!argument.startsWith('-')) {
      words.push(argument);
      continue;
    }
    const own = argument.startsWith('--') ? ownFlagOf(argument.slice(2)) : undefined;
    const hasValue = own !== undefined && !isSwitch(own);
    flags.push(...args.slice(index, index + (hasValue ? 2 : 1)));
    if (hasValue) index += 1;
  }
  return { flags, words };
}

/** The arguments that are neither flags nor their values, in order. */
export const otherWords = (args: readonly string[]): readonly string[] => sortArguments(args).words;

/**
 * What the program is started with again. Links and files were asked about the first time, and whoever starts it again
 * is here and needs no window that waits in the tray.
 */
export const restartArguments = (args: readonly string[]): readonly string[] =>
  sortArguments(args).flags.filter((flag) => flag !== '--minimized');

interface GivenServer {
  readonly server: string;
  readonly http: string | undefined;
  readonly isSecure: boolean;
}

function readServer({ server, http, isSecure }: GivenServer): PresetServer {
  const [, host = '', port = ''] = HOST_AND_PORT.exec(server) ?? [];
  const number = Number(port);
  if (host === '' || number < 1 || number > 65_535) throw new BadFlag('--server takes HOST:PORT');
  const loginAddress = http ?? defaultLoginAddress(host, isSecure);
  if (!isHttpAddress(loginAddress)) throw new BadFlag('--http takes an http or https address');
  if (isSecure && new URL(loginAddress).protocol !== 'https:') {
    throw new BadFlag('--http takes an https address beside --tls');
  }
  return { host: host.replaceAll(/[[\]]/g, ''), port: number, loginAddress, isSecure };
}

function readTask(word: string): JumpTask {
  const task = JUMP_TASKS.find((known) => known === word);
  if (task === undefined) throw new BadFlag(`--task takes one of ${JUMP_TASKS.join(', ')}`);
  return task;
}

/** Reads what came after the program's own path. Never throws. */
export function parseCommandLine(args: readonly string[]): CommandLineOutcome {
  try {
    const given = new Map(readFlags(args).map(({ name, value }) => [name, value]));
    const profile = given.get('profile') ?? DEFAULT_PROFILE;
    if (!PROFILE.test(profile)) throw new BadFlag('--profile takes letters, digits, - and _');
    const server = given.get('server');
    const http = given.get('http');
    const isSecure = given.has('tls');
    if (server === undefined && http !== undefined) throw new BadFlag('--http needs --server');
    if (server === undefined && isSecure) throw new BadFlag('--tls needs --server');
    const userDataFolder = given.get('user-data-dir');
    const task = given.get('task');
    const commandLine = {
      profile,
      ...(server === undefined ? {} : { server: readServer({ server, http, isSecure }) }),
      ...(userDataFolder === undefined ? {} : { userDataFolder }),
      ...(given.has('minimized') ? { isMinimized: true as const } : {}),
      ...(given.has('crash-dumps') ? { keepsCrashDumps: true as const } : {}),
      ...(task === undefined ? {} : { task: readTask(task) }),
    };
    return { ok: true, commandLine };
  } catch (error) {
    if (error instanceof BadFlag) return { ok: false, message: error.message };
    throw error;
  }
}
