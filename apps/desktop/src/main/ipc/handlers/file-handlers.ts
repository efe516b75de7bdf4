import type { Reply } from '@nudge/ipc-contract';
import type { Conversation } from '../../services/conversations/conversation.ts';
import { fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';

type FileRequests =
  | 'offerFiles'
  | 'chooseFiles'
  | 'offerPicture'
  | 'acceptTransfer'
  | 'declineTransfer'
  | 'cancelTransfer'
  | 'tryTransferAgain'
  | 'openTransfer'
  | 'showTransferInFolder'
  | 'openReceivedFiles'
  | 'chooseFilesFolder'
  | 'chooseScanner';

type Answer = Reply<undefined> | Promise<Reply<undefined>>;

/** A conversation window offers and takes files in its own conversation; the contact list opens one first, and what
 * falls on a tab goes to that one. */
export function fileHandlers({
  conversations,
  tabs,
  transfers,
}: Pick<ApplicationServices, 'conversations' | 'tabs' | 'transfers'>): Pick<RequestHandlers, FileRequests> {
  const inOwn = ({ context }: Caller, act: (conversation: Conversation) => Answer): Answer => {
    const id = context.kind === 'conversation' ? context.conversationId : '';
    const own = conversations.book.get(id);
    return own ? act(own) : fail('notAllowed');
  };
  const inTab = (id: string, act: (conversation: Conversation) => Answer): Answer => {
    const conversation = tabs.has(id) ? conversations.book.get(id) : undefined;
    return conversation ? act(conversation) : fail('notAllowed');
  };
  const withPerson = (
    address: string | undefined,
    caller: Caller,
    act: (conversation: Conversation) => Answer,
  ): Answer => {
    if (caller.context.kind === 'conversation') {
      return address === undefined ? inOwn(caller, act) : fail('notAllowed');
    }
    const opened = address === undefined ? fail('badArguments') : conversations.open(address);
    if (!opened.ok) return opened;
    const conversation = conversations.book.get(opened.value.conversationId);
    return conversation ? act(conversation) : fail('unexpected');
  };
  return {
    offerFiles: ({ paths, address, conversationId = '' }, caller) => {
      const offer = (conversation: Conversation): Answer => transfers.offer(conversation, paths);
      return caller.context.kind === 'tabs'
        ? inTab(conversationId, offer)
        : withPerson(address, caller, offer);
    },
    chooseFiles: ({ address, what }, caller) => {
      const { windowId } = caller;
      return withPerson(address, caller, (conversation) =>
        transfers.choose({ conversation, windowId }, what),
      );
    },
    offerPicture: ({ data }, caller) => inOwn(caller, (own) => transfers.offerPicture(own, data)),
    acceptTransfer: (request, caller) =>
      inOwn(caller, (conversation) => transfers.accept({ conversation, windowId: caller.windowId }, request)),
    declineTransfer: ({ transferId }, caller) => inOwn(caller, (own) => transfers.decline(own, transferId)),
    cancelTransfer: ({ transferId }, caller) => inOwn(caller, (own) => transfers.cancel(own, transferId)),
    tryTransferAgain: ({ transferId }, caller) => inOwn(caller, (own) => transfers.tryAgain(own, transferId)),
    openTransfer: ({ transferId }, caller) => inOwn(caller, (own) => transfers.open(own, transferId)),
    showTransferInFolder: ({ transferId }, caller) =>
      inOwn(caller, (own) => transfers.showInFolder(own, transferId)),
    openReceivedFiles: () => transfers.received.open(),
    chooseFilesFolder: ({ useDefault }, { windowId }) => transfers.received.choose(windowId, useDefault),
    chooseScanner: ({ isWanted }, { windowId }) => transfers.received.chooseScanner(windowId, isWanted),
  };
}
