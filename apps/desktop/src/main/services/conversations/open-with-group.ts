/** "Send an Instant Message to This Group": one of those online is written to, and the others are invited. */
import { GROUP_CHAT_MAX, type Reply } from '@nudge/ipc-contract';
import { done, fail } from '../support/reply.ts';
import type { ConversationService } from './conversation-service.ts';

/** Settles once everybody was asked; who could not come is a notice in the conversation. */
export async function openWithGroup(
  conversations: ConversationService,
  groupId: string,
): Promise<Reply<undefined>> {
  const { book, outgoing } = conversations;
  const online = book.context.directory
    .contacts()
    .filter(
      ({ groupIds, status, isBlocked }) => groupIds.includes(groupId) && status !== 'offline' && !isBlocked,
    )
    .map(({ address }) => address);
  if (online.length > GROUP_CHAT_MAX) return fail('badArguments');
  // What is being said with one of them alone stays between those two, as long as there is another to begin with.
  const first = online.find((address) => book.withPartner(address) === undefined) ?? online[0];
  if (first === undefined) return fail('notOnline');
  const opened = conversations.open(first);
  if (!opened.ok) return opened;
  const conversation = book.get(opened.value.conversationId);
  const others = online.filter((address) => address !== first && conversation?.invited.has(address) !== true);
  if (conversation !== undefined)
    await Promise.all(others.map((address) => outgoing.invite(conversation, address)));
  return done;
}
