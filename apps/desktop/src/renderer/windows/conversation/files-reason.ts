import type { Text } from '../../text/use-text.ts';
import type { ConversationState } from '../../stores/conversation.ts';

/** Why no file can be sent in this conversation just now; nothing while it can. Main decides the same way. */
export function filesReason(
  { isGroup, ability, participants }: Pick<ConversationState, 'isGroup' | 'ability' | 'participants'>,
  text: Text,
): string | undefined {
  if (isGroup) return text('reason.filesOnePerson');
  if (ability.canSend) return undefined;
  const name = participants[0]?.displayName ?? '';
  switch (ability.reason) {
    case 'blocked':
      return text('reason.fileBlocked', { name });
    case 'partnerOffline':
    case 'keptForLater':
      return text('reason.fileOffline', { name });
    case 'signedOut':
    case 'lineLost':
    case 'nobodyLeft':
      return text('reason.filesNotNow');
  }
}
