import type { OpenConversationView } from '@nudge/ipc-contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** The conversation windows that are open, for the list's second tab. */
export interface OpenConversationsState {
  readonly conversations: readonly OpenConversationView[];
}

export type OpenConversationsStore = StoreApi<OpenConversationsState>;

export function createOpenConversationsStore(): OpenConversationsStore {
  return createStore<OpenConversationsState>(() => ({ conversations: [] }));
}

export function applyConversationsChanged(
  store: OpenConversationsStore,
  conversations: readonly OpenConversationView[],
): void {
  store.setState({ conversations });
}
