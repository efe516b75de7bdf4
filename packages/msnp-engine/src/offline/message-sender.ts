/**
 * Leaves lines with the server, one after the other. A line ends exactly once: kept, failed, or not known to have
 * arrived. What has not been said yet waits through a lost line; what was said is never said again by itself.
 */
import {
  challengeResponse,
  decodeStoreAnswer,
  encodeMailWord,
  encodeOfflineContent,
  encodeStoreRequest,
  STORE_ACTION,
  type StoreAnswer,
} from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { HttpAnswer } from '../core/http-exchange.ts';
import type { LineFailureReason, LineState, MessengerEvent } from '../messenger-events.ts';
import type { LineId } from '../messenger-requests.ts';
import { WAITING_LINES_MAX } from '../switchboard/outbox.ts';
import { type OfflineAccess, soapExchange } from './offline-access.ts';
import { LOCK_CHALLENGE_MAX_LENGTH, LOCK_CHALLENGES_MAX, RETURN_NOTICE_WAIT } from './offline-limits.ts';
import { type LeftLine, RunBook } from './run-book.ts';
import { type WebOutputs, WebService } from './web-service.ts';

/** How a line ended. */
type LineEnd = { readonly state: Extract<LineState, 'kept' | 'unknown'> } | FailedLine;

interface FailedLine {
  readonly state: 'failed';
  readonly reason: LineFailureReason;
}

export interface SenderHost {
  readonly environment: MessengerEnvironment;
  readonly outputs: WebOutputs;
  tell(event: MessengerEvent): void;
}

export class MessageSender {
  readonly #host: SenderHost;
  readonly #service: WebService;
  readonly #runs: RunBook;
  readonly #waiting = new Map<LineId, LeftLine>();
  #underWay: { readonly line: LeftLine; readonly challenges: number } | undefined;
  #access: OfflineAccess | undefined;
  /** Of the challenge answered last: good for a while. */
  #lockKey = '';
  #giveUpAt: number | undefined;

  constructor(host: SenderHost) {
    this.#host = host;
    this.#service = new WebService(host.outputs);
    this.#runs = new RunBook(host.environment);
  }

  get isFull(): boolean {
    return this.#waiting.size >= WAITING_LINES_MAX;
  }

  /** Whether the line is on its way already. */
  has(lineId: LineId): boolean {
    return this.#waiting.has(lineId) || this.#underWay?.line.lineId === lineId;
  }

  add(line: LeftLine, now: number): void {
    this.#waiting.set(line.lineId, line);
    this.#tell(line, { state: 'waiting' });
    this.#sendNext(now);
  }

  /** The session stands again: whether its server keeps messages will be told soon, or never. */
  expectAccess(now: number): void {
    if (this.#waiting.size > 0) this.#giveUpAt = now + RETURN_NOTICE_WAIT;
  }

  /** The server keeps messages. */
  open(access: OfflineAccess, now: number): void {
    this.#access = access;
    this.#giveUpAt = undefined;
    this.#sendNext(now);
  }

  /** The session is over, and its ticket with it. */
  close(): void {
    this.#access = undefined;
    this.#lockKey = '';
    this.#giveUpAt = undefined;
    this.#service.cancel();
    const line = this.#underWay?.line;
    this.#underWay = undefined;
    if (line !== undefined) this.#tell(line, { state: 'unknown' });
  }

  /** Nothing of what waits can go out. */
  failWaiting(reason: LineFailureReason): void {
    const lines = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const line of lines) this.#tell(line, { state: 'failed', reason });
  }

  /** Another account signs in. */
  clear(): void {
    this.#runs.clear();
  }

  answered(id: number, answer: HttpAnswer, now: number): void {
    this.#service.answered(id, answer, now);
  }

  expire(now: number): void {
    this.#service.expire(now);
    if (!hasPassed(this.#giveUpAt, now)) return;
    this.#giveUpAt = undefined;
    this.failWaiting('notOnline');
  }

  deadline(): number | undefined {
    return earliest(this.#service.deadline(), this.#giveUpAt);
  }

  #sendNext(now: number): void {
    if (this.#access === undefined || this.#underWay !== undefined) return;
    const [line] = this.#waiting.values();
    if (line === undefined) return;
    this.#waiting.delete(line.lineId);
    this.#tell(line, { state: 'sent' });
    this.#say(line, { access: this.#access, challenges: 0 }, now);
  }

  #say(
    line: LeftLine,
    { access, challenges }: { readonly access: OfflineAccess; readonly challenges: number },
    now: number,
  ): void {
    this.#underWay = { line, challenges };
    const question = { action: STORE_ACTION, envelope: this.#envelopeOf(line, access) };
    const exchange = soapExchange(access.store, access, question);
    this.#service.ask(exchange, (answer, then) => this.#settle(readAnswer(answer), then), now);
  }

  #envelopeOf(line: LeftLine, access: OfflineAccess): string {
    const { runId, sequence } = this.#runs.placeOf(line);
    const { text, lineId, to } = line;
    return encodeStoreRequest({
      from: access.account,
      senderName: encodeMailWord(access.friendlyName()),
      protocol: `MSNP${access.version}`,
      build: this.#host.environment.client.version,
      to,
      ticket: access.ticket,
      productId: access.product.id,
      lockKey: this.#lockKey,
      messageNumber: sequence,
      content: encodeOfflineContent({ runId, sequence, text, lineId }),
    });
  }

  #settle(answer: LineEnd | StoreAnswer, now: number): void {
    const underWay = this.#underWay;
    if (underWay === undefined || this.#answerChallenge(answer, now)) return;
    this.#underWay = undefined;
    this.#tell(underWay.line, 'state' in answer ? answer : endOf(answer));
    this.#sendNext(now);
  }

  /** Says the line again with another lock key, where that is what is wanted. */
  #answerChallenge(answer: LineEnd | StoreAnswer, now: number): boolean {
    const [access, underWay] = [this.#access, this.#underWay];
    if (access === undefined || underWay === undefined || !('kind' in answer)) return false;
    const challenge = answer.kind === 'refused' ? answer.lockKeyChallenge : undefined;
    if (challenge === undefined || challenge.length > LOCK_CHALLENGE_MAX_LENGTH) return false;
    const { line, challenges } = underWay;
    if (challenges >= LOCK_CHALLENGES_MAX) return false;
    const { md5 } = this.#host.environment;
    this.#lockKey = challengeResponse(challenge, access.product, { version: access.version, md5 });
    this.#say(line, { access, challenges: challenges + 1 }, now);
    return true;
  }

  #tell(
    { conversationId, lineId }: LeftLine,
    change: LineEnd | { readonly state: 'waiting' | 'sent' },
  ): void {
    this.#host.tell({ type: 'lineChanged', conversationId, lineId, ...change });
  }
}

const HTTP_REDIRECT = 300;
const HTTP_SERVER_ERROR = 500;

/** What the service said; where it said nothing of SOAP, whether the line can have got there. */
function readAnswer(answer: HttpAnswer): LineEnd | StoreAnswer {
  if (answer.kind === 'failed') {
    if (answer.wasSent === true) return { state: 'unknown' };
    const reason = answer.failure.code === 'timedOut' ? 'timedOut' : 'serverError';
    return { state: 'failed', reason };
  }
  const { body, status } = answer;
  const read = body === undefined ? undefined : decodeStoreAnswer(body);
  if (read?.ok === true) return read.value;
  const isRefusal = status >= HTTP_REDIRECT && status < HTTP_SERVER_ERROR;
  return isRefusal ? { state: 'failed', reason: 'serverError' } : { state: 'unknown' };
}

type Refusal = Extract<StoreAnswer, { readonly kind: 'refused' }>['reason'];

const REASONS = {
  authenticationFailed: 'serverError',
  systemUnavailable: 'refused',
  senderThrottled: 'tooMany',
  messageTooLarge: 'tooLong',
  invalidContent: 'serverError',
  other: 'serverError',
} as const satisfies Record<Refusal, LineFailureReason>;

function endOf(answer: StoreAnswer): LineEnd {
  return answer.kind === 'kept' ? { state: 'kept' } : { state: 'failed', reason: REASONS[answer.reason] };
}
