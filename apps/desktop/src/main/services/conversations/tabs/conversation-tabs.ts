import type { TabsSnapshot, TabView } from '@nudge/ipc-contract';
import type { ChangeSink } from '../../support/change-sink.ts';
import type { ConversationBook } from '../conversation-book.ts';
import { tabView } from '../conversation-views.ts';
import type { TabWindows } from './tab-windows.ts';

export interface ConversationTabsOptions {
  readonly book: ConversationBook;
  readonly windows: TabWindows;
  readonly changes: Pick<ChangeSink, 'toTabs'>;
}

/** Tells the window of tabs what stands on each of them. */
export class ConversationTabs {
  readonly #options: ConversationTabsOptions;

  constructor(options: ConversationTabsOptions) {
    this.#options = options;
    options.book.listChanged.subscribe(() => {
      if (options.windows.order.ids.length > 0) this.tell();
    });
  }

  get windows(): TabWindows {
    return this.#options.windows;
  }

  /** Whether this conversation is a tab now. */
  has(conversationId: string): boolean {
    return this.windows.order.ids.includes(conversationId);
  }

  view(): Pick<TabsSnapshot, 'tabs' | 'frontId'> {
    const { ids, frontId } = this.windows.order;
    return { tabs: ids.flatMap((id) => this.#viewOf(id)), frontId };
  }

  /** The tabs, their order or the one in front changed. */
  tell(): void {
    this.#options.changes.toTabs({ type: 'tabsChanged', ...this.view() });
  }

  #viewOf(id: string): readonly TabView[] {
    const { book } = this.#options;
    const conversation = book.get(id);
    return conversation === undefined ? [] : [tabView(conversation, book.context.directory)];
  }
}
