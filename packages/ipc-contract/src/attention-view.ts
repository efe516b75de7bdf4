/** `usual`: as the event's own switch says. */
export const ATTENTION_WISHES = ['usual', 'on', 'off'] as const;
export type AttentionWish = (typeof ATTENTION_WISHES)[number];

/** How loudly somebody, or a group, may be heard of. */
export interface AttentionChoice {
  readonly alerts: AttentionWish;
  readonly sounds: AttentionWish;
}

/** Whom a choice is about. */
export type AttentionWhom = { readonly address: string } | { readonly groupId: string };
