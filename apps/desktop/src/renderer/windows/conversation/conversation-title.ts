import type { ParticipantView } from '@nudge/ipc-contract';
import type { Text } from '../../text/use-text.ts';

/** The names of those in a conversation, those who are there first. */
export function participantNames(participants: readonly ParticipantView[]): string {
  const present = participants.filter(({ isPresent }) => isPresent);
  return (present.length > 0 ? present : participants).map(({ displayName }) => displayName).join(', ');
}

export function conversationTitle(participants: readonly ParticipantView[], text: Text): string {
  return text('chat.title', { name: participantNames(participants) });
}
