/** Objects of others that are asked for: few at a time, each of them once, however many requests want it. */
import { type AccountName, hasSensibleSize, type MsnObject, parseMsnObject } from '@nudge/msnp-codec';
import type { MessengerEvent, RequestOutcome } from '../messenger-events.ts';
import type { MessengerRequest } from '../messenger-requests.ts';
import { refuse } from '../notification/plan.ts';
import type { FetchResult, FetchSettled } from '../p2p/object-asker.ts';
import type { TransferFailureReason } from '../transfer/transfer-model.ts';

/** Fetches under way altogether: pictures shall not keep anybody from talking. */
export const FETCHES_AT_ONCE = 2;
/** Fetches that wait; a list of contacts with pictures has fewer. */
export const FETCHES_WAITING_MAX = 1_000;

type FetchRequest = Extract<MessengerRequest, { readonly type: 'fetchObject' }>;

export interface FetchHost {
  /** Why nothing can be asked of somebody; undefined when it can. */
  refusalOf(account: AccountName): RequestOutcome | undefined;
  /** Asks; false when nobody can be asked. */
  fetch(
    account: AccountName,
    ask: { readonly object: MsnObject; readonly settled: FetchSettled },
    now: number,
  ): boolean;
  tell(event: MessengerEvent): void;
  settle(requestId: string, outcome: RequestOutcome): void;
}

interface Fetch {
  readonly account: AccountName;
  readonly object: MsnObject;
  readonly requests: { readonly id: string; readonly msnObject: string }[];
}

export class ObjectFetches {
  readonly #host: FetchHost;
  readonly #all = new Map<string, Fetch>();
  readonly #underWay = new Set<Fetch>();

  constructor(host: FetchHost) {
    this.#host = host;
  }

  /** The outcome, or nothing when it is settled later. */
  submit({ id, account, msnObject }: FetchRequest): RequestOutcome | undefined {
    const object = parseMsnObject(msnObject);
    if (object === undefined || !hasSensibleSize(object))
      return refuse('invalidArgument', 'This is no object');
    const refusal = this.#host.refusalOf(account);
    if (refusal !== undefined) return refusal;
    const key = `${account} ${object.sha1d} ${object.size}`;
    const fetch = this.#all.get(key) ?? { account, object, requests: [] };
    if (this.#all.size >= FETCHES_WAITING_MAX || fetch.requests.length >= FETCHES_WAITING_MAX) {
      return refuse('tooSoon', 'Too many objects are being fetched');
    }
    fetch.requests.push({ id, msnObject });
    this.#all.set(key, fetch);
    return undefined;
  }

  /** Asks for what is next. */
  process(now: number): void {
    for (const [key, fetch] of this.#all) {
      if (this.#underWay.size >= FETCHES_AT_ONCE) return;
      if (!this.#underWay.has(fetch)) this.#begin(key, fetch, now);
    }
  }

  /** Nobody is signed in any more. */
  endAll(): void {
    for (const [key, fetch] of this.#all) this.#settle(key, fetch, { ok: false, reason: 'notOnline' });
  }

  #begin(key: string, fetch: Fetch, now: number): void {
    this.#underWay.add(fetch);
    const settled = (result: FetchResult): void => this.#settle(key, fetch, result);
    const isAsked = this.#host.fetch(fetch.account, { object: fetch.object, settled }, now);
    if (!isAsked) settled({ ok: false, reason: 'notOnline' });
  }

  #settle(key: string, fetch: Fetch, result: FetchResult): void {
    if (this.#all.get(key) !== fetch) return;
    this.#all.delete(key);
    this.#underWay.delete(fetch);
    const { account, object, requests } = fetch;
    for (const { id, msnObject } of requests) {
      if (result.ok) {
        const { sha1d } = object;
        this.#host.tell({ type: 'objectFetched', account, msnObject, sha1d, data: result.data });
      }
      this.#host.settle(id, result.ok ? { ok: true } : outcomeOf(result.reason));
    }
  }
}

function outcomeOf(reason: TransferFailureReason): RequestOutcome {
  const message = `The object did not come (${reason})`;
  if (reason === 'notOnline' || reason === 'notSupported' || reason === 'timedOut')
    return refuse(reason, message);
  return refuse('lineLost', message);
}
