/**
 * The last alerts of each own account, and how many nudges were missed. What messages said is held while the
 * application runs and never written down: a person may keep no history.
 */
import type { PastAlertView } from '@nudge/ipc-contract';
import { z } from 'zod';
import type { Cancel, Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import { shownLine } from '../support/shown-line.ts';
import { ALERT_TEXT_MAX_CHARACTERS, type NewAlert } from './alert-service.ts';

export const PAST_ALERTS_MAX = 200;
/** A longer number tells nobody more, and each of them is held. */
export const MISSED_NUDGES_MAX = 200;
/** Own accounts on one computer; the oldest are forgotten first. */
const ACCOUNTS_MAX = 32;

/** Alerts often come many together; what a crash within that time takes is little. */
const WRITE_DELAY_MILLISECONDS = 5_000;

const STORE_KEY = 'past';

const pastSchema = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum([
    'contactOnline',
    'contactOffline',
    'message',
    'nudge',
    'contactRequest',
    'mail',
    'fileOffer',
  ]),
  name: z.string(),
  address: z.string(),
});
const accountSchema = z.tuple([z.string(), z.array(z.unknown())]);

export interface PastAlert extends PastAlertView {
  readonly conversationId?: string | undefined;
}

export interface PastAlertsOptions {
  readonly store: KeyedStore;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Who is signed in. */
  readonly account: () => string | undefined;
}

export class PastAlerts {
  /** How many nudges were missed. */
  readonly missedChanged = new Emitter<number>();
  readonly #options: PastAlertsOptions;
  /** By own account; the oldest first. */
  readonly #alerts = new Map<string, readonly PastAlert[]>();
  /** Of each missed nudge, the conversation it came in. */
  #missed: readonly string[] = [];
  #cancelWrite: Cancel | undefined;
  /** The account that missed them. */
  #missedBy: string | undefined;

  constructor(options: PastAlertsOptions) {
    this.#options = options;
    const stored = options.store.get(STORE_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    for (const entry of entries) {
      const account = accountSchema.safeParse(entry);
      if (account.success) this.#alerts.set(account.data[0], readAlerts(account.data[1]));
    }
  }

  get missedNudges(): number {
    return this.#missed.length;
  }

  /** The newest first. */
  list(): readonly PastAlertView[] {
    return this.#own.map(({ conversationId: _inside, ...view }) => view).reverse();
  }

  find(id: string): PastAlert | undefined {
    return this.#own.find((alert) => alert.id === id);
  }

  add({ kind, name, address, text = '', conversationId }: NewAlert): void {
    const account = this.#options.account();
    if (account === undefined || kind === 'more') return;
    const id = this.#options.newId();
    const words = { name, address, text: shownLine(text, ALERT_TEXT_MAX_CHARACTERS) };
    const alert = { id, at: this.#options.clock.now(), kind, ...words, conversationId };
    this.#set(account, [...this.#own, alert].slice(-PAST_ALERTS_MAX));
  }

  /** An alert was shown. A nudge is noted when it is missed, whether or not it raises an alert. */
  note(alert: NewAlert): void {
    if (alert.kind !== 'nudge') this.add(alert);
  }

  addMissedNudge(nudge: Omit<NewAlert, 'kind'> & { readonly conversationId: string }): void {
    this.add({ ...nudge, kind: 'nudge' });
    this.#missedBy = this.#options.account();
    this.#setMissed([...this.#missed, nudge.conversationId]);
  }

  /** What another account missed is none of this one's. */
  signedIn(): void {
    if (this.#missedBy !== this.#options.account()) this.forgetMissed();
  }

  forgetMissed(): void {
    this.#setMissed([]);
  }

  /** Whoever looks at a conversation sees its nudges. */
  read(conversationId: string): void {
    this.#setMissed(this.#missed.filter((one) => one !== conversationId));
  }

  clear(): void {
    const account = this.#options.account();
    if (account !== undefined) this.#set(account, []);
    this.flush();
    this.forgetMissed();
  }

  /** Writes down now what would have been written soon. */
  flush(): void {
    if (this.#cancelWrite === undefined) return;
    this.#cancelWrite();
    this.#cancelWrite = undefined;
    const stored = [...this.#alerts]
      .slice(-ACCOUNTS_MAX)
      .map(([own, about]) => [own, about.map(withoutText)]);
    this.#options.store.set(STORE_KEY, stored);
  }

  get #own(): readonly PastAlert[] {
    return this.#alerts.get(this.#options.account() ?? '') ?? [];
  }

  #set(account: string, alerts: readonly PastAlert[]): void {
    this.#alerts.delete(account);
    this.#alerts.set(account, alerts);
    this.#cancelWrite ??= this.#options.clock.after(WRITE_DELAY_MILLISECONDS, () => this.flush());
  }

  #setMissed(missed: readonly string[]): void {
    const before = this.#missed.length;
    this.#missed = missed.slice(-MISSED_NUDGES_MAX);
    if (this.#missed.length !== before) this.missedChanged.emit(this.#missed.length);
  }
}

function withoutText({ id, at, kind, name, address }: PastAlert): z.infer<typeof pastSchema> {
  return { id, at, kind, name, address };
}

/** A damaged entry is left out. */
function readAlerts(entries: readonly unknown[]): readonly PastAlert[] {
  return entries.flatMap((entry) => {
    const parsed = pastSchema.safeParse(entry);
    return parsed.success ? [{ ...parsed.data, text: '' }] : [];
  });
}
