import type { TabOrder } from './tab-order.ts';

/** What a window keeps for itself around the conversation in it, CSS px. */
export interface TabEdges {
  readonly above: number;
  readonly beside: number;
  readonly below: number;
}

/** The window of tabs as services see it; ids that are no tab are passed over. */
export interface TabWindows {
  readonly order: TabOrder;
  show(conversationId: string): void;
  /** As its person closes it. */
  closeTab(conversationId: string): void;
  move(conversationId: string, to: number): void;
  step(by: 1 | -1): void;
  moveFocus(to: 'tabs' | 'conversation'): void;
  place(edges: TabEdges): void;
}
