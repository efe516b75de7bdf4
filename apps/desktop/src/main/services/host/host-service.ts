/**
 * This computer's server, one per computer user: joined when one answers, started in a process of its own when
 * none does. When the application that runs it leaves, the next one that needs it starts it again on the same
 * data and, if it can, the same ports.
 */
import type { HostView, Reply, RequestArguments, StartNotice } from '@nudge/ipc-contract';
import { Emitter } from '../support/emitter.ts';
import type { Clock } from '../support/clock.ts';
import type { Log } from '../support/log.ts';
import { done, fail } from '../support/reply.ts';
import { joinHost } from './control-channel.ts';
import type { HostAccess, HostOutcome, ServerAddress } from './host-access.ts';
import { DEFAULT_PORTS, readHostFile } from './host-file.ts';
import { HostLink, type HostChannel } from './host-link.ts';
import { takeHostLock } from './host-lock.ts';
import type { HostAsk, HostPorts, HostStart, HostStartOutcome } from './host-messages.ts';

/** How long to wait for a server that another application is starting. */
const WAIT_FOR_OTHER_MILLISECONDS = 20_000;
const LOOK_AGAIN_MILLISECONDS = 150;
const START_MAX_MILLISECONDS = 20_000;
const STOP_MAX_MILLISECONDS = 4000;
const CALM_MILLISECONDS = 10_000;

export interface HostServiceOptions {
  /** The server's folder, beside the profiles. */
  readonly folder: string;
  readonly greeterTexts: () => Readonly<Record<string, string>>;
  readonly version: string;
  /** Starts the process the server runs in. */
  readonly launch: () => HostChannel;
  readonly onSetAside: (notice: StartNotice) => void;
  readonly clock: Clock;
  readonly log: Log;
}

const OFF: HostView = {
  role: 'off',
  connectedCount: 0,
  isOpenToNetwork: false,
  friendAddresses: [],
  friendLoginAddresses: [],
  fingerprint: '',
  accounts: [],
};

const addressOf = (ports: HostPorts): ServerAddress => ({
  host: '127.0.0.1',
  port: ports.msnp,
  loginAddress: `http://127.0.0.1:${ports.http}`,
});

export class HostService implements HostAccess {
  readonly changed = new Emitter<HostView>();
  readonly lost = new Emitter<void>();
  readonly #options: HostServiceOptions;
  #link: HostLink | undefined;
  #ensuring: Promise<HostOutcome> | undefined;
  /** The process, while this application runs the server. */
  #process: HostChannel | undefined;
  #startedAt = Number.NEGATIVE_INFINITY;

  constructor(options: HostServiceOptions) {
    this.#options = options;
  }

  get view(): HostView {
    if (this.#link === undefined) return OFF;
    const { ports: _ports, ...status } = this.#link.status;
    return { role: this.#link.role, fingerprint: '', ...status };
  }

  /** Where it listens, or would. */
  get address(): ServerAddress {
    const ports = this.#link?.status.ports ?? readHostFile(this.#options.folder)?.ports ?? DEFAULT_PORTS;
    return addressOf(ports);
  }

  ensure(): Promise<HostOutcome> {
    if (this.#link) return Promise.resolve(this.#outcome(this.#link, false));
    this.#ensuring ??= this.#joinOrStart().finally(() => {
      this.#ensuring = undefined;
    });
    return this.#ensuring;
  }

  createAccount(account: RequestArguments<'createAccount'>): Promise<Reply<undefined>> {
    return this.#ask({ type: 'createAccount', ...account });
  }

  setPassword(account: RequestArguments<'setHostPassword'>): Promise<Reply<undefined>> {
    return this.#ask({ type: 'setPassword', ...account });
  }

  deleteAccount(address: string): Promise<Reply<undefined>> {
    return this.#ask({ type: 'deleteAccount', address });
  }

  openToNetwork(open: boolean): Promise<Reply<undefined>> {
    return this.#ask({ type: 'openToNetwork', open });
  }

  /** Brings the view up to date, if a server answers; starts none. */
  async refresh(): Promise<void> {
    if (this.#link === undefined) await this.#join();
    await this.#link?.ask({ type: 'status' });
  }

  /** Ends the server if this application runs it, else just leaves it. */
  async stop(): Promise<void> {
    const process = this.#process;
    const link = this.#link;
    this.#process = undefined;
    if (process) await this.#stopLocked(process);
    link?.close();
  }

  /** Whoever takes over waits until the ports are free and everything is written. */
  async #stopLocked(process: HostChannel): Promise<void> {
    const release = takeHostLock(this.#options.folder, this.#options.clock.now());
    try {
      await this.#stopProcess(process);
    } finally {
      release?.();
    }
  }

  async #ask(ask: HostAsk): Promise<Reply<undefined>> {
    const outcome = await this.ensure();
    if (!outcome.ok || this.#link === undefined) return fail('hostFailed');
    const answer = await this.#link.ask(ask);
    return answer.ok ? done : fail(answer.code);
  }

  async #joinOrStart(): Promise<HostOutcome> {
    const { clock, folder } = this.#options;
    const giveUpAt = clock.now() + WAIT_FOR_OTHER_MILLISECONDS;
    for (;;) {
      if (await this.#join()) return this.#outcome(this.#link, false);
      const release = takeHostLock(folder, clock.now());
      if (release) return this.#start().finally(release);
      if (clock.now() > giveUpAt) return { ok: false, reason: 'another application is starting the server' };
      await new Promise<void>((resolve) => void clock.after(LOOK_AGAIN_MILLISECONDS, resolve));
    }
  }

  async #join(): Promise<boolean> {
    const control = readHostFile(this.#options.folder)?.control;
    const joined = control && (await joinHost(control.port, control.key));
    if (joined === undefined) return false;
    if (this.#link) {
      // Another way to it was found meanwhile.
      joined.channel.close();
      return true;
    }
    this.#use(new HostLink({ role: 'joined', ...joined, clock: this.#options.clock }));
    return true;
  }

  /** With the lock in hand: another application may have been quicker all the same. */
  async #start(): Promise<HostOutcome> {
    if (await this.#join()) return this.#outcome(this.#link, false);
    const { log, onSetAside, clock } = this.#options;
    const channel = this.#options.launch();
    const outcome = await this.#startIn(channel);
    if (!outcome.ok) {
      log.warn('host: not started', { code: outcome.reason.replaceAll(' ', '-') });
      channel.close();
      return outcome;
    }
    if (outcome.setAsideStore !== undefined) {
      onSetAside({ code: 'serverStoreSetAside', path: outcome.setAsideStore });
    }
    if (outcome.setAsideCertificate !== undefined) {
      onSetAside({ code: 'serverCertificateSetAside', path: outcome.setAsideCertificate });
    }
    log.info('host: started', { port: outcome.status.ports.msnp });
    this.#process = channel;
    this.#startedAt = clock.now();
    this.#use(new HostLink({ role: 'hosting', channel, clock, status: outcome.status }));
    return this.#outcome(this.#link, true);
  }

  #startIn(channel: HostChannel): Promise<HostStartOutcome> {
    const { folder, greeterTexts, version, clock } = this.#options;
    const preferredPorts = readHostFile(folder)?.ports ?? DEFAULT_PORTS;
    const start: HostStart = { type: 'start', folder, preferredPorts, greeterTexts: greeterTexts(), version };
    return new Promise((resolve) => {
      const settle = (outcome: HostStartOutcome): void => {
        cancel();
        resolve(outcome);
      };
      const cancel = clock.after(START_MAX_MILLISECONDS, () => settle({ ok: false, reason: 'no answer' }));
      channel.onMessage((message) => {
        if (message.type === 'started') settle(message.outcome);
      });
      channel.onClosed(() => settle({ ok: false, reason: 'the server process ended' }));
      channel.send(start);
    });
  }

  #stopProcess(channel: HostChannel): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(STOP_MAX_MILLISECONDS, () => settle());
      const settle = (): void => {
        cancel();
        channel.close();
        resolve();
      };
      channel.onClosed(settle);
      channel.send({ type: 'stop' });
    });
  }

  #use(link: HostLink): void {
    this.#link = link;
    link.statusChanged.subscribe(() => this.changed.emit(this.view));
    link.closed.subscribe(() => this.#lose(link));
    this.changed.emit(this.view);
  }

  #lose(link: HostLink): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    this.#process = undefined;
    this.changed.emit(this.view);
    // A server that ends right after its start is left to the slower tries of whoever needs it.
    const isCalm = this.#options.clock.now() - this.#startedAt > CALM_MILLISECONDS;
    if (isCalm) this.lost.emit();
  }

  #outcome(link: HostLink | undefined, startedNow: boolean): HostOutcome {
    if (link === undefined) return { ok: false, reason: 'the server went away' };
    return { ok: true, address: addressOf(link.status.ports), startedNow };
  }
}
