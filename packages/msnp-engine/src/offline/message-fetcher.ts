/**
 * Fetches what others left with the server, one message after the other, tells all of them in the order they were
 * said, and deletes those that the application has taken. A service that fails is asked again after growing waits;
 * a message that cannot be read is left where it is. Servers that keep no messages write the notice of the sign-in
 * as well, so that the service has to answer before anything is promised to anybody.
 */
import {
  cookieOfTicket,
  decodeFetchAnswer,
  encodeFetchRequest,
  fetchAction,
  type FetchAnswer,
  type FetchRequest,
  type MailData,
  OFFLINE_MESSAGE_ID_MAX_LENGTH,
  type OfflineMessageNotice,
} from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { HttpAnswer } from '../core/http-exchange.ts';
import type { MessengerEvent } from '../messenger-events.ts';
import { type FetchedMessage, inOrderSaid, readFetched } from './fetched-message.ts';
import { type OfflineAccess, soapExchange } from './offline-access.ts';
import { FETCH_RETRY_DELAYS, FETCHED_MESSAGES_MAX, HELD_CHARACTERS_MAX } from './offline-limits.ts';
import { TakenMessages } from './taken-messages.ts';
import { type WebOutputs, WebService } from './web-service.ts';

export interface FetcherHost {
  readonly outputs: WebOutputs;
  /** Unix time in milliseconds. */
  unixTime(): number;
  /** After the notice of the sign-in, and once in a session: the service is there. */
  answers(now: number): void;
  tell(event: MessengerEvent): void;
}

/** What a notice of the notification server says. */
export interface OfflineNotice {
  readonly data: MailData;
  /** The list has to be asked for. */
  readonly tooLarge: boolean;
  /** The one of the sign-in. */
  readonly isInitial: boolean;
}

export class MessageFetcher {
  readonly #host: FetcherHost;
  readonly #service: WebService;
  readonly #taken = new TakenMessages();
  #access: OfflineAccess | undefined;
  #isListWanted = false;
  /** The notice of the sign-in came, and whether the service is there is not known. */
  #isProofWanted = false;
  #hasAnswered = false;
  /** Known in this session and not deleted, fetched or not: none is told twice in it. */
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, OfflineMessageNotice>();
  #held: FetchedMessage[] = [];
  #heldCharacters = 0;
  /** Of more messages than are fetched in a session. */
  #hasWarned = false;
  #failures = 0;
  #retryAt: number | undefined;

  constructor(host: FetcherHost) {
    this.#host = host;
    this.#service = new WebService(host.outputs);
  }

  /** A session stands. */
  open(access: OfflineAccess, now: number): void {
    this.#access = access;
    this.#askNext(now);
  }

  /** It is over; what was not told comes again in the next one. */
  close(): void {
    this.#access = undefined;
    this.#isListWanted = false;
    this.#isProofWanted = false;
    this.#hasAnswered = false;
    this.#known.clear();
    this.#waiting.clear();
    this.#held = [];
    this.#heldCharacters = 0;
    this.#hasWarned = false;
    this.#failures = 0;
    this.#retryAt = undefined;
    this.#service.cancel();
  }

  /** Another account signs in. */
  clear(): void {
    this.#taken.clear();
  }

  noticed({ data, tooLarge, isInitial }: OfflineNotice, now: number): void {
    if (tooLarge) this.#isListWanted = true;
    if (isInitial) this.#isProofWanted = true;
    this.#prove(now);
    this.#note(data.offlineMessages);
    this.#askNext(now);
  }

  /** The application holds these. */
  take(messageIds: readonly string[], now: number): void {
    this.#taken.take(messageIds);
    this.#askNext(now);
  }

  answered(id: number, answer: HttpAnswer, now: number): void {
    this.#service.answered(id, answer, now);
  }

  expire(now: number): void {
    this.#service.expire(now);
    if (!hasPassed(this.#retryAt, now)) return;
    this.#retryAt = undefined;
    this.#askNext(now);
  }

  deadline(): number | undefined {
    return earliest(this.#service.deadline(), this.#retryAt);
  }

  #note(notices: readonly OfflineMessageNotice[]): void {
    for (const notice of notices) {
      const { messageId } = notice;
      if (messageId.length > OFFLINE_MESSAGE_ID_MAX_LENGTH || this.#known.has(messageId)) continue;
      if (this.#taken.isTaken(messageId)) continue;
      if (this.#known.size >= FETCHED_MESSAGES_MAX) return this.#warnOfTooMany();
      this.#known.add(messageId);
      this.#waiting.set(messageId, notice);
    }
  }

  #warnOfTooMany(): void {
    if (!this.#hasWarned) this.#warn('Too many offline messages; the rest waits for the next session');
    this.#hasWarned = true;
  }

  /** The next thing to ask: the list, a message, and once all are here and told, deleting. */
  #askNext(now: number): void {
    const access = this.#access;
    if (access === undefined || this.#service.isBusy || this.#retryAt !== undefined) return;
    const [notice] = this.#waiting.values();
    const isListOfUse = this.#isProofWanted && notice === undefined;
    if (this.#isListWanted || isListOfUse) return this.#ask(access, { kind: 'metadata' }, now);
    if (notice !== undefined) {
      return this.#ask(access, { kind: 'message', messageId: notice.messageId }, now);
    }
    this.#tellHeld();
    const messageIds = this.#taken.nextBatch();
    if (messageIds.length > 0) this.#ask(access, { kind: 'delete', messageIds }, now);
  }

  #ask(access: OfflineAccess, request: FetchRequest, now: number): void {
    const envelope = encodeFetchRequest(request, cookieOfTicket(access.ticket));
    const exchange = soapExchange(access.fetch, access, { action: fetchAction(request.kind), envelope });
    this.#service.ask(exchange, (answer, then) => this.#answeredTo(request, answer, then), now);
  }

  #answeredTo(request: FetchRequest, answer: HttpAnswer, now: number): void {
    const read = readAnswer(answer);
    if (read === 'askAgain') {
      this.#tellHeld();
      const delays = FETCH_RETRY_DELAYS;
      this.#retryAt = now + (delays[Math.min(this.#failures, delays.length - 1)] ?? delays[0]);
      this.#failures++;
      return;
    }
    this.#failures = 0;
    this.#hasAnswered ||= read !== undefined;
    this.#prove(now);
    if (request.kind === 'delete') this.#deleted(request.messageIds);
    else if (request.kind === 'metadata') this.#listAnswered(read);
    else this.#messageAnswered(request.messageId, read);
    this.#askNext(now);
  }

  #prove(now: number): void {
    if (!this.#isProofWanted || !this.#hasAnswered) return;
    this.#isProofWanted = false;
    this.#host.answers(now);
  }

  #listAnswered(read: FetchAnswer | undefined): void {
    this.#isListWanted = false;
    this.#isProofWanted = false;
    if (read?.kind === 'metadata') this.#note(read.data.offlineMessages);
    else this.#warn('The list of offline messages cannot be had');
  }

  #deleted(messageIds: readonly string[]): void {
    this.#taken.settled(messageIds);
    for (const messageId of messageIds) this.#known.delete(messageId);
  }

  #messageAnswered(messageId: string, read: FetchAnswer | undefined): void {
    const notice = this.#waiting.get(messageId);
    this.#waiting.delete(messageId);
    if (notice === undefined) return;
    const mail = read?.kind === 'message' ? read.mail : undefined;
    const message = mail === undefined ? undefined : readFetched(mail, notice, this.#host.unixTime());
    if (message === undefined) return this.#warn('An offline message cannot be read');
    this.#held.push(message);
    this.#heldCharacters += message.event.text.length;
    if (this.#heldCharacters >= HELD_CHARACTERS_MAX) this.#tellHeld();
  }

  #tellHeld(): void {
    const held = this.#held;
    this.#held = [];
    this.#heldCharacters = 0;
    for (const { event } of inOrderSaid(held)) this.#host.tell(event);
  }

  #warn(message: string): void {
    this.#host.tell({ type: 'log', level: 'warn', message });
  }
}

const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

/** Undefined: an answer that nobody can read, and that would be no other the next time. */
function readAnswer(answer: HttpAnswer): FetchAnswer | 'askAgain' | undefined {
  if (answer.kind === 'failed') return 'askAgain';
  const { status, body } = answer;
  const read = body === undefined ? undefined : decodeFetchAnswer(body);
  if (read?.ok === true) {
    const isRefused = read.value.kind === 'refused' && read.value.reason === 'authenticationFailed';
    return isRefused ? 'askAgain' : read.value;
  }
  return status >= SERVER_ERROR || status === TOO_MANY_REQUESTS ? 'askAgain' : undefined;
}
