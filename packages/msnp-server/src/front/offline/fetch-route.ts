/**
 * `POST /rsi/rsi.asmx`: hands out and deletes what was left for the account that the ticket belongs to. Whatever is
 * another's looks like what is not there.
 */
import {
  decodeFetchRequest,
  encodeFetchAnswer,
  encodeFetchRefusal,
  encodeOfflineMail,
  SOAP_CONTENT_TYPE,
  SOAP_FAULT_STATUS,
  ticketOfCookie,
  type FetchRefusalReason,
  type FetchRequest,
} from '@nudge/msnp-codec';
import type { Core } from '../../core/core.ts';
import type { Session } from '../../core/sessions.ts';
import type { LoginResponse } from '../passport/login-routes.ts';
import { noticeOf } from './notice-of.ts';

export class FetchRoute {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** `body` undefined: it was too large. */
  async answer(body: Uint8Array | undefined): Promise<LoginResponse> {
    const received = body && decodeFetchRequest(body);
    if (received?.ok !== true) return refusal('badRequest');
    const { cookie, request } = received.value;
    const session = this.#core.sessions.ofTicket(ticketOfCookie(cookie));
    return session === undefined ? refusal('authenticationFailed') : this.#serve(session, request);
  }

  async #serve(session: Session, request: FetchRequest): Promise<LoginResponse> {
    const { offlineMessages } = this.#core;
    switch (request.kind) {
      case 'metadata': {
        const waiting = await offlineMessages.waitingFor(session);
        return taken(
          encodeFetchAnswer({ kind: 'metadata', data: { offlineMessages: waiting.map(noticeOf) } }),
        );
      }
      case 'message':
        return this.#hand(session, request.messageId);
      case 'delete':
        await offlineMessages.remove(session, request.messageIds);
        return taken(encodeFetchAnswer({ kind: 'deleted' }));
    }
  }

  async #hand(session: Session, messageId: string): Promise<LoginResponse> {
    const message = await this.#core.offlineMessages.find(session, messageId);
    if (message === undefined) return refusal('noSuchMessage');
    const { sender: from, senderName, owner: to, receivedAt, content } = message;
    const mail = encodeOfflineMail({ messageId, from, senderName, to, receivedAt, content });
    return taken(encodeFetchAnswer({ kind: 'message', mail }));
  }
}

function taken(body: string): LoginResponse {
  return { status: 200, headers: { 'Content-Type': SOAP_CONTENT_TYPE }, body };
}

function refusal(reason: FetchRefusalReason): LoginResponse {
  const headers = { 'Content-Type': SOAP_CONTENT_TYPE };
  return { status: SOAP_FAULT_STATUS, headers, body: encodeFetchRefusal(reason) };
}
