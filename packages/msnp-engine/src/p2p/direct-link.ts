/**
 * One TCP connection between the two clients (p2p.md section 8). Until the other side has shown the right nonce,
 * nothing it sends means anything, and the first wrong word ends it. Once it is proved, packets are chunks.
 */
import {
  decodeHandshake,
  DirectPacketReader,
  encodeHandshake,
  FOO_PACKET,
  isFooPacket,
  P2P_HEADER_BYTES,
  writeP2pChunk,
  type Sha1,
} from '@nudge/msnp-codec';
import type { ConnectionId } from '../switchboard/switchboard-pool.ts';
import { BuffersUnderWay } from '../transfer/buffers-under-way.ts';
import { LINK_WINDOW_BYTES, type LinkHost } from '../transfer/link-port.ts';
import { chunkHeader } from './chunk-header.ts';
import type { BridgeLane } from './courier.ts';
import { BRIDGE_WRITE_BYTES, DIRECT_STALL_TIMEOUT, DIRECT_TRY_TIMEOUT } from './limits.ts';
import { isProof, shownNonce, type NonceProof } from './nonce-proof.ts';
import type { OutgoingChunk } from './outgoing-message.ts';

export interface DirectLinkOptions {
  readonly links: LinkHost;
  readonly connection: ConnectionId;
  readonly role: 'connector' | 'listener';
  readonly proof: NonceProof;
  readonly sha1: Sha1;
  /** Of the handshake, counted with all other messages. */
  readonly identifier: number;
  readonly chunkBytes: number;
  readonly now: number;
}

/** `proved`: from here on packets count. `refused`: wrong, or no packets at all. */
export type DirectLinkWord = 'proved' | 'refused';

const LENGTH_BYTES = 4;

export class DirectLink implements BridgeLane {
  readonly connection: ConnectionId;
  readonly chunkBytes: number;
  readonly #options: DirectLinkOptions;
  readonly #reader = new DirectPacketReader();
  readonly #proveBy: number;
  #isProved = false;
  #hasHeardFoo = false;
  readonly #buffers = new BuffersUnderWay();
  #buffer: Uint8Array | undefined;
  #filled = 0;
  /** Bytes of all buffers written so far. */
  #packed = 0;
  /** Handed to the system and not yet taken by it. */
  #unwritten = 0;
  #movedAt: number;

  constructor(options: DirectLinkOptions) {
    this.#options = options;
    this.connection = options.connection;
    this.chunkBytes = options.chunkBytes;
    this.#proveBy = options.now + DIRECT_TRY_TIMEOUT;
    this.#movedAt = options.now;
  }

  get isProved(): boolean {
    return this.#isProved;
  }

  /** The connection stands: whoever connected begins. */
  opened(): void {
    if (this.#options.role !== 'connector') return;
    this.#write(FOO_PACKET.slice());
    this.#showNonce();
  }

  #showNonce(): void {
    this.#write(encodeHandshake(shownNonce(this.#options.proof), this.#options.identifier));
  }

  /** Takes bytes; packets of a proved connection are handed on as views. */
  received(
    bytes: Uint8Array,
    hand: (packet: Uint8Array) => void,
    told: (word: DirectLinkWord) => void,
  ): void {
    for (const packet of this.#reader.receive(bytes)) {
      if (!packet.ok) return told('refused');
      if (this.#isProved) {
        hand(packet.value);
        continue;
      }
      const word = this.#hear(packet.value);
      if (word !== undefined) told(word);
      if (word === 'refused') return;
    }
  }

  #hear(packet: Uint8Array): DirectLinkWord | undefined {
    const { role, proof, sha1 } = this.#options;
    if (role === 'listener' && !this.#hasHeardFoo && isFooPacket(packet)) {
      this.#hasHeardFoo = true;
      return undefined;
    }
    const handshake = decodeHandshake(packet);
    if (handshake === undefined || !isProof(proof, handshake.nonce, sha1)) return 'refused';
    this.#isProved = true;
    if (role === 'listener') this.#showNonce();
    return 'proved';
  }

  get hasRoom(): boolean {
    return this.#unwritten + this.#filled < LINK_WINDOW_BYTES;
  }

  send(chunk: OutgoingChunk): void {
    const { data } = chunk;
    const length = P2P_HEADER_BYTES + data.length;
    if (this.#buffer !== undefined && this.#filled + LENGTH_BYTES + length > this.#buffer.length)
      this.flush();
    const buffer = (this.#buffer ??= this.#buffers.take(Math.max(BRIDGE_WRITE_BYTES, LENGTH_BYTES + length)));
    new DataView(buffer.buffer).setUint32(this.#filled, length, true);
    writeP2pChunk({ header: chunkHeader(chunk), data }, buffer, this.#filled + LENGTH_BYTES);
    this.#filled += LENGTH_BYTES + length;
  }

  flush(): void {
    const buffer = this.#buffer;
    if (buffer === undefined) return;
    this.#buffer = undefined;
    this.#packed += this.#filled;
    this.#write(this.#buffers.hand(buffer, this.#filled));
    this.#filled = 0;
  }

  #write(bytes: Uint8Array): void {
    this.#unwritten += bytes.length;
    this.#options.links.write(this.connection, bytes);
  }

  wrote(bytes: number, now: number): void {
    this.#unwritten = Math.max(0, this.#unwritten - bytes);
    this.#movedAt = now;
    this.#buffers.arrived(this.#packed - this.#unwritten);
  }

  close(): void {
    this.#options.links.close(this.connection);
  }

  pause(isPaused: boolean): void {
    this.#options.links.pause(this.connection, isPaused);
  }

  /** When it counts as dead: not proved in time, or nothing that was written is taken. */
  deadline(): number | undefined {
    if (!this.#isProved) return this.#proveBy;
    return this.#unwritten === 0 ? undefined : this.#movedAt + DIRECT_STALL_TIMEOUT;
  }
}
