import type { ConversationState } from '../../stores/conversation.ts';

/** Which picture stands behind a conversation: that of its contact, else that for everybody; empty for none. */
export function backgroundId({ background, isGroup, settings }: ConversationState): string {
  const { background: forEverybody } = settings.messages;
  return isGroup ? forEverybody : (background.chosenId ?? forEverybody);
}
