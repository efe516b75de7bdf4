/** The SLP of one session: its Call-ID, and requests and responses within it. */
import {
  encodeSlpBody,
  respondToSlp,
  type Guid,
  type SlpBody,
  type SlpRequest,
  type SlpStatus,
} from '@nudge/msnp-codec';
import { closeContext, type CloseReason } from './close-reason.ts';
import { slpMessage } from './message-forms.ts';
import type { MessageOwner, OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine } from './peer-line.ts';

export interface CallIdentity {
  readonly callId: string;
  readonly sessionId: number;
}

export class Call {
  readonly callId: string;
  readonly sessionId: number;
  readonly #line: PeerLine;

  constructor(line: PeerLine, { callId, sessionId }: CallIdentity) {
    this.#line = line;
    this.callId = callId;
    this.sessionId = sessionId;
  }

  invite(body: SlpBody, owner?: MessageOwner): OutgoingMessage {
    const { callId } = this;
    const branch = this.#line.numbers.guid();
    return ask(this.#line, {
      method: 'INVITE',
      callId,
      branch,
      body,
      ...(owner === undefined ? {} : { owner }),
    });
  }

  /** BYE is not asked after: whoever gets none gives up by itself. */
  bye(reason?: CloseReason): OutgoingMessage {
    const body = {
      kind: 'sessionClose',
      ...(reason === undefined ? {} : { context: closeContext(reason) }),
    } as const;
    const { callId } = this;
    return ask(this.#line, { method: 'BYE', callId, branch: this.#line.numbers.guid(), body });
  }
}

export interface CallRequest {
  readonly method: 'INVITE' | 'BYE';
  readonly callId: string;
  readonly branch: Guid;
  readonly body: SlpBody;
  readonly owner?: MessageOwner;
}

/** Asks something on a call. */
export function ask(line: PeerLine, asked: CallRequest): OutgoingMessage {
  const { host, numbers } = line;
  const { method, callId, branch, body, owner } = asked;
  const envelope = { to: host.peer, from: host.account, branch, callId, cSeq: 0 };
  const message = slpMessage(
    { kind: 'request', method, ...envelope, ...encodeSlpBody(body) },
    numbers,
    owner,
  );
  line.send(message);
  return message;
}

export interface CallAnswer {
  readonly status: SlpStatus;
  readonly body: SlpBody;
  readonly owner?: MessageOwner;
}

/** Answers a request, whether or not there is a call. */
export function respond(line: PeerLine, request: SlpRequest, answer: CallAnswer): OutgoingMessage {
  const { host, numbers } = line;
  const response = respondToSlp(request, { status: answer.status, ...encodeSlpBody(answer.body) });
  const addressed = { ...response, to: host.peer, from: host.account };
  const message = slpMessage(addressed, numbers, answer.owner);
  line.send(message);
  return message;
}
