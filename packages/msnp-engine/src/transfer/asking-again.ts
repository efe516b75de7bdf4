/**
 * Files that could not be received are asked for once more: what goes to their sender, and what comes from a
 * receiver. Whether they are offered again is for the application to say, which knows them after they have ended.
 */
import { type AccountName, encodeSwitchboardMessage } from '@nudge/msnp-codec';
import type { Contact, MessengerEvent, RequestOutcome } from '../messenger-events.ts';
import { refuse } from '../notification/plan.ts';
import { hasFeature } from '../p2p/nudge-features.ts';
import type { PeerMessage } from '../switchboard/peer-traffic.ts';
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import type { Peers } from './peers.ts';
import { PersonLimit } from './person-limit.ts';
import { resumeIdOf } from './received-transfer.ts';
import { ASKED_AGAIN_MAX, ASKED_AGAIN_TIME } from './transfer-limits.ts';
import type { AskAgainRequest } from './transfer-requests.ts';

export interface AskingHost {
  readonly peers: Peers;
  readonly ownAccount: AccountName | undefined;
  contact(account: AccountName): Contact | undefined;
  tell(event: MessengerEvent): void;
  settle(requestId: string, outcome: RequestOutcome): void;
}

const OK: RequestOutcome = { ok: true };
const UNREACHABLE = refuse('notOnline', 'This person cannot be reached');
const NOT_SUPPORTED = refuse('notSupported', 'Their client cannot be asked');
const LOST = refuse('lineLost', 'Nobody knows whether they were asked');

export class AskingAgain {
  readonly #host: AskingHost;
  readonly #asked = new PersonLimit(ASKED_AGAIN_MAX, ASKED_AGAIN_TIME);
  readonly #heard = new PersonLimit(ASKED_AGAIN_MAX, ASKED_AGAIN_TIME);

  constructor(host: AskingHost) {
    this.#host = host;
  }

  /** The outcome, or nothing when it will be settled later. */
  submit(request: AskAgainRequest, now: number): RequestOutcome | undefined {
    const { account, resumeKey, id } = request;
    const transferId = resumeIdOf(account, resumeKey);
    if (transferId === undefined) return refuse('invalidArgument', 'This is no key of an offer of theirs');
    const refusal = this.#refusalOf(account, now);
    if (refusal !== undefined) return refusal;
    this.#asked.note(account, now);
    const body = encodeSwitchboardMessage({ kind: 'askAgain', transferId });
    if (this.#say({ id, account, body }, now)) return undefined;
    const answer = (refused: unknown, later: number): void => {
      if (refused !== undefined) return this.#host.settle(id, UNREACHABLE);
      if (!this.#isUnderstood(account)) return this.#host.settle(id, NOT_SUPPORTED);
      if (!this.#say({ id, account, body }, later)) this.#host.settle(id, UNREACHABLE);
    };
    this.#host.peers.ask(account, answer, now);
    return undefined;
  }

  /** Somebody who is there, and is not blocked, wants files of ours once more. */
  heard(
    account: AccountName,
    message: Extract<PeerMessage, { readonly kind: 'askAgain' }>,
    now: number,
  ): void {
    if (this.#heard.isReached(account, now)) return;
    this.#heard.note(account, now);
    this.#host.tell({ type: 'filesAskedAgain', account, transferId: message.transferId });
  }

  #refusalOf(account: AccountName, now: number): RequestOutcome | undefined {
    const { ownAccount, peers } = this.#host;
    if (ownAccount === undefined) return refuse('notSignedIn', 'Not signed in');
    if (this.#host.contact(account)?.status === 'offline') return UNREACHABLE;
    if (peers.isKnown(account) && !this.#isUnderstood(account)) return NOT_SUPPORTED;
    if (this.#asked.isReached(account, now)) return refuse('tooSoon', 'They were asked too often');
    return undefined;
  }

  #isUnderstood(account: AccountName): boolean {
    return hasFeature(this.#host.peers.featuresOf(account), 'ask-again');
  }

  #say({ id, account, body }: Saying, now: number): boolean {
    if (!this.#isUnderstood(account)) return false;
    const settled = (result: MessageResult): void => this.#host.settle(id, OUTCOMES[result]);
    return this.#host.peers.say(account, { mode: 'invitation', body, settled }, now);
  }
}

interface Saying {
  readonly id: string;
  readonly account: AccountName;
  readonly body: Uint8Array;
}

const OUTCOMES = { delivered: OK, failed: UNREACHABLE, unknown: LOST } as const satisfies Record<
  MessageResult,
  RequestOutcome
>;
