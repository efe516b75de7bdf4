import {
  changedTabs,
  NO_TABS,
  type TabEvent,
  type TabOrder,
} from '../src/main/services/conversations/tabs/tab-order.ts';
import type { TabEdges, TabWindows } from '../src/main/services/conversations/tabs/tab-windows.ts';

/** A window of tabs without a window: it keeps their order, and remembers what else was asked of it. */
export class ScriptedTabs implements TabWindows {
  readonly asked: string[] = [];
  order: TabOrder = NO_TABS;

  /** As if these conversations had opened there, the first in front. */
  fill(...ids: readonly string[]): void {
    for (const id of ids) this.#change({ type: 'opened', id, inFront: false });
  }

  show(id: string): void {
    this.#change({ type: 'shown', id });
  }

  closeTab(id: string): void {
    this.#change({ type: 'closed', id });
  }

  move(id: string, to: number): void {
    this.#change({ type: 'moved', id, to });
  }

  step(by: 1 | -1): void {
    this.#change({ type: 'stepped', by });
  }

  moveFocus(to: 'tabs' | 'conversation'): void {
    this.asked.push(`focus ${to}`);
  }

  place({ above, beside, below }: TabEdges): void {
    this.asked.push(`edges ${above} ${beside} ${below}`);
  }

  #change(event: TabEvent): void {
    this.order = changedTabs(this.order, event);
  }
}
