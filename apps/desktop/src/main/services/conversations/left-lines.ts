/**
 * What others left with the server while one was offline. Each line is shown once, however often it comes, with the
 * time it was sent. The server may forget it as soon as it stands on the disk, or is shown where nothing is kept.
 */
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import type { MessengerEvent } from '@nudge/msnp-engine';
import type { Cancel } from '../support/clock.ts';
import { RateLimit } from '../support/rate-limit.ts';
import { shownLine } from '../support/shown-line.ts';
import type { Arrivals } from './arrivals.ts';
import type { ConversationBook } from './conversation-book.ts';
import type { Conversation } from './conversation.ts';
import { receivedIds, type ReceivedIds } from './received-ids.ts';

/** They come one after another: those of so long are brought to the disk, and told to the server, together. */
export const TAKEN_DELAY_MILLISECONDS = 1_000;
/** Of one person one line is heard within this: several come at once. */
export const LEFT_SOUND_INTERVAL_MILLISECONDS = 10_000;
/** Lines of this run that are remembered, for those that are kept nowhere; many times what waits for anybody. */
export const LEFT_REMEMBERED_MAX = 1_000;

type LeftEvent = Extract<MessengerEvent, { readonly type: 'offlineMessageReceived' }>;

interface LeftLinesParts {
  readonly book: ConversationBook;
  readonly arrivals: Arrivals;
  /** The conversation with this person alone, begun where there is none; undefined while signed out. */
  readonly withPerson: (address: string, displayName: string) => Conversation | undefined;
}

export class LeftLines {
  readonly #parts: LeftLinesParts;
  readonly #sounds: RateLimit;
  /** Whether a line is held for good, by account and id. */
  readonly #remembered = new Map<string, boolean>();
  /** Held, and not yet told to the server. */
  readonly #taken = new Set<string>();
  #cancelTelling: Cancel | undefined;

  constructor(parts: LeftLinesParts) {
    this.#parts = parts;
    const { clock } = parts.book.options;
    this.#sounds = new RateLimit({ clock, count: 1, milliseconds: LEFT_SOUND_INTERVAL_MILLISECONDS });
  }

  take(event: MessengerEvent): void {
    switch (event.type) {
      case 'offlineMessageReceived':
        return this.#takeLine(event);
      case 'signedOut':
        // Not told of, they come again, and are known then.
        this.#cancelTelling?.();
        this.#cancelTelling = undefined;
        return this.#taken.clear();
      default:
    }
  }

  #takeLine(event: LeftEvent): void {
    const account = this.#parts.book.options.messenger.own.view?.address;
    if (account === undefined) return;
    const { from, text, lineId, messageId } = event;
    const ids = receivedIds({ from, givenId: lineId ?? messageId, text });
    const isHeld = this.#isHeld(account, from, ids) ?? this.#show(event, ids.left);
    this.#remember(`${account} ${ids.left}`, isHeld);
    if (!isHeld) return;
    this.#taken.add(messageId);
    this.#planTelling();
  }

  /** Undefined: it is new here. */
  #isHeld(account: string, from: string, { left, live }: ReceivedIds): boolean | undefined {
    const isHeld = this.#remembered.get(`${account} ${left}`);
    if (isHeld !== undefined) return isHeld;
    // It may have been heard when it was said: its sender was not told, and left it besides.
    const isKnown = [left, live].some((id) => this.#parts.book.knowsFrom(from, id));
    return isKnown ? true : undefined;
  }

  /** Whether it is held for good. */
  #show(event: LeftEvent, id: string): boolean {
    const { book, arrivals, withPerson } = this.#parts;
    const senderName = shownLine(event.senderName);
    const conversation = withPerson(event.from, senderName);
    if (conversation === undefined) return false;
    const { name, ...line } = arrivals.begin(conversation, event.from, senderName);
    const isKept = arrivals.show(conversation, {
      ...line,
      kind: 'text',
      id,
      at: event.sentAt,
      senderName: name,
      text: event.text,
      format: DEFAULT_SETTINGS.messages.format,
      wasLeft: true,
    });
    const isMute = !this.#sounds.take(event.from);
    arrivals.raise(conversation, 'text', { name, address: event.from, text: event.text, isMute });
    return isKept || book.options.history.isLocked;
  }

  #remember(key: string, isHeld: boolean): void {
    this.#remembered.set(key, isHeld);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > LEFT_REMEMBERED_MAX && oldest !== undefined) this.#remembered.delete(oldest);
  }

  #planTelling(): void {
    this.#cancelTelling ??= this.#parts.book.options.clock.after(TAKEN_DELAY_MILLISECONDS, () =>
      this.#tell(),
    );
  }

  #tell(): void {
    const { history, messenger } = this.#parts.book.options;
    const messageIds = [...this.#taken];
    this.#cancelTelling = undefined;
    this.#taken.clear();
    if (!history.sync()) return;
    void messenger.engine.ask({ type: 'offlineMessagesTaken', messageIds });
  }
}
