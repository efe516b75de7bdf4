/**
 * `POST /OimWS/oim.asmx`: takes messages for people who are offline. What a request says is believed only as far as
 * the session that its ticket belongs to bears it out.
 */
import {
  challengeResponse,
  decodeOfflineMail,
  decodeStoreRequest,
  encodeStoreKept,
  encodeStoreRefusal,
  findProduct,
  OFFLINE_CONTENT_MAX_BYTES,
  parseAccountName,
  SOAP_CONTENT_TYPE,
  SOAP_FAULT_STATUS,
  type OfflineMail,
  type StoreRefusalReason,
  type StoreRequest,
} from '@nudge/msnp-codec';
import type { Core } from '../../core/core.ts';
import type { LeavingOutcome, LeftMessage } from '../../core/offline-messages.ts';
import { randomDigits } from '../../core/random-text.ts';
import type { Session } from '../../core/sessions.ts';
import { OFFLINE_SENDER_NAME_MAX_LENGTH } from '../../limits.ts';
import type { LoginResponse } from '../passport/login-routes.ts';
import { PASSPORT_PARAMETERS } from '../passport/passport-parameters.ts';

/** The dialect whose challenge the lock key is made like. */
const LOCK_KEY_VERSION = 11;
const CHALLENGE_DIGITS = 20;

const OUTCOMES = {
  unavailable: 'systemUnavailable',
  tooMany: 'senderThrottled',
  signedOut: 'authenticationFailed',
} as const satisfies Record<Exclude<LeavingOutcome, 'kept'>, StoreRefusalReason>;

export class StoreRoute {
  readonly #core: Core;
  /** One for each session: clients go on using the key that answered it. */
  readonly #challenges = new WeakMap<Session, string>();

  constructor(core: Core) {
    this.#core = core;
  }

  /** `body` undefined: it was too large. */
  async answer(body: Uint8Array | undefined): Promise<LoginResponse> {
    if (body === undefined) return refusal('messageTooLarge');
    const request = decodeStoreRequest(body);
    if (!request.ok) return refusal(request.fault.code === 'tooLarge' ? 'messageTooLarge' : 'invalidContent');
    const session = this.#sessionOf(request.value);
    if (session === undefined) return wantsTicket();
    if (!this.#knowsKey(session, request.value)) {
      return refusal('authenticationFailed', this.#challengeOf(session));
    }
    const message = readMessage(request.value);
    if (typeof message === 'string') return refusal(message);
    const outcome = await this.#core.offlineMessages.leave(session, message);
    if (outcome === 'signedOut') return wantsTicket();
    return outcome === 'kept' ? soap(200, encodeStoreKept()) : refusal(OUTCOMES[outcome]);
  }

  /** Nobody leaves a message in another's name. */
  #sessionOf({ ticket, from }: StoreRequest): Session | undefined {
    const session = this.#core.sessions.ofTicket(ticket);
    return session?.account.address === parseAccountName(from) ? session : undefined;
  }

  #knowsKey(session: Session, { productId, lockKey }: StoreRequest): boolean {
    const product = findProduct(productId);
    if (product === undefined || lockKey === '') return false;
    const { md5 } = this.#core.environment;
    const options = { version: LOCK_KEY_VERSION, md5 } as const;
    return lockKey === challengeResponse(this.#challengeOf(session), product, options);
  }

  #challengeOf(session: Session): string {
    const known = this.#challenges.get(session);
    if (known !== undefined) return known;
    const fresh = randomDigits(this.#core.environment, CHALLENGE_DIGITS);
    this.#challenges.set(session, fresh);
    return fresh;
  }
}

const PRINTABLE = /^[\x20-\x7e]*$/;
/** What no reader of XML takes, however it is escaped. The text itself is encoded. */
const NOT_FOR_XML = /(?![\t\r\n])\p{Cc}|[\ufffe\uffff]/u;

/** The message, or why it is none. A receiver of no known form is as good as one who is not there. */
function readMessage(request: StoreRequest): LeftMessage | StoreRefusalReason {
  const { senderName, content } = request;
  if (content.length > OFFLINE_CONTENT_MAX_BYTES) return 'messageTooLarge';
  if (senderName.length > OFFLINE_SENDER_NAME_MAX_LENGTH || !PRINTABLE.test(senderName))
    return 'invalidContent';
  if (NOT_FOR_XML.test(content)) return 'invalidContent';
  const mail = decodeOfflineMail(content);
  if (!mail.ok) {
    const isTooLarge = mail.fault.code === 'textTooLarge' || mail.fault.code === 'mailTooLarge';
    return isTooLarge ? 'messageTooLarge' : 'invalidContent';
  }
  const order = orderOf(request, mail.value);
  if (order === undefined) return 'invalidContent';
  const to = parseAccountName(request.to);
  return to === undefined ? 'systemUnavailable' : { to, senderName, content, ...order };
}

/** By run and number a message is known when it is sent again, so there must be both; and a text. */
function orderOf(
  { messageNumber }: StoreRequest,
  { runId, sequence, text }: OfflineMail,
): Pick<LeftMessage, 'runId' | 'sequence'> | undefined {
  if (runId === undefined || sequence === undefined || text === '') return undefined;
  return sequence === messageNumber ? { runId, sequence } : undefined;
}

function wantsTicket(): LoginResponse {
  const reason = 'authenticationFailed';
  return soap(SOAP_FAULT_STATUS, encodeStoreRefusal({ reason, ticketParameters: PASSPORT_PARAMETERS }));
}

function refusal(reason: StoreRefusalReason, lockKeyChallenge?: string): LoginResponse {
  const fault = lockKeyChallenge === undefined ? { reason } : { reason, lockKeyChallenge };
  return soap(SOAP_FAULT_STATUS, encodeStoreRefusal(fault));
}

function soap(status: number, body: string): LoginResponse {
  return { status, headers: { 'Content-Type': SOAP_CONTENT_TYPE }, body };
}
