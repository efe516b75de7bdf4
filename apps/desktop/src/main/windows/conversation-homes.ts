/** Where conversations open: each in a window of its own, or as a tab among others; what is open stays where it is. */
import { setTimeout as delay } from 'node:timers/promises';
import type { WindowState } from '../services/attention/attention-rules.ts';
import type { ConversationWindows, HowToOpen } from '../services/conversations/conversation-windows.ts';

/** A page that does not let its window go is not waited for any longer when the application ends. */
const CLOSE_ALL_MAX_MILLISECONDS = 1000;

/** One kind of place for conversations. */
export interface ConversationHome extends ConversationWindows {
  has(conversationId: string): boolean;
  /** Closes every one as its person would, without a question; settles when they are gone. */
  closeAll(): Promise<void>;
  /** Whether one of them is being read or written in. */
  hasFocus(): boolean;
}

export interface ConversationHomesOptions {
  readonly windows: ConversationHome;
  readonly tabs: ConversationHome;
  /** Whether the next one opens as a tab. */
  readonly wantsTabs: () => boolean;
}

export class ConversationHomes implements ConversationWindows {
  readonly #options: ConversationHomesOptions;

  constructor(options: ConversationHomesOptions) {
    this.#options = options;
  }

  open(conversationId: string, partner: string, how: HowToOpen): void {
    const { windows, tabs, wantsTabs } = this.#options;
    const next = wantsTabs() ? tabs : windows;
    (this.#homeOf(conversationId) ?? next).open(conversationId, partner, how);
  }

  close(conversationId: string): void {
    this.#homeOf(conversationId)?.close(conversationId);
  }

  stateOf(conversationId: string): WindowState {
    return this.#homeOf(conversationId)?.stateOf(conversationId) ?? 'new';
  }

  canMove(conversationId: string): boolean {
    return this.#homeOf(conversationId)?.canMove(conversationId) ?? false;
  }

  flash(conversationId: string): void {
    this.#homeOf(conversationId)?.flash(conversationId);
  }

  async closeAll(): Promise<void> {
    const { windows, tabs } = this.#options;
    const all = Promise.all([windows.closeAll(), tabs.closeAll()]);
    await Promise.race([all, delay(CLOSE_ALL_MAX_MILLISECONDS)]);
  }

  hasFocus(): boolean {
    const { windows, tabs } = this.#options;
    return windows.hasFocus() || tabs.hasFocus();
  }

  #homeOf(conversationId: string): ConversationHome | undefined {
    const { windows, tabs } = this.#options;
    return [windows, tabs].find((home) => home.has(conversationId));
  }
}
