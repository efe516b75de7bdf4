/** A server on free ports with two friends on it, and a folder for their files. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RunningServer, startServer } from '@nudge/msnp-server/node';
import type { Firewall } from './firewall.ts';
import { Headless, keepCompiled, PASSWORD } from './headless.ts';

export const ALICE = 'alice@example.com';
export const BOB = 'bob@example.com';
const CHEAP_HASH = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
const PIECE = 64 * 1024;

export class Scene {
  readonly server: RunningServer;
  readonly folder: string;
  /** Where Bob stores what he gets. */
  readonly inbox: string;
  /** What clients that sign in from now on connect to one another through. */
  firewall: Firewall | undefined = undefined;
  readonly #clients = new Set<Headless>();

  private constructor(server: RunningServer, folder: string) {
    this.server = server;
    this.folder = folder;
    this.inbox = join(folder, 'inbox');
  }

  static async open(): Promise<Scene> {
    await keepCompiled();
    const server = await startServer({
      host: '127.0.0.1',
      port: 0,
      httpPort: 0,
      storage: { kind: 'memory' },
      passwordHash: CHEAP_HASH,
    });
    for (const address of [ALICE, BOB])
      await server.createAccount({ address, password: PASSWORD, name: address, legacyMd5: true });
    await server.befriend(ALICE, BOB);
    const scene = new Scene(server, await mkdtemp(join(tmpdir(), 'nudge-cli-')));
    await mkdir(scene.inbox);
    return scene;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.kill()));
    this.firewall?.close();
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async signIn(address: string, flags: readonly string[] = []): Promise<Headless> {
    const { server, firewall } = this;
    const through = firewall === undefined ? {} : { firewall: firewall.port };
    const client = new Headless({ server, address, flags, ...through });
    this.#clients.add(client);
    await client.read('signedIn');
    return client;
  }

  /** Both, each seeing the other; alike unless Bob has flags of his own. */
  async meet(
    flags: readonly string[] = [],
    bobsFlags = flags,
  ): Promise<readonly [alice: Headless, bob: Headless]> {
    const [alice, bob] = await Promise.all([this.signIn(ALICE, flags), this.signIn(BOB, bobsFlags)]);
    await alice.read('presence', ({ address, status }) => address === BOB && status === 'online');
    return [alice, bob];
  }

  /** A file of bytes that chance gave. */
  async makeFile(name: string, size: number, chance: () => number): Promise<string> {
    const path = join(this.folder, name);
    await pipeline(Readable.from(pieces(size, chance)), createWriteStream(path));
    return path;
  }
}

function* pieces(size: number, chance: () => number): Generator<Buffer> {
  for (let left = size; left > 0; left -= PIECE) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, left));
    for (let at = 0; at + 4 <= piece.length; at += 4) piece.writeUInt32LE(chance() * 0x1_0000_0000, at);
    piece.fill(Math.floor(chance() * 256), piece.length - (piece.length % 4));
    yield piece;
  }
}

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Chance that is the same for the same seed (mulberry32): 0 to 1, 1 excluded. */
export function seededChance(seed: number): () => number {
  // Seeds that are neighbours shall not begin alike.
  let state = Math.imul(Math.trunc(seed) + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
