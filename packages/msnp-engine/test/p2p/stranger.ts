/** One channel, and on its other side nobody but the test: every chunk is made by hand, every answer is looked at. */
import {
  decodeP2pChunk,
  decodeSlpMessage,
  decodeSwitchboardMessage,
  encodeFileContext,
  encodeP2pChunk,
  encodeSlpBody,
  encodeSlpMessage,
  EUF_GUIDS,
  P2P_FLAGS,
  readSlpBody,
  type P2pChunk,
  type P2pHeader,
  type SlpBody,
  type SlpMessage,
  type SlpRequest,
} from '@nudge/msnp-codec';
import { ManualTime } from '@nudge/testkit';
import { NUDGE_FEATURES } from '../../src/p2p/nudge-features.ts';
import type { InvitationOptions } from '../../src/p2p/invitations.ts';
import { PeerChannel } from '../../src/p2p/peer-channel.ts';
import type { ByteFlow, ByteFlowEvent, FlowEnding, FlowOffer } from '../../src/transfer/byte-flow.ts';
import { accountOf, environmentOf } from './pair.ts';

const ME = 'bob';
const STRANGER = 'eve';

/** What the channel did to connections and listeners. */
export interface LinkAct {
  readonly kind: 'connect' | 'write' | 'close' | 'pause' | 'listen' | 'stopListening';
  readonly id: number;
  readonly host?: string;
  readonly port?: number;
  readonly bytes?: Uint8Array;
  readonly isPaused?: boolean;
}

export interface StrangerOptions {
  readonly isNudge?: boolean;
  readonly objects?: InvitationOptions['objects'];
}

/** A header with everything zero but what is said. */
export function headerOf(fields: Partial<P2pHeader>): P2pHeader {
  return {
    sessionId: 0,
    identifier: 1,
    dataOffset: 0,
    totalSize: 0,
    chunkSize: 0,
    flags: 0,
    ackIdentifier: 77,
    ackUniqueId: 0,
    ackDataSize: 0n,
    ...fields,
  };
}

export class Stranger {
  readonly time = new ManualTime(1_000);
  readonly channel: PeerChannel;
  readonly account = accountOf(STRANGER);
  readonly acts: LinkAct[] = [];
  readonly offers: FlowOffer[] = [];
  readonly flows: ByteFlow[] = [];
  events: ByteFlowEvent[] = [];
  isWanting = false;
  readonly #sent: P2pChunk[] = [];
  readonly #open: string[] = [];
  #nextId = 1;
  #identifier = 500;

  constructor(options: StrangerOptions = {}) {
    const features = new Set<string>(options.isNudge === true ? NUDGE_FEATURES : []);
    const act = (kind: LinkAct['kind'], id: number, more: Partial<LinkAct> = {}): number => {
      this.acts.push({ kind, id, ...more });
      return id;
    };
    this.channel = new PeerChannel(
      {
        environment: environmentOf(ME),
        account: accountOf(ME),
        peer: this.account,
        ownAddress: { external: '203.0.113.1', internal: '10.0.0.1' },
        peerFeatures: features,
        isReady: true,
        links: {
          connect: (host, port) => act('connect', this.#nextId++, { host, port }),
          write: (id, bytes) => void act('write', id, { bytes }),
          close: (id) => void act('close', id),
          pause: (id, isPaused) => void act('pause', id, { isPaused }),
          listen: () => act('listen', this.#nextId++),
          stopListening: (id) => void act('stopListening', id),
        },
        wantSwitchboard: (isWanted) => {
          this.isWanting = isWanted;
        },
        send: (_mode, body, token) => this.#collect(body, token),
      },
      {
        objects: options.objects ?? { find: () => undefined },
        onOffer: (offer, flow) => {
          this.offers.push(offer);
          this.flows.push(flow);
          return (event) => this.events.push(event);
        },
      },
    );
  }

  get now(): number {
    return this.time.now();
  }

  get flow(): ByteFlow {
    const flow = this.flows[0];
    if (flow === undefined) throw new Error('no offer arrived');
    return flow;
  }

  get ending(): FlowEnding | undefined {
    return this.events.find((event) => event.kind === 'ended')?.ending;
  }

  get received(): Uint8Array {
    return Buffer.concat(
      this.events.map((event) => (event.kind === 'bytes' ? event.bytes : new Uint8Array(0))),
    );
  }

  #collect(body: Uint8Array, token: string): void {
    const { message } = decodeSwitchboardMessage(body);
    const chunk = message.kind === 'p2p' ? decodeP2pChunk(message.chunk, { footer: true }) : undefined;
    if (chunk?.ok !== true) throw new Error('no chunk');
    this.#sent.push(chunk.value);
    this.#open.push(token);
  }

  /** Tells the channel that all it sent was delivered. */
  deliver(): void {
    for (let token = this.#open.shift(); token !== undefined; token = this.#open.shift()) {
      this.channel.settled(token, 'delivered', this.now);
    }
  }

  /** Messages that are open in the switchboard. */
  get openCount(): number {
    return this.#open.length;
  }

  /** Everything the channel said since the last time, delivered and, if it wants, acknowledged. */
  hear(acknowledges = true): readonly P2pChunk[] {
    this.deliver();
    const chunks = this.#sent.splice(0);
    for (const { header, data } of acknowledges ? chunks : []) {
      const isWhole = header.chunkSize > 0 && header.dataOffset + data.length === header.totalSize;
      if (isWhole) this.acknowledge(header);
    }
    return chunks;
  }

  /** The SLP in it. */
  hearSlp(): readonly (SlpMessage & { readonly content: SlpBody })[] {
    return this.hear().flatMap(({ header, data }) => {
      const slp = header.sessionId === 0 && data.length > 0 ? decodeSlpMessage(data) : undefined;
      if (slp?.ok !== true) return [];
      const content = readSlpBody(slp.value);
      return content.ok ? [{ ...slp.value, content: content.value }] : [];
    });
  }

  acknowledge(header: P2pHeader): void {
    this.send({
      header: headerOf({
        sessionId: header.sessionId,
        identifier: this.#identifier++,
        totalSize: header.totalSize,
        flags: P2P_FLAGS.ack,
        ackIdentifier: header.identifier,
        ackUniqueId: header.ackIdentifier,
        ackDataSize: BigInt(header.totalSize),
      }),
      data: new Uint8Array(0),
    });
  }

  send(chunk: P2pChunk): void {
    this.channel.carried(encodeP2pChunk({ footer: 0, ...chunk }), this.now);
  }

  /** A chunk whose header says what is told, true or not. */
  sendData(data: Uint8Array, fields: Partial<P2pHeader>): void {
    this.send({ header: headerOf({ chunkSize: data.length, totalSize: data.length, ...fields }), data });
  }

  sendSlp(slp: SlpMessage, flags = 0): void {
    this.sendData(encodeSlpMessage(slp), { identifier: this.#identifier++, flags });
  }

  request(method: SlpRequest['method'], body: SlpBody, callId = CALL_ID): SlpRequest {
    const envelope = { to: accountOf(ME), from: this.account, branch: BRANCH, callId, cSeq: 0 };
    return { kind: 'request', method, ...envelope, ...encodeSlpBody(body) };
  }

  /** Offers a file, and has it accepted. */
  offerFile(size: number, nudgeId?: string): void {
    this.sendSlp(this.request('INVITE', fileRequest(size, SESSION_ID, nudgeId)));
  }

  accept(): void {
    this.flow.accept(undefined, this.now);
    this.hear();
  }

  /** Lets time pass, waking the channel whenever it wants. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const wish = Math.max(this.channel.deadline() ?? Number.POSITIVE_INFINITY, this.now);
      if (wish > end) break;
      this.time.moveTo(wish);
      this.channel.expire(this.now);
      this.deliver();
    }
    this.time.moveTo(end);
  }
}

export const SESSION_ID = 4_242;
export const CALL_ID = '{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}';
const BRANCH = '{33517CE4-02FC-4428-B6F4-39927229B722}';

export function fileRequest(size: number, sessionId = SESSION_ID, transferId?: string): SlpBody {
  return {
    kind: 'sessionRequest',
    eufGuid: EUF_GUIDS.file,
    sessionId,
    appId: 2,
    context: encodeFileContext({ version: 2, name: 'a.txt', size }),
    ...(transferId === undefined ? {} : { nudge: { transferId } }),
  };
}
