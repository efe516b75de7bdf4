import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type SavingRequests = 'saveConversation' | 'savePicture' | 'printConversation';

/** A window saves and prints its own conversation: which one stands in its context, not in the call. */
export function savingHandlers({
  conversations,
  saving,
  pictureSaving,
  shell,
}: ApplicationServices): Pick<RequestHandlers, SavingRequests> {
  return {
    saveConversation: (request, { context, windowId }) => {
      const id = context.kind === 'conversation' ? context.conversationId : '';
      const conversation = conversations.book.get(id);
      return conversation ? saving.save({ conversation, windowId }, request) : fail('notAllowed');
    },
    savePicture: ({ address }, { context, windowId }) => {
      const id = context.kind === 'conversation' ? context.conversationId : '';
      const conversation = conversations.book.get(id);
      return conversation ? pictureSaving.save({ conversation, windowId }, address) : fail('notAllowed');
    },
    printConversation: async (_none, { windowId }) =>
      (await shell.print(windowId)) === 'failed' ? fail('printFailed') : done,
  };
}
