/**
 * Changes from services to windows: gathered per tick, numbered without a gap per window. A snapshot carries the
 * last number given out, so that a window neither misses nor repeats anything.
 */
import type {
  AlertChange,
  CommonChange,
  ConversationChange,
  EmoticonsChange,
  HistoryChange,
  MainChange,
  Numbered,
  OptionsChange,
  PromptChange,
  PictureChange,
  TabsChange,
} from '@nudge/ipc-contract';
import type { ChangeSink } from '../services/support/change-sink.ts';
import { GatheredChanges, type AnyChange } from './gather-changes.ts';
import type { WindowContext } from './window-context.ts';

export interface PublisherOptions {
  /** Hands a change to a window; nothing happens when it is gone. */
  readonly send: (windowId: number, numbered: Numbered<AnyChange>) => void;
  /** Runs later in this tick. */
  readonly schedule: (action: () => void) => void;
}

interface Receiver {
  readonly context: WindowContext;
  readonly gathered: GatheredChanges;
  number: number;
}

export class Publisher implements ChangeSink {
  readonly #options: PublisherOptions;
  readonly #receivers = new Map<number, Receiver>();
  #isScheduled = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  add(windowId: number, context: WindowContext): void {
    this.#receivers.set(windowId, { context, gathered: new GatheredChanges(), number: 0 });
  }

  remove(windowId: number): void {
    this.#receivers.delete(windowId);
  }

  /** The number a snapshot made now must carry: everything gathered so far has gone out. */
  numberFor(windowId: number): number {
    const receiver = this.#receivers.get(windowId);
    if (receiver === undefined) return 0;
    this.#flush(windowId, receiver);
    return receiver.number;
  }

  toMain(change: MainChange): void {
    this.#toEach(change, ({ kind }) => kind === 'main');
  }

  toConversation(conversationId: string, change: ConversationChange): void {
    this.#toEach(change, (to) => to.kind === 'conversation' && to.conversationId === conversationId);
  }

  toTabs(change: TabsChange): void {
    this.#toEach(change, ({ kind }) => kind === 'tabs');
  }

  toAlert(alertId: string, change: AlertChange): void {
    this.#toEach(change, (to) => to.kind === 'alert' && to.alertId === alertId);
  }

  toOptions(change: OptionsChange): void {
    this.#toEach(change, ({ kind }) => kind === 'options');
  }

  toPrompt(address: string, change: PromptChange): void {
    this.#toEach(change, (to) => to.kind === 'prompt' && to.address === address);
  }

  toPicture(change: PictureChange): void {
    this.#toEach(change, ({ kind }) => kind === 'picture');
  }

  toEmoticons(change: EmoticonsChange): void {
    this.#toEach(change, ({ kind }) => kind === 'emoticons');
  }

  toHistory(change: HistoryChange): void {
    this.#toEach(change, ({ kind }) => kind === 'history');
  }

  hasHistory(): boolean {
    return [...this.#receivers.values()].some(({ context }) => context.kind === 'history');
  }

  toAll(change: CommonChange): void {
    this.#toEach(change, () => true);
  }

  #toEach(change: AnyChange, isMeant: (context: WindowContext) => boolean): void {
    for (const receiver of this.#receivers.values()) {
      if (isMeant(receiver.context)) receiver.gathered.add(change);
    }
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#options.schedule(() => this.#flushAll());
  }

  #flushAll(): void {
    this.#isScheduled = false;
    for (const [windowId, receiver] of this.#receivers) this.#flush(windowId, receiver);
  }

  #flush(windowId: number, receiver: Receiver): void {
    for (const change of receiver.gathered.take()) {
      receiver.number += 1;
      this.#options.send(windowId, { number: receiver.number, change });
    }
  }
}
