/**
 * Chunks through the switchboard: each in a message of its own, few of them at once without the server's word
 * that they were delivered. That leaves the switchboard to the talk, and old clients keep up.
 */
import {
  encodeSwitchboardMessage,
  P2P_CHUNK_MAX_BYTES,
  p2pChunkLength,
  writeP2pChunk,
  type P2pChunk,
} from '@nudge/msnp-codec';
import type { PeerHost } from '../transfer/peer-port.ts';
import { chunkHeader } from './chunk-header.ts';
import { OPEN_CHUNKS, OPEN_CHUNKS_NUDGE } from './limits.ts';
import type { OutgoingChunk, OutgoingMessage } from './outgoing-message.ts';

const TOKEN_PREFIX = 'p2p-';

export class SwitchboardLane {
  readonly chunkBytes = P2P_CHUNK_MAX_BYTES;
  readonly #host: PeerHost;
  readonly #open = new Map<string, OutgoingMessage>();
  /** What stands before every chunk: the same for all of them, so it is written once. */
  readonly #head: Uint8Array;
  #sent = 0;

  constructor(host: PeerHost) {
    this.#host = host;
    this.#head = encodeSwitchboardMessage({
      kind: 'p2p',
      destination: host.peer,
      chunk: new Uint8Array(0),
    });
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
    const body = this.#bodyOf({ header: chunkHeader(chunk), data, footer: message.footer });
    this.#host.send('p2p', body, token, now);
  }

  #bodyOf(chunk: P2pChunk): Uint8Array {
    const head = this.#head;
    const body = new Uint8Array(head.length + p2pChunkLength(chunk));
    body.set(head);
    writeP2pChunk(chunk, body, head.length);
    return body;
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
