/**
 * Chunks through the switchboard: each in a message of its own, few of them at once without the server's word
 * that they were delivered. That leaves the switchboard to the talk, and old clients keep up.
 */
import { encodeP2pCarrier, P2P_CHUNK_MAX_BYTES } from '@nudge/msnp-codec';
import type { PeerHost } from '../transfer/peer-port.ts';
import { chunkHeader } from './chunk-header.ts';
import { OPEN_CHUNKS, OPEN_CHUNKS_NUDGE } from './limits.ts';
import type { OutgoingChunk, OutgoingMessage } from './outgoing-message.ts';

const TOKEN_PREFIX = 'p2p-';

export class SwitchboardLane {
  readonly chunkBytes = P2P_CHUNK_MAX_BYTES;
  readonly #host: PeerHost;
  readonly #open = new Map<string, OutgoingMessage>();
  #sent = 0;

  constructor(host: PeerHost) {
    this.#host = host;
  }

  get hasRoom(): boolean {
    const limit = this.#host.peerFeatures.size > 0 ? OPEN_CHUNKS_NUDGE : OPEN_CHUNKS;
    return this.#host.isReady && this.#open.size < limit;
  }

  /** Whether the server has not yet told what became of a chunk of a message. */
  isCarrying(message: OutgoingMessage): boolean {
    for (const other of this.#open.values()) if (other === message) return true;
    return false;
  }

  send(chunk: OutgoingChunk, now: number): void {
    const { message, data } = chunk;
    const token = `${TOKEN_PREFIX}${++this.#sent}`;
    this.#open.set(token, message);
    const route = { destination: this.#host.peer };
    const body = encodeP2pCarrier(route, { header: chunkHeader(chunk), data, footer: message.footer });
    this.#host.send('p2p', body, token, now);
  }

  /** What the token stands for, if it is one of ours. */
  settled(token: string): OutgoingMessage | undefined {
    const message = this.#open.get(token);
    this.#open.delete(token);
    return message;
  }

  lost(): void {
    this.#open.clear();
  }
}
