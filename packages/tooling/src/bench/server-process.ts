// A server under measurement in a process of its own, so that its processor time and memory are its alone.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Which server the child is to be, and how. */
export type ServerKind =
  | { readonly kind: 'nudge'; readonly hash: 'product' | 'off' }
  /** Writes what comes in to the other connection of its pair. */
  | { readonly kind: 'bareRelay' }
  /** Holds connections and does nothing. */
  | { readonly kind: 'bareHold' }
  /** Writes what any connection says to all others. */
  | { readonly kind: 'bareFanOut' }
  /** Checks passwords and does nothing else. */
  | { readonly kind: 'bareHash' };

/** Where the child listens. */
export interface ServerPlace {
  readonly port: number;
  /** Base address of the login page; empty for a bare server. */
  readonly http: string;
}

export interface SeedRequest {
  readonly accounts: number;
  /** Every account's contacts are this many of the accounts before it... */
  readonly contacts?: number;
  /** ...but only for account 0, when set. */
  readonly firstOnly?: boolean;
  /** The accounts are there already. */
  readonly contactsOnly?: boolean;
  /** Whether they can sign in by MD5 too, as MSNP2 to MSNP7 do. */
  readonly legacyMd5?: boolean;
}

export type ChildRequest =
  | { readonly ask: 'processorTime' | 'memory' }
  | { readonly ask: 'seed'; readonly seed: SeedRequest }
  | { readonly ask: 'hashes'; readonly seconds: number };

export interface MeasuredServer extends ServerPlace {
  /** Processor seconds so far, user and system. */
  processorTime(): Promise<number>;
  /** Resident bytes after a collection. */
  memory(): Promise<number>;
  /** Makes accounts `p0@example.com`, `p1@example.com`… with the password `secret`. */
  seed(request: SeedRequest): Promise<void>;
  /** Passwords checked per second, by a server of the kind `bareHash`. */
  hashRate(seconds: number): Promise<number>;
  stop(): Promise<void>;
}

export const startServerProcess = async (kind: ServerKind): Promise<MeasuredServer> => {
  const file = path.join(import.meta.dirname, kind.kind === 'nudge' ? 'nudge-child.ts' : 'bare-child.ts');
  const child = fork(file, [JSON.stringify(kind)], { execArgv: ['--expose-gc'] });
  const ask = async (request: ChildRequest): Promise<unknown> => {
    child.send(request);
    const [answer] = (await once(child, 'message')) as [unknown];
    return answer;
  };
  const [place] = (await once(child, 'message')) as [ServerPlace];
  return {
    ...place,
    processorTime: async () => (await ask({ ask: 'processorTime' })) as number,
    memory: async () => (await ask({ ask: 'memory' })) as number,
    seed: async (seed) => {
      await ask({ ask: 'seed', seed });
    },
    hashRate: async (seconds) => (await ask({ ask: 'hashes', seconds })) as number,
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
};

/** The answers about itself, in the child. A collection would cost processor time, so there is none for that. */
export const ownFigure = (ask: 'processorTime' | 'memory'): number => {
  if (ask === 'memory') {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage.rss();
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
