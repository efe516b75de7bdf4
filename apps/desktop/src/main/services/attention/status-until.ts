/**
 * A status for a time; afterwards the one of before returns. It goes by the clock and counts nothing, so that it
 * holds through sleep and a restart: whoever asks `look` often enough makes it happen.
 */
import { CHOOSABLE_STATUSES, type ChoosableStatus, type Reply } from '@nudge/ipc-contract';
import type { MessengerEvent } from '@nudge/msnp-engine';
import { z } from 'zod';
import type { OwnSide } from '../messenger/own-side.ts';
import type { Clock } from '../support/clock.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import { done, fail } from '../support/reply.ts';

/** Nobody plans a status for longer; a clock that was wrong must not hold one for years. */
export const STATUS_UNTIL_MAX_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
/** Own accounts on one computer; the oldest are forgotten first. */
const ACCOUNTS_MAX = 32;

const STORE_KEY = 'statusUntil';

const spanSchema = z.object({
  status: z.enum(CHOOSABLE_STATUSES),
  before: z.enum(CHOOSABLE_STATUSES),
  until: z.number(),
});
type Span = z.infer<typeof spanSchema>;
const entrySchema = z.tuple([z.string(), spanSchema]);

export interface StatusUntilOptions {
  readonly own: OwnSide;
  readonly store: KeyedStore;
  readonly clock: Clock;
}

export class StatusUntil {
  readonly #options: StatusUntilOptions;
  /** By own account. */
  readonly #spans = new Map<string, Span>();
  #before: ChoosableStatus = 'online';
  /** It is not the person who chooses. */
  #isChoosing = false;

  constructor(options: StatusUntilOptions) {
    this.#options = options;
    const stored = options.store.get(STORE_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    for (const entry of entries) {
      const parsed = entrySchema.safeParse(entry);
      if (parsed.success) this.#spans.set(...parsed.data);
    }
    options.own.chose.subscribe(({ was, status }) => this.#chosen(was, status));
  }

  /** The status there is ends at a moment; undefined: when the person chooses another. */
  set(until: number | undefined): Reply<undefined> {
    const { own, clock } = this.#options;
    const account = own.view?.address;
    if (account === undefined) return fail('notSignedIn');
    const now = clock.now();
    if (until === undefined) {
      this.#keep(account, undefined);
      return done;
    }
    if (until <= now || until > now + STATUS_UNTIL_MAX_MILLISECONDS) return fail('badArguments');
    // Online is where the others lead back to; after it nothing returns.
    if (own.chosen === 'online') return fail('notAllowed');
    const before = this.#before === own.chosen ? 'online' : this.#before;
    this.#keep(account, { status: own.chosen, before, until });
    return done;
  }

  take(event: MessengerEvent): void {
    if (event.type === 'signedIn' && !event.afterReconnect) this.#resume();
    if (event.type === 'signedOut' || event.type === 'signInFailed') this.#options.own.showUntil(undefined);
  }

  /** Called every few seconds, and when the computer wakes up. */
  look(): void {
    const { own, clock } = this.#options;
    const account = own.view?.address;
    const span = account === undefined ? undefined : this.#spans.get(account);
    if (account === undefined || span === undefined || !own.isSignedIn || clock.now() < span.until) return;
    this.#keep(account, undefined);
    this.#choose(span.before);
  }

  /** Signed in: what was begun before goes on, unless the person signed in with yet another status. */
  #resume(): void {
    const { own, clock } = this.#options;
    this.#before = 'online';
    const account = own.view?.address;
    const span = account === undefined ? undefined : this.#spans.get(account);
    if (account === undefined || span === undefined) return;
    const isOver = span.until <= clock.now();
    const isAsBefore = own.chosen === span.status || own.chosen === span.before;
    if (isOver || !isAsBefore) return this.#keep(account, undefined);
    this.#before = span.before;
    own.showUntil(span.until);
    if (own.chosen !== span.status) this.#choose(span.status);
  }

  #choose(status: ChoosableStatus): void {
    this.#isChoosing = true;
    void this.#options.own.choose(status);
    this.#isChoosing = false;
  }

  #chosen(was: ChoosableStatus, status: ChoosableStatus): void {
    if (this.#isChoosing) return;
    if (was !== status) this.#before = was;
    const account = this.#options.own.view?.address;
    if (account !== undefined) this.#keep(account, undefined);
  }

  #keep(account: string, span: Span | undefined): void {
    const { own, store } = this.#options;
    const had = this.#spans.delete(account);
    if (span !== undefined) this.#spans.set(account, span);
    own.showUntil(span?.until);
    if (had || span !== undefined) store.set(STORE_KEY, [...this.#spans].slice(-ACCOUNTS_MAX));
  }
}
