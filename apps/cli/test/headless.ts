/** A headless client in a process of its own, as a script has it: it can be killed without a warning. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RunningServer } from '@nudge/msnp-server/node';
import type { CommandEvent } from '../src/command-events.ts';

type EventOf<Name extends CommandEvent['event']> = Extract<CommandEvent, { readonly event: Name }>;

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const THROUGH_FIREWALL = new URL('through-firewall.ts', import.meta.url).href;
export const PASSWORD = 'secret enough';

let compiled: Promise<unknown> | undefined;

/**
 * Most of a start is compiling, unless Node finds that done where `NODE_COMPILE_CACHE` says. A client that is killed
 * leaves nothing there for the next one: another that only tells its help goes before them, once.
 */
export async function keepCompiled(): Promise<void> {
  compiled ??= promisify(execFile)(process.execPath, [MAIN, '--help']);
  await compiled;
}

export interface HeadlessOptions {
  readonly server: RunningServer;
  readonly address: string;
  readonly flags?: readonly string[];
  /** The port through which it connects to other clients. */
  readonly firewall?: number;
}

export class Headless {
  /** The exit status; -1 for a process that was killed. */
  readonly ended: Promise<number>;
  readonly #child: ChildProcess;
  readonly #events: CommandEvent[] = [];
  readonly #waiting = new Set<{ readonly wake: () => void; readonly fail: (error: Error) => void }>();
  #errors = '';
  #isOver = false;

  constructor({ server, address, flags = [], firewall }: HeadlessOptions) {
    const { host, port } = server.msnp;
    const hook = firewall === undefined ? [] : ['--import', THROUGH_FIREWALL];
    const place = ['--server', `${host}:${port}`, '--http', server.http, '--transfer-ports', '0-0'];
    const args = [MAIN, ...place, '--address', address, '--password-env', 'NUDGE_TEST_PASSWORD', ...flags];
    const env = {
      ...process.env,
      NUDGE_TEST_PASSWORD: PASSWORD,
      NUDGE_TEST_FIREWALL: String(firewall),
      NUDGE_TEST_SPARED_PORTS: `${port},${new URL(server.http).port}`,
    };
    const child = spawn(process.execPath, [...hook, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    createInterface({ input: child.stdout }).on('line', (line) =>
      this.#heard(JSON.parse(line) as CommandEvent),
    );
    child.stderr.on('data', (bytes: Buffer) => (this.#errors += bytes.toString()));
    // What is typed to somebody who was killed goes nowhere.
    child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => {
        this.#isOver = true;
        for (const { fail } of this.#waiting) fail(this.#overError());
        resolve(code ?? -1);
      });
    });
  }

  type(request: object): void {
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  /** Without any chance to say goodbye, as by `kill -9`. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Takes the first event that suits; fails when the process has ended without one. */
  async read<Name extends CommandEvent['event']>(
    name: Name,
    suits: (event: EventOf<Name>) => boolean = () => true,
  ): Promise<EventOf<Name>> {
    const isWanted = (event: CommandEvent): event is EventOf<Name> => isNamed(event, name) && suits(event);
    return this.#take(isWanted);
  }

  /** The same for events of several names. */
  async readAny(suits: (event: CommandEvent) => boolean): Promise<CommandEvent> {
    return this.#take((event): event is CommandEvent => suits(event));
  }

  /** The events of that name that wait to be read. */
  heard<Name extends CommandEvent['event']>(name: Name): readonly EventOf<Name>[] {
    return this.#events.filter((event) => isNamed(event, name));
  }

  hasHeard(name: CommandEvent['event']): boolean {
    return this.heard(name).length > 0;
  }

  async #take<Wanted extends CommandEvent>(suits: (event: CommandEvent) => event is Wanted): Promise<Wanted> {
    for (;;) {
      for (const [index, event] of this.#events.entries()) {
        if (!suits(event)) continue;
        this.#events.splice(index, 1);
        return event;
      }
      if (this.#isOver) throw this.#overError();
      await this.#next();
    }
  }

  #next(): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter = {
        wake: () => {
          this.#waiting.delete(waiter);
          resolve();
        },
        fail: reject,
      };
      this.#waiting.add(waiter);
    });
  }

  #heard(event: CommandEvent): void {
    this.#events.push(event);
    for (const { wake } of this.#waiting) wake();
  }

  #overError(): Error {
    const heard = this.#events.map((event) => JSON.stringify(event)).join('\n');
    return new Error(`The headless client has ended.\n${this.#errors}\nNot asked for:\n${heard}`);
  }
}

function isNamed<Name extends CommandEvent['event']>(
  event: CommandEvent,
  name: Name,
): event is EventOf<Name> {
  return event.event === name;
}
