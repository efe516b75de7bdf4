import type { Reply } from '@nudge/ipc-contract';
import type { Conversation } from '../../services/conversations/conversation.ts';
import { openWithGroup } from '../../services/conversations/open-with-group.ts';
import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';

type ConversationRequests =
  | 'openConversation'
  | 'openGroupConversation'
  | 'showConversation'
  | 'sendText'
  | 'sendAgain'
  | 'sendNudge'
  | 'sendTyping'
  | 'pasteText'
  | 'saveDraft'
  | 'invite'
  | 'loadEarlier'
  | 'shakeWindow'
  | 'keepOnTop';

/** A conversation window can only touch its own conversation: which one stands in its context, not in the call. */
export function conversationHandlers({
  conversations,
  shell,
}: ApplicationServices): Pick<RequestHandlers, ConversationRequests> {
  const { outgoing, book } = conversations;
  const inOwn = <Value>(
    { context }: Caller,
    act: (conversation: Conversation) => Reply<Value> | Promise<Reply<Value>>,
  ): Reply<Value> | Promise<Reply<Value>> => {
    const own = context.kind === 'conversation' ? book.get(context.conversationId) : undefined;
    return own ? act(own) : fail('notAllowed');
  };
  return {
    openConversation: ({ address }) => {
      const opened = conversations.open(address);
      return opened.ok ? done : opened;
    },
    openGroupConversation: ({ groupId }) => openWithGroup(conversations, groupId),
    showConversation: ({ conversationId }) => {
      const shown = conversations.show(conversationId);
      return shown.ok ? done : shown;
    },
    sendText: (request, caller) => inOwn(caller, (own) => outgoing.sendText(own, request)),
    sendAgain: ({ lineId }, caller) => inOwn(caller, (own) => outgoing.sendAgain(own, lineId)),
    sendNudge: (_none, caller) => inOwn(caller, (own) => outgoing.sendNudge(own)),
    sendTyping: (_none, caller) => inOwn(caller, (own) => outgoing.sendTyping(own)),
    pasteText: (_none, { windowId }) => {
      shell.pasteText(windowId);
      return done;
    },
    saveDraft: ({ text }, caller) =>
      inOwn(caller, (own) => {
        outgoing.saveDraft(own, text);
        return done;
      }),
    invite: ({ address }, caller) => inOwn(caller, (own) => outgoing.invite(own, address)),
    loadEarlier: ({ beforeLineId }, caller) =>
      inOwn(caller, (own) => outgoing.loadEarlier(own, beforeLineId)),
    shakeWindow: (_none, { windowId }) => {
      shell.shakeWindow(windowId);
      return done;
    },
    keepOnTop: ({ isOnTop }, { windowId }) => {
      shell.keepOnTop(windowId, isOnTop);
      return done;
    },
  };
}
