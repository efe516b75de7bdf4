// A packed application, driven over its remote debugging port: its fuses let no inspector in. What is asked of it goes
// the way of its own window, through the bridge of the preload.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TaskFailure } from '../../task-definition.ts';

const patienceMilliseconds = 120_000;
const pauseMilliseconds = 200;
/** From its title on a window is left alone so long: who asks while its page is coming confuses Electron about it. */
const restMilliseconds = 1500;
const answerMilliseconds = 10_000;

/** Asks again and again until there is an answer. Rejects with a `TaskFailure` when there is none in time. */
export const eventually = async <Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> => {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new TaskFailure(`${what}: not within ${patienceMilliseconds / 1000} s`);
    await pause(pauseMilliseconds);
  }
};

interface Target {
  readonly title: string;
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

const targetsAt = async (port: string): Promise<readonly Target[]> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    return (await response.json()) as readonly Target[];
  } catch {
    return [];
  }
};

/** What the program's own window sees of updates. */
export interface SeenUpdates {
  readonly version: string;
  readonly updates: {
    readonly way: { readonly kind: string };
    readonly stage: { readonly kind: string; readonly reason?: string };
    readonly hold?: string;
  };
}

interface Evaluated {
  readonly result?: {
    readonly result?: { readonly value?: { readonly ok: boolean; readonly value?: unknown } };
  };
}

const evaluate = (socketAddress: string, expression: string): Promise<Evaluated> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(socketAddress);
    const fail = (): void => reject(new TaskFailure('the window does not answer'));
    AbortSignal.timeout(answerMilliseconds).addEventListener('abort', () => socket.close());
    socket.addEventListener('error', fail);
    socket.addEventListener('close', fail);
    socket.addEventListener('open', () => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    });
    socket.addEventListener('message', ({ data }) => {
      resolve(JSON.parse(String(data)) as Evaluated);
      socket.close();
    });
  });

export interface Launch {
  readonly appImage: string;
  /** For everything it writes: profile, cache and what it is unpacked to. */
  readonly folder: string;
  readonly feed: string;
}

type Page = 'main' | 'conversation';

const isThere = (page: Page, title: string): boolean => (page === 'main' ? title === 'Nudge' : title !== '');

/** An application that runs, or ran, with that folder. `profile`: its own folder in there, where several share the rest. */
export class PackagedApplication {
  readonly #folder: string;
  readonly #profileName: string;
  #portFile = '';

  constructor(folder: string, profile = 'profile') {
    this.#folder = folder;
    this.#profileName = profile;
  }

  /** Resolves when its window is there, with the function that waits for its end. */
  async start({ appImage, feed }: Omit<Launch, 'folder'>): Promise<() => Promise<void>> {
    const inFolder = (name: string): string => path.join(this.#folder, name);
    // What an AppImage is unpacked to is taken away at its end, also from another one that uses it.
    const unpacked = inFolder(`tmp-${this.#profileName}`);
    mkdirSync(unpacked, { recursive: true });
    const child = spawn(
      appImage,
      ['--remote-debugging-port=0', ...rootFlags, `--user-data-dir=${this.#profile}`],
      {
        stdio: 'ignore',
        env: {
          ...process.env,
          APPIMAGE_EXTRACT_AND_RUN: '1',
          TMPDIR: unpacked,
          NUDGE_DATA_DIR: inFolder('data'),
          XDG_CACHE_HOME: inFolder('cache'),
          XDG_CONFIG_HOME: inFolder('config'),
          NUDGE_UPDATE_FEED: feed,
        },
      },
    );
    const end = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => resolve());
    });
    await this.appear();
    return () => end;
  }

  /** Waits for the window of a process that was not there before, whoever started it. */
  async appear(): Promise<SeenUpdates> {
    const before = this.#portFile;
    this.#portFile = await eventually('the remote debugging port', async () => {
      const file = path.join(this.#profile, 'DevToolsActivePort');
      const content = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return content === '' || content === before ? undefined : content;
    });
    await eventually('the contact list', async () =>
      (await this.#target('main')) === undefined ? undefined : true,
    );
    await pause(restMilliseconds);
    return eventually('the answer of the contact list', () => this.see());
  }

  /** Undefined while it has no window that answers. */
  async see(): Promise<SeenUpdates | undefined> {
    try {
      return (await this.request('getSnapshot')) as SeenUpdates;
    } catch {
      return undefined;
    }
  }

  /** Asked by its contact list, or by the conversation that is open. */
  async request(name: string, args: object = {}, page: Page = 'main'): Promise<unknown> {
    const target = await this.#target(page);
    if (target === undefined) throw new TaskFailure(`there is no window '${page}'`);
    const { result } = await evaluate(
      target.webSocketDebuggerUrl,
      `nudge.request('${name}', ${JSON.stringify(args)})`,
    );
    const reply = result?.result?.value;
    if (reply?.ok !== true) throw new TaskFailure(`${name} was refused: ${JSON.stringify(result)}`);
    return reply.value;
  }

  /** Its window asks it to exit; resolves when nothing listens there any more. */
  async exit(): Promise<void> {
    // The window may be gone before the answer is.
    await this.request('exitApplication').catch(() => {});
    await this.gone();
  }

  async gone(): Promise<void> {
    const [port = ''] = this.#portFile.split('\n');
    await eventually('the exit', async () => ((await targetsAt(port)).length === 0 ? true : undefined));
  }

  /** Waits for the conversation that was asked for. */
  async openConversation(address: string): Promise<void> {
    await this.request('openConversation', { address });
    await eventually('the conversation', () => this.#target('conversation'));
    await pause(restMilliseconds);
  }

  /** Its page is there as soon as it has its title. */
  async #target(page: Page): Promise<Target | undefined> {
    const [port = ''] = this.#portFile.split('\n');
    const targets = await targetsAt(port);
    return targets.find(
      ({ type, url, title }) => type === 'page' && url.includes(`/windows/${page}/`) && isThere(page, title),
    );
  }

  get #profile(): string {
    return path.join(this.#folder, this.#profileName);
  }
}

/** Chromium refuses root its sandbox; this is no proof of that. */
const rootFlags: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
