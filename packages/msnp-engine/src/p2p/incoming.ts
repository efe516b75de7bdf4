/** Chunks from the other side, by either lane: to the session they belong to, or put together to SLP. */
import {
  decodeP2pChunk,
  decodeSlpMessage,
  P2P_FLAGS,
  readSlpBody,
  type P2pChunk,
  type P2pHeader,
  type SlpBody,
  type SlpMessage,
  type SlpRequest,
  type SlpResponse,
} from '@nudge/msnp-codec';
import { respond } from './call.ts';
import type { ChannelCore } from './channel-core.ts';
import type { Invitations } from './invitations.ts';
import { SLP_MAX_BYTES, SLP_NUDGE_MAX_BYTES } from './limits.ts';
import { MessageAssembler } from './message-assembler.ts';
import { acknowledgementOf, endsSession } from './message-forms.ts';
import type { Lane } from './outgoing-message.ts';

const CONTROL_FLAGS = P2P_FLAGS.ack | P2P_FLAGS.waitingForReply;

export class Incoming {
  readonly #core: ChannelCore;
  readonly #invitations: Invitations;
  readonly #assembler = new MessageAssembler();

  constructor(core: ChannelCore, invitations: Invitations) {
    this.#core = core;
    this.#invitations = invitations;
  }

  /** Header, data and, in a switchboard, footer. What is none of it is passed over. */
  arrived(bytes: Uint8Array, lane: Lane, now: number): void {
    const chunk = decodeP2pChunk(bytes, { footer: lane === 'switchboard' });
    if (!chunk.ok) return;
    const { header } = chunk.value;
    if (lane === 'switchboard') this.#core.cameBySwitchboard(now);
    if (isControl(header)) this.#control(header, now);
    else if (header.sessionId === 0) this.#slp(chunk.value, now);
    else this.#data(chunk.value, lane, now);
  }

  #control(header: P2pHeader, now: number): void {
    const { courier, sessions } = this.#core;
    const { flags, ackIdentifier } = header;
    // Some clients acknowledge BYE by closing.
    const isAck = (flags & (P2P_FLAGS.ack | P2P_FLAGS.receiverClosed)) !== 0;
    if (isAck && courier.find(ackIdentifier)?.rank === 'slp') return courier.acknowledged(ackIdentifier, now);
    for (const session of sessions.bySessionId(header.sessionId)) {
      if (session.controlArrived(header, now)) return;
    }
    if ((flags & P2P_FLAGS.ack) !== 0) courier.acknowledged(ackIdentifier, now);
  }

  #data(chunk: P2pChunk, lane: Lane, now: number): void {
    for (const session of this.#core.sessions.bySessionId(chunk.header.sessionId)) {
      session.chunkArrived(chunk, lane, now);
    }
  }

  #slp(chunk: P2pChunk, now: number): void {
    const maxBytes = this.#core.host.peerFeatures.size > 0 ? SLP_NUDGE_MAX_BYTES : SLP_MAX_BYTES;
    const message = this.#assembler.add(chunk, maxBytes, now);
    if (message === undefined) return;
    this.#core.send(acknowledgementOf(message.header, this.#core.numbers));
    if (message.bytes === undefined) return;
    const slp = decodeSlpMessage(message.bytes);
    if (slp.ok) this.#slpArrived(slp.value, now);
  }

  #slpArrived(slp: SlpMessage, now: number): void {
    const body = readSlpBody(slp);
    if (slp.kind === 'response') {
      if (body.ok) this.#answered(slp, body.value, now);
    } else if (!body.ok) {
      respond(this.#core, slp, { status: 500, body: { kind: 'none' } });
    } else if (slp.method === 'INVITE') {
      this.#invited(slp, body.value, now);
    } else if (slp.method === 'BYE') {
      this.#invitations.closed(slp, body.value, now);
    }
  }

  #answered(response: SlpResponse, body: SlpBody, now: number): void {
    if (this.#core.bridge.answered(response, body, now)) return;
    this.#core.sessions.byCall(response.callId)?.answered(response, body, now);
  }

  /** A direct connection is only spoken of on the call of a session. */
  #invited(invite: SlpRequest, body: SlpBody, now: number): void {
    const isAboutTransport = body.kind === 'transportRequest' || body.kind === 'transportResponse';
    if (!isAboutTransport) this.#invitations.invited(invite, body, now);
    else if (this.#core.sessions.byCall(invite.callId) !== undefined)
      this.#core.bridge.invited(invite, body, now);
    else respond(this.#core, invite, { status: 481, body: { kind: 'none' } });
  }

  /** What was under way in a lane that is lost comes again, or never. */
  laneLost(): void {
    this.#assembler.clear();
  }

  expire(now: number): void {
    this.#assembler.expire(now);
  }
}

/** Headers without data that say something of another message, or of the session. */
function isControl(header: P2pHeader): boolean {
  if (header.chunkSize > 0 || (header.flags & P2P_FLAGS.handshake) !== 0) return header.chunkSize === 0;
  return (header.flags & CONTROL_FLAGS) !== 0 || endsSession(header);
}
