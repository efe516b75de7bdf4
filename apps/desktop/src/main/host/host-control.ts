/** Answers what applications of this user may ask of the server that runs here, and tells how it stands. */
import type { RequestFailureCode } from '@nudge/ipc-contract';
import { ServerError, type RunningServer, type ServerErrorCode } from '@nudge/msnp-server/node';
import type { HostAnswer, HostAsk, HostStatus } from '../services/host/host-messages.ts';
import { Emitter } from '../services/support/emitter.ts';
import { shownName } from '../services/support/shown-line.ts';

/** Where a client looks for the sign-in service of a host when it is told nothing else. */
const USUAL_HTTP_PORT = 8863;

const FAILURES: Partial<Record<ServerErrorCode, RequestFailureCode>> = {
  addressTaken: 'accountTaken',
  badAddress: 'badAddress',
  badName: 'badDisplayName',
  badPassword: 'weakPassword',
  unknownAccount: 'noSuchAccount',
};

const failureOf = (error: unknown): RequestFailureCode =>
  (error instanceof ServerError ? FAILURES[error.code] : undefined) ?? 'hostFailed';

export class HostControl {
  readonly statusChanged = new Emitter<HostStatus>();
  readonly #server: RunningServer;
  /** Shown nowhere: nobody signs in as it. */
  readonly #greeter: string;
  #friendHosts: readonly string[] = [];
  #isOpen = false;

  constructor(server: RunningServer, greeter: string) {
    this.#server = server;
    this.#greeter = greeter;
    server.onConnectedCountChanged(() => void this.#tell());
    server.onAccountCreated(() => void this.#tell());
  }

  async status(): Promise<HostStatus> {
    const server = this.#server;
    const accounts = await server.listAccounts();
    const ports = { msnp: server.msnp.port, http: Number(new URL(server.http).port) };
    return {
      ports,
      connectedCount: server.connectedCount(),
      isOpenToNetwork: this.#isOpen,
      friendAddresses: this.#friendHosts.map((host) => `${host}:${ports.msnp}`),
      friendLoginAddresses:
        ports.http === USUAL_HTTP_PORT ? [] : this.#friendHosts.map((host) => `http://${host}:${ports.http}`),
      ...(server.fingerprint === undefined ? {} : { fingerprint: server.fingerprint }),
      accounts: accounts
        .filter(({ address }) => address !== this.#greeter)
        .map(({ address, name, legacyMd5 }) => ({
          address,
          displayName: shownName(name, address),
          isConnected: server.isConnected(address),
          allowsOldPrograms: legacyMd5,
        })),
    };
  }

  async answer(ask: HostAsk): Promise<HostAnswer> {
    try {
      await this.#do(ask);
      const status = await this.status();
      if (ask.type !== 'status') this.statusChanged.emit(status);
      return { ok: true, status };
    } catch (error) {
      return { ok: false, code: failureOf(error) };
    }
  }

  async #do(ask: HostAsk): Promise<void> {
    switch (ask.type) {
      case 'status':
        return;
      case 'createAccount': {
        const { address, password, displayName: name, allowOldPrograms: legacyMd5 } = ask;
        return this.#server.createAccount({ address, password, name, legacyMd5 });
      }
      case 'setPassword':
        return this.#server.setPassword(ask.address, ask.password);
      case 'deleteAccount':
        return this.#server.deleteAccount(ask.address);
      case 'openToNetwork':
        return ask.open ? this.#open() : this.#close();
    }
  }

  async #open(): Promise<void> {
    const endpoints = await this.#server.openToNetwork();
    this.#friendHosts = endpoints.map(({ host }) => host);
    this.#isOpen = true;
  }

  async #close(): Promise<void> {
    await this.#server.closeToNetwork();
    this.#friendHosts = [];
    this.#isOpen = false;
  }

  async #tell(): Promise<void> {
    try {
      this.statusChanged.emit(await this.status());
    } catch {
      // The server is stopping; nobody needs to know how it stands.
    }
  }
}
