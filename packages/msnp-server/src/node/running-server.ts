/** A started server, as the application that hosts it and the tests see it. */
import { networkInterfaces } from 'node:os';
import type { AccountName } from '@nudge/msnp-codec';
import type { NewAccountRequest } from '../core/accounts.ts';
import type { Service } from '../server.ts';
import type { AccountSummary, Store } from '../store/store.ts';
import type { HttpListener } from './http-listener.ts';
import type { ServerCertificate } from './server-certificate.ts';
import { endpointText, type Endpoint, type TcpListener } from './tcp-listener.ts';

export interface RunningServer {
  readonly msnp: Endpoint;
  /** Base address of the login page, without a slash at the end. */
  readonly http: string;
  /** The greeter's password until the next start, when there is a greeter. */
  readonly greeterPassword?: string;
  /** Where a damaged database was put aside at this start. */
  readonly setAsideAs?: string;
  /** SHA-256 of the certificate for TLS, lower-case hex; undefined where only plain is spoken. */
  readonly fingerprint?: string;
  /** Where a certificate of its own that could not be used was put aside at this start: there is another now. */
  readonly certificateSetAsideAs?: string;
  /** People signed in; the greeter does not count. */
  connectedCount(): number;
  /** Calls back with the new count after each change; returns how to stop that. */
  onConnectedCountChanged(listener: (count: number) => void): () => void;
  /** Calls back after each new account, also of people who register by themselves; returns how to stop that. */
  onAccountCreated(listener: () => void): () => void;
  /** Whether this account is signed in now. */
  isConnected(account: AccountName): boolean;
  listAccounts(): Promise<readonly AccountSummary[]>;
  /** Fails with addressTaken, badAddress, badPassword, badName. */
  createAccount(request: NewAccountRequest): Promise<void>;
  /** Fails with unknownAccount, badPassword. */
  setPassword(address: string, password: string): Promise<void>;
  /** Signs the account out first. Fails with unknownAccount. */
  deleteAccount(address: string): Promise<void>;
  /** Puts both on one another's forward and allow lists. Fails with unknownAccount. */
  befriend(first: string, second: string): Promise<void>;
  /** Lets people on the local network connect and register; gives the addresses to tell them. */
  openToNetwork(): Promise<readonly Endpoint[]>;
  closeToNetwork(): Promise<void>;
  /** Tells everybody (`OUT SSD`), then closes ports and store. */
  stop(): Promise<void>;
}

export interface RunningParts {
  readonly service: Service;
  readonly tcp: TcpListener;
  readonly http: HttpListener;
  readonly store: Store;
  /** Shared with the service's rule on who may register. */
  readonly exposure: { isOpenToNetwork: boolean };
  readonly endpoints: { readonly msnp: Endpoint; readonly http: Endpoint };
  readonly greeter?: AccountName;
  readonly greeterPassword?: string;
  readonly setAsideAs?: string;
  readonly certificate?: Pick<ServerCertificate, 'fingerprint' | 'setAsideAs'> | undefined;
}

const EVERY_ADDRESS = '0.0.0.0';

export class RunningService implements RunningServer {
  readonly msnp: Endpoint;
  readonly http: string;
  readonly greeterPassword?: string;
  readonly setAsideAs?: string;
  readonly fingerprint?: string;
  readonly certificateSetAsideAs?: string;
  readonly #parts: RunningParts;
  #stopped: Promise<void> | undefined = undefined;

  constructor(parts: RunningParts) {
    const { msnp, http } = parts.endpoints;
    this.#parts = parts;
    this.msnp = msnp;
    this.http = `http://${endpointText(http)}`;
    if (parts.greeterPassword !== undefined) this.greeterPassword = parts.greeterPassword;
    if (parts.setAsideAs !== undefined) this.setAsideAs = parts.setAsideAs;
    const { certificate } = parts;
    if (certificate !== undefined) this.fingerprint = certificate.fingerprint;
    if (certificate?.setAsideAs !== undefined) this.certificateSetAsideAs = certificate.setAsideAs;
  }

  connectedCount(): number {
    const { greeter, service } = this.#parts;
    const { sessions } = service.core;
    const isGreeterThere = greeter !== undefined && sessions.find(greeter) !== undefined;
    return sessions.count - (isGreeterThere ? 1 : 0);
  }

  onConnectedCountChanged(listener: (count: number) => void): () => void {
    let last = this.connectedCount();
    return this.#parts.service.core.sessions.onChanged(() => {
      const count = this.connectedCount();
      if (count === last) return;
      last = count;
      listener(count);
    });
  }

  onAccountCreated(listener: () => void): () => void {
    return this.#parts.service.core.accounts.onCreated(listener);
  }

  isConnected(account: AccountName): boolean {
    return this.#parts.service.core.sessions.find(account) !== undefined;
  }

  listAccounts(): Promise<readonly AccountSummary[]> {
    return this.#parts.service.core.accounts.list();
  }

  async createAccount(request: NewAccountRequest): Promise<void> {
    await this.#parts.service.createAccount(request);
  }

  setPassword(address: string, password: string): Promise<void> {
    return this.#parts.service.core.accounts.setPassword(address, password);
  }

  deleteAccount(address: string): Promise<void> {
    return this.#parts.service.deleteAccount(address);
  }

  befriend(first: string, second: string): Promise<void> {
    return this.#parts.service.befriend(first, second);
  }

  async openToNetwork(): Promise<readonly Endpoint[]> {
    await this.#move(EVERY_ADDRESS);
    this.#parts.exposure.isOpenToNetwork = true;
    return networkAddresses().map((host) => ({ host, port: this.msnp.port }));
  }

  async closeToNetwork(): Promise<void> {
    this.#parts.exposure.isOpenToNetwork = false;
    await this.#move(this.msnp.host);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  /** Both ports move together; if one cannot, both go back where they were. */
  async #move(host: string): Promise<void> {
    const { tcp, http, endpoints } = this.#parts;
    try {
      await tcp.listen(host, endpoints.msnp.port);
      await http.listen(host, endpoints.http.port);
    } catch (failure) {
      await tcp.listen(endpoints.msnp.host, endpoints.msnp.port);
      await http.listen(endpoints.http.host, endpoints.http.port);
      throw failure;
    }
  }

  async #stop(): Promise<void> {
    const { tcp, http, store } = this.#parts;
    await Promise.all([tcp.stop(), http.stop()]);
    await store.close();
  }
}

/** IPv4 addresses under which others on the network reach this computer. */
function networkAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
