import type { Reply, ServerProfile } from '@nudge/ipc-contract';
import { z } from 'zod';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import { done, fail } from '../support/reply.ts';

export const THIS_COMPUTER_ID = 'thisComputer';
export const SERVER_PROFILES_MAX = 50;
export const DEFAULT_MSNP_PORT = 1863;
export const DEFAULT_HTTP_PORT = 8863;

const SERVERS_KEY = 'servers';
const SELECTED_KEY = 'selectedServerId';
const NO_LINKS = { forgotPassword: '', serviceStatus: '', newAccount: '' } as const;

const networkServerSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  loginAddress: z.string(),
  links: z.object({ forgotPassword: z.string(), serviceStatus: z.string(), newAccount: z.string() }),
});

type NetworkServer = z.infer<typeof networkServerSchema>;

const THIS_COMPUTER: ServerProfile = {
  id: THIS_COMPUTER_ID,
  kind: 'thisComputer',
  name: '',
  host: '127.0.0.1',
  port: DEFAULT_MSNP_PORT,
  loginAddress: `http://127.0.0.1:${DEFAULT_HTTP_PORT}`,
  links: NO_LINKS,
};

export function isHttpAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** An address for a URL: IPv6 needs brackets. */
export function hostInUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

export function defaultLoginAddress(host: string): string {
  return `http://${hostInUrl(host)}:${DEFAULT_HTTP_PORT}`;
}

export interface ServersChange {
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
}

/** Servers one can sign in to, kept as editable data; this computer's own is always the first. */
export class ServerProfiles {
  readonly changed = new Emitter<ServersChange>();
  readonly #store: KeyedStore;
  #network: readonly NetworkServer[];
  #selectedId: string;
  #thisComputer = THIS_COMPUTER;

  constructor(store: KeyedStore) {
    this.#store = store;
    const stored = store.get(SERVERS_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    this.#network = entries.flatMap((entry) => networkServerSchema.safeParse(entry).data ?? []);
    const selected = store.get(SELECTED_KEY);
    this.#selectedId = typeof selected === 'string' ? selected : THIS_COMPUTER_ID;
  }

  list(): readonly ServerProfile[] {
    return [this.#thisComputer, ...this.#network.map((server) => ({ ...server, kind: 'network' as const }))];
  }

  get selectedId(): string {
    return this.find(this.#selectedId)?.id ?? THIS_COMPUTER_ID;
  }

  /** Where the chosen one tells how it is; empty: nowhere. */
  get statusPage(): string {
    return this.find(this.#selectedId)?.links.serviceStatus ?? '';
  }

  find(id: string): ServerProfile | undefined {
    return this.list().find((server) => server.id === id);
  }

  /** Where this computer's server listens, once that is known. */
  setThisComputer(address: Pick<ServerProfile, 'host' | 'port' | 'loginAddress'>): void {
    this.#thisComputer = { ...this.#thisComputer, ...address };
    this.#tell();
  }

  select(id: string): Reply<undefined> {
    if (!this.list().some((server) => server.id === id)) return fail('badArguments');
    this.#selectedId = id;
    this.#store.set(SELECTED_KEY, id);
    this.#tell();
    return done;
  }

  /** Adds a server, or replaces the one of the same id. An empty login address becomes the usual one. */
  save(server: NetworkServer): Reply<undefined> {
    const isKnown = this.#network.some(({ id }) => id === server.id);
    if (!isKnown && this.#network.length >= SERVER_PROFILES_MAX) return fail('badArguments');
    return this.#keep(server);
  }

  delete(id: string): Reply<undefined> {
    if (!this.#network.some((server) => server.id === id)) return fail('badArguments');
    this.#write(this.#network.filter((server) => server.id !== id));
    return done;
  }

  /** A server given on the command line: filled in and chosen, and kept like any other, however many there are. */
  preset({ host, port, loginAddress }: Pick<ServerProfile, 'host' | 'port' | 'loginAddress'>): void {
    const id = `${host}:${port}`;
    const known = this.#network.find((server) => server.id === id);
    this.#keep({ id, name: id, host, port, loginAddress, links: known?.links ?? NO_LINKS });
    this.select(id);
  }

  #keep(server: NetworkServer): Reply<undefined> {
    const loginAddress = server.loginAddress === '' ? defaultLoginAddress(server.host) : server.loginAddress;
    const links = Object.values(server.links).filter((link) => link !== '');
    const isKnown = this.#network.some(({ id }) => id === server.id);
    if (server.id === THIS_COMPUTER_ID || server.id === '') return fail('badArguments');
    if (![loginAddress, ...links].every(isHttpAddress)) return fail('badAddress');
    const entry = { ...server, loginAddress };
    this.#write(
      isKnown ? this.#network.map((one) => (one.id === entry.id ? entry : one)) : [...this.#network, entry],
    );
    return done;
  }

  #write(network: readonly NetworkServer[]): void {
    this.#network = network;
    this.#store.set(SERVERS_KEY, network);
    this.#tell();
  }

  #tell(): void {
    this.changed.emit({ servers: this.list(), selectedServerId: this.selectedId });
  }
}
