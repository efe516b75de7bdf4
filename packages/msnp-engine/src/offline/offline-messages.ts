/**
 * Messages that a server keeps for people who are offline. It is the one place that the messenger knows of them;
 * nothing of it ends a session or holds up a sign-in.
 */
import { OFFLINE_TEXT_MAX_BYTES } from '@nudge/msnp-codec';
import { earliest } from '../core/deadlines.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { HttpAnswer } from '../core/http-exchange.ts';
import type { MessengerEvent, RequestOutcome } from '../messenger-events.ts';
import { refuse } from '../notification/plan.ts';
import { isLineId } from '../switchboard/conversation-requests.ts';
import type { Conversation } from '../switchboard/conversation.ts';
import { utf8Length } from '../switchboard/text-parts.ts';
import { MessageFetcher, type OfflineNotice } from './message-fetcher.ts';
import { MessageSender } from './message-sender.ts';
import { accessOf, type OfflineAccess, type ServiceSession } from './offline-access.ts';
import { EARLY_NOTICES_MAX } from './offline-limits.ts';
import type { OfflineRequest } from './offline-requests.ts';
import type { WebOutputs } from './web-service.ts';

/** What is needed of the messenger around it. */
export interface OfflineHost {
  readonly environment: MessengerEnvironment;
  readonly outputs: WebOutputs & { tell(event: MessengerEvent): void };
  /** The session, while requests can be put to it. */
  readonly standing: ServiceSession | undefined;
  /** An account is signed in, be its line lost or not. */
  readonly isSignedIn: boolean;
  conversation(conversationId: string): Conversation | undefined;
}

type LeaveRequest = Extract<OfflineRequest, { readonly type: 'leaveText' }>;

export class OfflineMessages {
  readonly #host: OfflineHost;
  readonly #sender: MessageSender;
  readonly #fetcher: MessageFetcher;
  #access: OfflineAccess | undefined;
  #isPossible = false;
  /** Came before the session stood. */
  #early: readonly OfflineNotice[] = [];

  constructor(host: OfflineHost) {
    this.#host = host;
    const { environment, outputs } = host;
    const tell = (event: MessengerEvent): void => outputs.tell(event);
    this.#sender = new MessageSender({ environment, outputs, tell });
    const answers = (now: number): void => this.#serviceAnswers(now);
    this.#fetcher = new MessageFetcher({ outputs, tell, answers, unixTime: environment.unixTime });
  }

  /** Whether something can be left with the server now. */
  get isPossible(): boolean {
    return this.#isPossible;
  }

  submit(request: OfflineRequest, now: number): RequestOutcome {
    if (request.type === 'leaveText') return this.#leave(request, now);
    this.#fetcher.take(request.messageIds, now);
    return { ok: true };
  }

  /** The session stands, perhaps again. */
  stands(now: number): void {
    const { standing } = this.#host;
    const early = this.#early;
    this.#early = [];
    this.#sender.expectAccess(now);
    this.#access = standing === undefined ? undefined : accessOf(standing);
    if (this.#access === undefined) return;
    this.#fetcher.open(this.#access, now);
    for (const notice of early) this.#fetcher.noticed(notice, now);
  }

  /** The notification server tells of messages that wait. */
  noticed(notice: OfflineNotice, now: number): void {
    if (this.#access !== undefined) this.#fetcher.noticed(notice, now);
    else this.#early = [...this.#early, notice].slice(0, EARLY_NOTICES_MAX);
  }

  /** The session has ended, for good or not. */
  ended(): void {
    this.#access = undefined;
    this.#isPossible = false;
    this.#early = [];
    this.#sender.close();
    this.#fetcher.close();
  }

  /** Nobody is signed in any more. */
  isOver(): void {
    this.ended();
    this.#sender.failWaiting('left');
  }

  /** Another account signs in: nothing of the one before stays. */
  clear(): void {
    this.#sender.clear();
    this.#fetcher.clear();
  }

  /** What came of a `webRequest` output. */
  answered(id: number, answer: HttpAnswer, now: number): void {
    this.#sender.answered(id, answer, now);
    this.#fetcher.answered(id, answer, now);
  }

  expire(now: number): void {
    this.#sender.expire(now);
    this.#fetcher.expire(now);
  }

  deadline(): number | undefined {
    return earliest(this.#sender.deadline(), this.#fetcher.deadline());
  }

  #serviceAnswers(now: number): void {
    if (this.#access === undefined || this.#isPossible) return;
    this.#isPossible = true;
    this.#host.outputs.tell({ type: 'offlineMessagesPossible' });
    this.#sender.open(this.#access, now);
  }

  #leave(request: LeaveRequest, now: number): RequestOutcome {
    if (!this.#host.isSignedIn) return refuse('notSignedIn', 'Not signed in');
    const conversation = this.#host.conversation(request.conversationId);
    if (conversation === undefined) return refuse('noSuchConversation', 'There is no such conversation');
    const { principal: to } = conversation;
    if (to === undefined) return refuse('notSupported', 'Nothing can be left for several people');
    const refusal = this.#refusalOf(request, conversation);
    if (refusal !== undefined) return refusal;
    const { conversationId, lineId, text } = request;
    conversation.isWorthKeeping = true;
    this.#sender.add({ conversationId, lineId, to, text }, now);
    return { ok: true, conversationId };
  }

  #refusalOf(request: LeaveRequest, { outbox }: Conversation): RequestOutcome | undefined {
    const { conversationId, lineId, text } = request;
    if (!this.#isPossible) return this.#refusalOfServer();
    if (text.trim() === '') return refuse('invalidArgument', 'The text is empty');
    if (!isLineId(lineId)) return refuse('invalidArgument', 'The line has no usable id');
    if (this.#sender.has(lineId) || outbox.has(lineId)) {
      return refuse('invalidArgument', 'This line is on its way already');
    }
    if (utf8Length(text) > OFFLINE_TEXT_MAX_BYTES) {
      const line = { conversationId, lineId, state: 'failed', reason: 'tooLong' } as const;
      this.#host.outputs.tell({ type: 'lineChanged', ...line });
      return refuse('invalidArgument', `The text has more than ${OFFLINE_TEXT_MAX_BYTES} bytes`);
    }
    return this.#sender.isFull ? refuse('tooSoon', 'Too many lines are waiting') : undefined;
  }

  #refusalOfServer(): RequestOutcome {
    const isLost = this.#host.standing === undefined;
    return isLost
      ? refuse('lineLost', 'The line is lost')
      : refuse('notSupported', 'This server keeps no messages');
  }
}
