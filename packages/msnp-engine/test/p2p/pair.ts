/**
 * Two people's P2P channels joined in memory, on one manual clock: a switchboard that can delay, repeat, reorder
 * and die, and TCP that can be slow, cut, dead or filtered.
 */
import { createHash } from 'node:crypto';
import { decodeSwitchboardMessage, parseAccountName, type AccountName } from '@nudge/msnp-codec';
import { ManualTime } from '@nudge/testkit';
import type { MessengerEnvironment } from '../../src/core/environment.ts';
import { PeerChannel } from '../../src/p2p/peer-channel.ts';
import { NUDGE_FEATURES } from '../../src/p2p/nudge-features.ts';
import type { InvitationOptions } from '../../src/p2p/invitations.ts';
import type { LinkHost } from '../../src/transfer/link-port.ts';
import type { PeerHost, PeerMessageMode } from '../../src/transfer/peer-port.ts';
import { MemoryNetwork } from './memory-network.ts';

export const sha1 = (bytes: Uint8Array): Uint8Array => createHash('sha1').update(bytes).digest();

export function accountOf(name: string): AccountName {
  const account = parseAccountName(`${name}@example.com`);
  if (account === undefined) throw new Error(`${name} makes no account`);
  return account;
}

/** Chance without chance: the same identifiers in every run. */
export function environmentOf(name: string): MessengerEnvironment {
  let drawn = 0;
  return {
    sha1,
    md5: sha1,
    random: () => 0.5,
    unixTime: () => 1_100_000_000_000,
    createId: () => `${name}-${drawn++}`,
    client: {
      name: 'Nudge',
      version: '0.1.0',
      system: { name: 'winnt', version: '5.1', architecture: 'i386' },
      locale: '0x0409',
      isBot: false,
    },
  };
}

const noOffers = (): never => {
  throw new Error('nobody offers anything here');
};

export interface PairOptions {
  /** Whether both announce what Nudge clients can do. */
  readonly isNudge?: boolean;
  readonly allowDirect?: boolean;
  /** Whether both say that others can connect to them; else they are behind a proxy. */
  readonly canListen?: boolean;
}

/** What the switchboard does to one message. */
export interface Carriage {
  /** Milliseconds, one way, for each copy that arrives. */
  readonly arrivals: readonly number[];
  /** Milliseconds until the server's word comes back. */
  readonly settledAfter: number;
}

const LATENCY = 5;
const REOPENING = 200;

export class Pair {
  readonly time = new ManualTime(1_000);
  readonly network = new MemoryNetwork(this.time);
  readonly alice: End;
  readonly bob: End;
  /** Decides how each message travels. */
  carriage: () => Carriage = () => ({ arrivals: [LATENCY], settledAfter: LATENCY });
  /** What the server says when a switchboard is wanted. */
  isReachable = true;
  #isOpen = false;
  #opensAt: number | undefined;
  /** Counts switchboards, so that nothing of an old one arrives in a new one. */
  #generation = 0;

  constructor(options: PairOptions = {}) {
    this.alice = new End(this, { name: 'alice', peer: 'bob' }, options);
    this.bob = new End(this, { name: 'bob', peer: 'alice' }, options);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  other(end: End): End {
    return end === this.alice ? this.bob : this.alice;
  }

  wanted(): void {
    if (this.#isOpen || this.#opensAt !== undefined) return;
    this.#opensAt = this.time.now() + REOPENING;
    this.time.after(REOPENING, () => this.#open());
  }

  #open(): void {
    this.#opensAt = undefined;
    const ends = [this.alice, this.bob];
    if (!ends.some((end) => end.isWanting)) return;
    if (!this.isReachable) {
      for (const end of ends.filter(({ isWanting }) => isWanting)) {
        end.isWanting = false;
        end.channel.refused('notOnline', this.time.now());
      }
      return;
    }
    this.#isOpen = true;
    for (const end of ends) end.channel.ready(this.time.now());
  }

  carry(from: End, body: Uint8Array, token: string): void {
    if (!this.#isOpen) throw new Error('sent without a switchboard');
    const generation = this.#generation;
    const { arrivals, settledAfter } = this.carriage();
    from.open.add(token);
    const { message } = decodeSwitchboardMessage(body);
    if (message.kind !== 'p2p' || message.destination !== this.other(from).account)
      throw new Error('no carrier');
    from.bytesSent += body.length;
    from.said.push(Buffer.from(body).toString('latin1'));
    for (const arrival of arrivals) {
      this.time.after(arrival, () => {
        if (generation === this.#generation) this.other(from).channel.carried(message.chunk, this.time.now());
      });
    }
    this.time.after(settledAfter, () => {
      if (generation !== this.#generation || !from.open.delete(token)) return;
      from.channel.settled(token, 'delivered', this.time.now());
    });
  }

  /** The switchboard is gone, with all that was on its way. */
  cut(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#generation++;
    for (const end of [this.alice, this.bob]) end.lose(this.time.now());
    for (const end of [this.alice, this.bob]) if (end.isWanting) this.wanted();
  }

  /** Lets time pass, stopping wherever anybody wants to be woken. */
  advance(milliseconds: number): void {
    const end = this.time.now() + milliseconds;
    for (let next = this.#next(); next !== undefined && next <= end; next = this.#next()) this.#moveTo(next);
    this.time.moveTo(end);
  }

  /** Lets time pass until something is true, at most so long. */
  until(isTrue: () => boolean, milliseconds = 3_600_000): void {
    const end = this.time.now() + milliseconds;
    while (!isTrue()) {
      const next = this.#next();
      if (next === undefined || next > end) throw new Error('it never came to that');
      this.#moveTo(next);
    }
  }

  #next(): number | undefined {
    const wishes = [this.time.next(), this.alice.channel.deadline(), this.bob.channel.deadline()];
    const set = wishes.filter((wish) => wish !== undefined);
    return set.length === 0 ? undefined : Math.max(Math.min(...set), this.time.now());
  }

  #moveTo(time: number): void {
    this.time.moveTo(time);
    for (const { channel } of [this.alice, this.bob]) {
      const deadline = channel.deadline();
      if (deadline !== undefined && deadline <= time) channel.expire(time);
    }
  }
}

interface Names {
  readonly name: string;
  readonly peer: string;
}

/** One person's side. */
export class End {
  readonly account: AccountName;
  readonly channel: PeerChannel;
  readonly host: PeerHost;
  readonly open = new Set<string>();
  /** What this person answers to offers, and has for others. */
  options: InvitationOptions = { onOffer: noOffers, objects: { find: () => undefined } };
  features: ReadonlySet<string>;
  isWanting = false;
  bytesSent = 0;
  /** Every message in the switchboard, byte by byte. */
  readonly said: string[] = [];
  readonly links: LinkHost;
  readonly #pair: Pair;

  constructor(pair: Pair, { name, peer }: Names, options: PairOptions) {
    this.#pair = pair;
    this.account = accountOf(name);
    this.features = new Set(options.isNudge === true ? NUDGE_FEATURES : []);
    this.links = pair.network.hostFor(name, () => this.channel);
    this.host = this.#makeHost(peer, options);
    this.channel = new PeerChannel(this.host, {
      onOffer: (...offered) => this.options.onOffer(...offered),
      objects: { find: (sha1d) => this.options.objects.find(sha1d) },
    });
    this.channel.allowDirect = options.allowDirect ?? false;
  }

  #makeHost(peer: string, { canListen = true }: PairOptions): PeerHost {
    const { account, links } = this;
    const pair = this.#pair;
    const isOpen = (): boolean => pair.isOpen;
    const features = (): ReadonlySet<string> => this.features;
    return {
      environment: { ...environmentOf(account), canListen },
      account,
      peer: accountOf(peer),
      ownAddress: { external: '203.0.113.1', internal: '10.0.0.1' },
      get peerFeatures() {
        return features();
      },
      links,
      get isReady() {
        return isOpen();
      },
      wantSwitchboard: (isWanted) => {
        this.isWanting = isWanted;
        if (isWanted) pair.wanted();
      },
      send: (_mode: PeerMessageMode, body, token) => pair.carry(this, body, token),
    };
  }

  lose(now: number): void {
    for (const token of this.open) this.channel.settled(token, 'unknown', now);
    this.open.clear();
    this.channel.lost(now);
  }
}
