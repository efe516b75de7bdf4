import type { OptionsPage } from '@nudge/ipc-contract';

/** What a window is for, fixed when it is opened. A window can only touch what stands here. */
export type WindowContext =
  | { readonly kind: 'main' }
  | { readonly kind: 'conversation'; readonly conversationId: string; readonly partner: string }
  /** What stands around conversations that are tabs; each of these is a page with a context of its own. */
  | { readonly kind: 'tabs' }
  | { readonly kind: 'alert'; readonly alertId: string }
  | { readonly kind: 'options'; readonly page: OptionsPage }
  | { readonly kind: 'prompt'; readonly address: string }
  | { readonly kind: 'picture' }
  | { readonly kind: 'emoticons' }
  | ({ readonly kind: 'history' } & HistoryPlace);

/** Where the history is opened. Empty: at no conversation, with nothing to look for. */
export interface HistoryPlace {
  readonly conversationId: string;
  readonly search: string;
}
