/**
 * Two people, MSNFTP between them, and nothing else: a switchboard that carries invitations and connections that carry
 * bytes, in memory on a manual clock, each as slow, as lossy or as cut as a test wants it.
 */
import { createHash } from 'node:crypto';
import {
  type AccountName,
  decodeSwitchboardMessage,
  encodeSwitchboardMessage,
  type Invitation,
  invitationFields,
  parseAccountName,
  readInvitation,
} from '@nudge/msnp-codec';
import { ManualTime } from '@nudge/testkit';
import type { MessengerEnvironment } from '../../src/index.ts';
import { MsnftpPeer } from '../../src/msnftp/msnftp-peer.ts';
import type { ByteFlow, FlowOffer } from '../../src/transfer/byte-flow.ts';
import type { FlowListener, PeerHost, PeerMessageMode } from '../../src/transfer/peer-port.ts';
import { type EndRole, FileEnd } from './file-end.ts';
import { MemoryLinks } from './memory-links.ts';

export function accountOf(name: string): AccountName {
  const account = parseAccountName(`${name}@example.com`);
  if (account === undefined) throw new Error(`${name} makes no account`);
  return account;
}

/** Chance that is the same in every run with the same seed: numbers from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}

/** Byte n is n mod 251, so that whatever is moved is seen. */
export function fileOf(size: number): Uint8Array {
  const file = new Uint8Array(size);
  for (let index = 0; index < size; index++) file[index] = index % 251;
  return file;
}

const SYSTEM = { name: 'winnt', version: '5.1', architecture: 'i386' };

function environmentOf(name: string): MessengerEnvironment {
  let created = 0;
  const random = seeded(name.length);
  return {
    md5: (bytes) => createHash('md5').update(bytes).digest(),
    sha1: (bytes) => createHash('sha1').update(bytes).digest(),
    random,
    unixTime: () => 1_100_000_000_000,
    createId: () => `${name}-${created++}`,
    client: { name: 'Test', version: '1', locale: '0x0409', isBot: false, system: SYSTEM },
  };
}

export interface PairOptions {
  readonly seed?: number;
  /** Milliseconds for each message or piece of bytes; in order all the same. */
  readonly latency?: (random: () => number) => number;
  /** Of the switchboard, where it is another one. */
  readonly switchboardLatency?: number;
  readonly canListen?: { readonly alice?: boolean; readonly bob?: boolean };
}

/** Alice sends, Bob receives, unless a test has it otherwise. */
export class Pair {
  readonly time = new ManualTime(1_000);
  readonly random: () => number;
  readonly links: MemoryLinks;
  readonly alice: Person;
  readonly bob: Person;
  /** Whether a switchboard can be had. */
  isReachable = true;
  /** Answers true for a message that is lost, and its switchboard with it. */
  losesMessage = (_invitation: Invitation | undefined): boolean => false;
  readonly #latency: () => number;
  #switchboard: 'none' | 'opening' | 'open' = 'none';
  /** Counts switchboards: what was sent through an older one does not arrive. */
  #generation = 0;
  #lastArrival = 0;
  #isBreaking = false;

  constructor(options: PairOptions = {}) {
    this.random = seeded(options.seed ?? 1);
    const latency = options.latency ?? (() => 10);
    const linkLatency = (): number => latency(this.random);
    this.#latency = () => options.switchboardLatency ?? linkLatency();
    this.links = new MemoryLinks(this.time, linkLatency);
    this.alice = new Person(this, {
      name: 'alice',
      peer: 'bob',
      canListen: options.canListen?.alice ?? true,
    });
    this.bob = new Person(this, { name: 'bob', peer: 'alice', canListen: options.canListen?.bob ?? true });
  }

  get people(): readonly Person[] {
    return [this.alice, this.bob];
  }

  get isOpen(): boolean {
    return this.#switchboard === 'open';
  }

  other(person: Person): Person {
    return person === this.alice ? this.bob : this.alice;
  }

  /** Lets time pass, stopping wherever anybody wants to be woken. */
  advance(milliseconds: number): void {
    const end = this.time.now() + milliseconds;
    for (;;) {
      const wishes = [this.time.next(), ...this.people.map((person) => person.machine.deadline())];
      const next = Math.min(...wishes.map((wish) => wish ?? Number.POSITIVE_INFINITY));
      if (next > end) break;
      this.time.moveTo(next);
      for (const { machine } of this.people) {
        if ((machine.deadline() ?? Number.POSITIVE_INFINITY) <= this.time.now())
          machine.expire(this.time.now());
      }
    }
    this.time.moveTo(end);
  }

  /** Lets things happen until nothing more does, deadlines left alone. */
  rest(): void {
    for (let next = this.time.next(); next !== undefined; next = this.time.next())
      this.advance(next - this.time.now());
  }

  wishChanged(): void {
    if (this.#isBreaking) return;
    if (!this.people.some(({ wantsSwitchboard }) => wantsSwitchboard)) {
      if (this.#switchboard === 'open') this.breakSwitchboard();
    } else if (this.#switchboard === 'none') {
      this.#switchboard = 'opening';
      this.time.after(this.#latency(), () => this.#opened());
    }
  }

  breakSwitchboard(): void {
    if (this.#switchboard !== 'open') return;
    this.#switchboard = 'none';
    this.#generation++;
    this.#isBreaking = true;
    for (const person of this.people) person.switchboardLost();
    this.#isBreaking = false;
    this.wishChanged();
  }

  /** Brings a body to the other one, and its acknowledgement back. */
  carry(from: Person, body: Uint8Array, token: string): void {
    const generation = this.#generation;
    const invitation = invitationOf(body);
    const arrival = Math.max(this.#lastArrival, this.time.now() + this.#latency());
    this.#lastArrival = arrival;
    this.time.after(arrival - this.time.now(), () => {
      if (generation !== this.#generation) return;
      if (this.losesMessage(invitation)) return this.breakSwitchboard();
      this.time.after(this.#latency(), () => from.delivered(token));
      this.other(from).hear(body);
    });
  }

  #opened(): void {
    this.#switchboard = this.isReachable ? 'open' : 'none';
    for (const person of this.people) {
      if (this.isReachable) person.machine.ready(this.time.now());
      else if (person.wantsSwitchboard) person.machine.refused('notOnline', this.time.now());
    }
    this.wishChanged();
  }
}

export function invitationOf(body: Uint8Array): Invitation | undefined {
  const { message } = decodeSwitchboardMessage(body);
  return message.kind === 'invitation' ? readInvitation(message.fields) : undefined;
}

export function bodyOf(invitation: Invitation): Uint8Array {
  return encodeSwitchboardMessage({ kind: 'invitation', fields: invitationFields(invitation) });
}

/** One of two: the machine, what is around it, and an application that sends and receives. */
export class Person implements PeerHost {
  readonly environment: MessengerEnvironment;
  readonly account: AccountName;
  readonly peer: AccountName;
  readonly peerFeatures: ReadonlySet<string> = new Set();
  readonly links: ReturnType<MemoryLinks['hostOf']>;
  readonly machine: MsnftpPeer;
  ownAddress: PeerHost['ownAddress'] = { external: '127.0.0.1', internal: '127.0.0.1' };
  wantsSwitchboard = false;
  /** Everything that came to this person by the switchboard. */
  readonly heard: (Invitation | undefined)[] = [];
  readonly transfers: FileEnd[] = [];
  /** What to do with an offer; by default it is taken. */
  onOffer: (end: FileEnd) => void = (end) => end.accept();
  diskDelay = 0;
  readonly #pair: Pair;
  readonly #unsettled = new Set<string>();

  constructor(
    pair: Pair,
    options: { readonly name: string; readonly peer: string; readonly canListen: boolean },
  ) {
    this.#pair = pair;
    this.environment = environmentOf(options.name);
    this.account = accountOf(options.name);
    this.peer = accountOf(options.peer);
    this.links = pair.links.hostOf(() => this.machine);
    this.machine = new MsnftpPeer(this, {
      canListen: options.canListen,
      isAllowed: true,
      onOffer: (offer, flow) => this.#offered(offer, flow),
    });
  }

  get isReady(): boolean {
    return this.#pair.isOpen;
  }

  wantSwitchboard(isWanted: boolean): void {
    this.wantsSwitchboard = isWanted;
    this.#pair.wishChanged();
  }

  send(_mode: PeerMessageMode, body: Uint8Array, token: string): void {
    this.#unsettled.add(token);
    this.#pair.carry(this, body, token);
  }

  /** Offers a file to the other one. */
  offer(file: Uint8Array, name = 'hello.txt'): FileEnd {
    const end = this.#createEnd({ kind: 'sender', file });
    end.flow = this.machine.offer({ name, size: file.length }, end.listener, this.#now);
    return end;
  }

  /** Somebody else's invitation, as if it came from the other one. */
  say(invitation: Invitation): void {
    this.hear(bodyOf(invitation));
  }

  hear(body: Uint8Array): void {
    const invitation = invitationOf(body);
    this.heard.push(invitation);
    if (invitation !== undefined) this.machine.invited(invitation, this.#now);
  }

  delivered(token: string): void {
    if (this.#unsettled.delete(token)) this.machine.settled(token, 'delivered', this.#now);
  }

  switchboardLost(): void {
    for (const token of this.#unsettled) this.machine.settled(token, 'unknown', this.#now);
    this.#unsettled.clear();
    this.machine.lost(this.#now);
  }

  get #now(): number {
    return this.#pair.time.now();
  }

  #offered(offer: FlowOffer, flow: ByteFlow): FlowListener {
    const end = this.#createEnd({ kind: 'receiver', offer });
    end.flow = flow;
    this.onOffer(end);
    return end.listener;
  }

  #createEnd(role: EndRole): FileEnd {
    const end = new FileEnd({ time: this.#pair.time, role, diskDelay: () => this.diskDelay });
    this.transfers.push(end);
    return end;
  }
}
