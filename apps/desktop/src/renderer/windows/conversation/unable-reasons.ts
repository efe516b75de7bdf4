import type { Text } from '../../text/use-text.ts';
import type { ConversationState } from '../../stores/conversation.ts';

/** Why the server can be asked for nothing just now, such as to block somebody; nothing while it can. */
export function offlineReason(
  { ability }: Pick<ConversationState, 'ability'>,
  text: Text,
): string | undefined {
  if (ability.canSend) return undefined;
  switch (ability.reason) {
    case 'signedOut':
    case 'lineLost':
      return text(`reason.${ability.reason}`);
    case 'blocked':
    case 'partnerOffline':
    case 'keptForLater':
    case 'nobodyLeft':
      return undefined;
  }
}

/** Why nobody can be brought into this conversation just now; nothing while they can. Main decides the same way. */
export function inviteReason(
  { ability, participants }: Pick<ConversationState, 'ability' | 'participants'>,
  text: Text,
): string | undefined {
  if (ability.canSend) return undefined;
  const name = participants[0]?.displayName ?? '';
  switch (ability.reason) {
    case 'blocked':
      return text('reason.fileBlocked', { name });
    case 'partnerOffline':
    case 'keptForLater':
      return text('reason.fileOffline', { name });
    case 'nobodyLeft':
      return text('chat.bar.nobodyLeft');
    case 'signedOut':
    case 'lineLost':
      return text(`reason.${ability.reason}`);
  }
}

/** Why nobody can be nudged in this conversation just now; nothing while they can. */
export function nudgeReason(
  { ability, participants }: Pick<ConversationState, 'ability' | 'participants'>,
  text: Text,
): string | undefined {
  if (ability.canSend) return undefined;
  if (ability.reason !== 'keptForLater') return text('reason.cannotSend');
  return text('reason.fileOffline', { name: participants[0]?.displayName ?? '' });
}
