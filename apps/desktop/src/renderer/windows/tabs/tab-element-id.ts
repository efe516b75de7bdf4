/** By which the room under the tabs names the one in front. */
export const tabElementId = (conversationId: string): string => `tab-${conversationId}`;
