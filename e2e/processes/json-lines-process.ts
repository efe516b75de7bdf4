/**
 * A child process that speaks JSON lines: one object per line on its standard output, and on its standard input
 * where it takes requests. Everything it said is kept, so that a wait can never miss what was said before it
 * began. Every wait has an end, and the error it ends with shows the last things heard.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { COMPILED_FOLDER } from './paths.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

export interface JsonLinesProcessOptions {
  /** For error messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface WaitOptions {
  /** Only what was said from this mark on counts; default: everything. */
  readonly since?: number;
  readonly timeoutMilliseconds?: number;
}

const WAIT_MILLISECONDS = 20_000;
const STOP_MILLISECONDS = 5_000;
const SHOWN_ON_FAILURE = 15;

interface Waiter {
  readonly check: () => void;
}

export class JsonLinesProcess {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #heard: JsonRecord[] = [];
  readonly #waiters = new Set<Waiter>();
  #complaints = '';

  constructor(options: JsonLinesProcessOptions) {
    this.#name = options.name;
    this.#child = spawn(options.command, [...options.args], {
      // Most of a start is compiling. The application is left alone: its users have none of this.
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED_FOLDER, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { stdout, stderr, stdin } = this.#child;
    if (stdout === null || stderr === null || stdin === null) throw new Error(`${options.name}: no pipes`);
    createInterface({ input: stdout }).on('line', (line) => this.#hear(line));
    stderr.setEncoding('utf8').on('data', (text: string) => (this.#complaints += text));
    // A child that has ended closes its input; the wait for its answer tells the story.
    stdin.on('error', () => undefined);
    this.#child.on('error', (error) => (this.#complaints += String(error)));
    this.#child.on('exit', () => this.#wake());
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Everything said so far, oldest first. */
  get heard(): readonly JsonRecord[] {
    return this.#heard;
  }

  /** What it wrote to standard error. */
  get complaints(): string {
    return this.#complaints;
  }

  /** To be given to a later wait as `since`. */
  mark(): number {
    return this.#heard.length;
  }

  send(request: JsonRecord): void {
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
  }

  /** The first thing said that carries all fields of `wanted`. */
  async waitFor(wanted: JsonRecord, options: WaitOptions = {}): Promise<JsonRecord> {
    const { since = 0, timeoutMilliseconds = WAIT_MILLISECONDS } = options;
    const { promise, resolve, reject } = Promise.withResolvers<JsonRecord>();
    const check = (): void => {
      const found = this.#heard.slice(since).find((record) => carries(record, wanted));
      if (found !== undefined) resolve(found);
      else if (this.hasEnded) reject(this.#failure(`ended before ${JSON.stringify(wanted)}`));
    };
    const waiter = { check };
    const timer = setTimeout(
      () => reject(this.#failure(`no ${JSON.stringify(wanted)} within ${timeoutMilliseconds} ms`)),
      timeoutMilliseconds,
    );
    this.#waiters.add(waiter);
    check();
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it by its own process number: asked first, then made to. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.hasEnded || this.#child.pid === undefined) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MILLISECONDS);
    await ended;
    clearTimeout(timer);
  }

  #hear(line: string): void {
    const record = parseRecord(line);
    if (record === undefined) this.#complaints += `not a JSON line: ${line}\n`;
    else this.#heard.push(record);
    this.#wake();
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter.check();
  }

  #failure(reason: string): Error {
    const last = this.#heard.slice(-SHOWN_ON_FAILURE).map((record) => JSON.stringify(record));
    return new Error([`${this.#name}: ${reason}; heard last:`, ...last, this.#complaints].join('\n'));
  }
}

function parseRecord(line: string): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function carries(record: JsonRecord, wanted: JsonRecord): boolean {
  return Object.entries(wanted).every(([key, value]) => record[key] === value);
}
