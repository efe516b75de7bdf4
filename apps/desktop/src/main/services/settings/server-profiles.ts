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

const fingerprint = z
  .string()
  .regex(/^(?:[0-9a-f]{64})?$/)
  .default('');

const networkServerSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  loginAddress: z.string(),
  // Younger than the others: a profile without them would be lost.
  isSecure: z.boolean().default(false),
  trustedFingerprint: fingerprint,
  trustedLoginFingerprint: fingerprint,
  links: z.object({ forgotPassword: z.string(), serviceStatus: z.string(), newAccount: z.string() }),
});

type NetworkServer = z.infer<typeof networkServerSchema>;
/** As a window asks for it: whom one trusts is not asked for along with it. */
type ServerToSave = Omit<NetworkServer, keyof ServerTrusts>;

/** Certificates that are trusted besides those of the system's authorities; empty: none. */
export type ServerTrusts = Pick<NetworkServer, 'trustedFingerprint' | 'trustedLoginFingerprint'>;

const THIS_COMPUTER: ServerProfile = {
  id: THIS_COMPUTER_ID,
  kind: 'thisComputer',
  name: '',
  host: '127.0.0.1',
  port: DEFAULT_MSNP_PORT,
  loginAddress: `http://127.0.0.1:${DEFAULT_HTTP_PORT}`,
  isSecure: false,
  trustedFingerprint: '',
  links: NO_LINKS,
};

function urlOf(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

const protocolOf = (address: string): string | undefined => urlOf(address)?.protocol;

/** As in the address; IPv6 without brackets. */
export const hostOf = (address: string): string | undefined =>
  urlOf(address)?.hostname.replaceAll(/^\[|\]$/g, '');

const isHttpsAddress = (text: string): boolean => protocolOf(text) === 'https:';

export const isHttpAddress = (text: string): boolean => isHttpsAddress(text) || protocolOf(text) === 'http:';

/** An address for a URL: IPv6 needs brackets. */
function hostInUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** Whether the login service stands where the server does, however the two are spelled. */
export function isLoginBeside({ host, loginAddress }: Pick<ServerProfile, 'host' | 'loginAddress'>): boolean {
  return hostOf(loginAddress) === hostOf(defaultLoginAddress(host, false));
}

export function defaultLoginAddress(host: string, isSecure: boolean): string {
  return `${isSecure ? 'https' : 'http'}://${hostInUrl(host)}:${DEFAULT_HTTP_PORT}`;
}

type PresetAddress = Pick<ServerProfile, 'host' | 'port' | 'loginAddress' | 'isSecure'>;

/** A server that is spoken to encrypted does not become a plain one by a word that was left out. */
function stillSecure(address: PresetAddress, known: NetworkServer | undefined): PresetAddress {
  if (known?.isSecure !== true || address.isSecure) return address;
  const loginAddress = isHttpsAddress(address.loginAddress) ? address.loginAddress : known.loginAddress;
  return { ...address, isSecure: true, loginAddress };
}

export interface ServersChange {
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
}

/** Servers one can sign in to, kept as editable data; this computer's own is always the first. */
export class ServerProfiles {
  readonly changed = new Emitter<ServersChange>();
  readonly #store: KeyedStore;
  readonly #newId: () => string;
  #network: readonly NetworkServer[];
  #selectedId: string;
  #thisComputer = THIS_COMPUTER;

  constructor(store: KeyedStore, newId: () => string) {
    this.#store = store;
    this.#newId = newId;
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

  /**
   * Replaces the server of the same id, or adds one. One without an id is new: it gets one and is chosen, for whoever
   * adds a server wants to sign in there. An empty login address becomes the usual one.
   */
  save(server: ServerToSave): Reply<undefined> {
    const isKnown = this.#network.some(({ id }) => id === server.id);
    if (!isKnown && this.#network.length >= SERVER_PROFILES_MAX) return fail('badArguments');
    if (server.id !== '') return this.#keep(server);
    const id = this.#newId();
    const kept = this.#keep({ ...server, id });
    return kept.ok ? this.select(id) : kept;
  }

  delete(id: string): Reply<undefined> {
    if (!this.#network.some((server) => server.id === id)) return fail('badArguments');
    this.#write(this.#network.filter((server) => server.id !== id));
    return done;
  }

  setTrust(id: string, trusts: Partial<ServerTrusts>): Reply<undefined> {
    if (!this.#network.some((server) => server.id === id)) return fail('badArguments');
    this.#write(this.#network.map((server) => (server.id === id ? { ...server, ...trusts } : server)));
    return done;
  }

  /** A server given on the command line: filled in and chosen, and kept like any other, however many there are. */
  preset(address: PresetAddress): void {
    const id = `${address.host}:${address.port}`;
    const known = this.#network.find((server) => server.id === id);
    this.#keep({ id, name: id, ...stillSecure(address, known), links: known?.links ?? NO_LINKS });
    this.select(id);
  }

  #keep(server: ServerToSave): Reply<undefined> {
    const loginAddress =
      server.loginAddress === '' ? defaultLoginAddress(server.host, server.isSecure) : server.loginAddress;
    const links = Object.values(server.links).filter((link) => link !== '');
    const known = this.#network.find(({ id }) => id === server.id);
    if (server.id === THIS_COMPUTER_ID) return fail('badArguments');
    if (![loginAddress, ...links].every(isHttpAddress)) return fail('badAddress');
    // No password is said in the clear to a server that is spoken to encrypted.
    if (server.isSecure && !isHttpsAddress(loginAddress)) return fail('badAddress');
    // Whoever stands at another place has another certificate.
    const trustedFingerprint = known?.host === server.host ? known.trustedFingerprint : '';
    const isSameLogin = known !== undefined && hostOf(known.loginAddress) === hostOf(loginAddress);
    const trustedLoginFingerprint = isSameLogin ? known.trustedLoginFingerprint : '';
    const entry = { ...server, loginAddress, trustedFingerprint, trustedLoginFingerprint };
    this.#write(
      known ? this.#network.map((one) => (one.id === entry.id ? entry : one)) : [...this.#network, entry],
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
