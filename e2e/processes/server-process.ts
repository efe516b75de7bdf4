/** The real server as a child process, on free ports of the loopback interface. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonLinesProcess } from './json-lines-process.ts';
import { SERVER_MAIN } from './paths.ts';

export interface SeedAccount {
  readonly address: string;
  readonly password: string;
  readonly name: string;
  readonly legacyMd5?: boolean;
}

/** The server's seed file: each pair of `contacts` is put on one another's lists. */
export interface Seed {
  readonly accounts: readonly SeedAccount[];
  readonly contacts?: readonly (readonly [string, string])[];
}

const READY_MILLISECONDS = 30_000;
const ANY_FREE_PORT = 0;

export class ServerProcess {
  readonly #folder: string;
  #child: JsonLinesProcess;
  #port: number;
  #httpPort: number;
  #fingerprint = '';

  private constructor(folder: string, child: JsonLinesProcess) {
    this.#folder = folder;
    this.#child = child;
    this.#port = ANY_FREE_PORT;
    this.#httpPort = ANY_FREE_PORT;
  }

  static async start(seed: Seed, more: readonly string[] = []): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'nudge-server-'));
    const seedFile = join(folder, 'seed.json');
    await writeFile(seedFile, JSON.stringify(seed));
    const flags = ['--port', '0', '--http-port', '0', '--seed', seedFile, ...more];
    const server = new ServerProcess(folder, spawnServer(folder, flags));
    await server.#becomeReady();
    return server;
  }

  /** `HOST:PORT`, as the application and the headless client take it. */
  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get http(): string {
    return `http://127.0.0.1:${this.#httpPort}`;
  }

  get port(): number {
    return this.#port;
  }

  get httpPort(): number {
    return this.#httpPort;
  }

  /** Of the certificate that it has on both ports: SHA-256, lower-case hex. */
  get fingerprint(): string {
    return this.#fingerprint;
  }

  /** From now on it reads nothing and answers nothing; its connections stay. */
  freeze(): void {
    this.#child.signal('SIGSTOP');
  }

  /** Nothing is said to anybody: what the clients were told must still hold afterwards. */
  async kill(): Promise<void> {
    await this.#child.stop('SIGKILL');
  }

  /** Again on the same ports, with the same data. */
  async startAgain(): Promise<void> {
    const ports = ['--port', String(this.#port), '--http-port', String(this.#httpPort)];
    this.#child = spawnServer(this.#folder, ports);
    await this.#becomeReady();
  }

  async stop(): Promise<void> {
    await this.#child.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #becomeReady(): Promise<void> {
    const ready = await this.#child.waitFor({ event: 'ready' }, { timeoutMilliseconds: READY_MILLISECONDS });
    this.#port = Number(new URL(`tcp://${String(ready['msnp'])}`).port);
    this.#httpPort = Number(new URL(String(ready['http'])).port);
    this.#fingerprint = String(ready['fingerprint']);
  }
}

function spawnServer(folder: string, flags: readonly string[]): JsonLinesProcess {
  return new JsonLinesProcess({
    name: 'server',
    command: process.execPath,
    args: [SERVER_MAIN, '--host', '127.0.0.1', '--data', join(folder, 'data'), ...flags],
  });
}
