import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';
import { fail } from '../../services/support/reply.ts';

type ContactRequests =
  | 'addContact'
  | 'removeContact'
  | 'block'
  | 'unblock'
  | 'moveContact'
  | 'copyContact'
  | 'removeFromGroup'
  | 'addGroup'
  | 'renameGroup'
  | 'removeGroup'
  | 'answerContactRequest';

export function contactHandlers({
  messenger,
  prompts,
}: ApplicationServices): Pick<RequestHandlers, ContactRequests> {
  const { editing } = messenger;
  return {
    addContact: (request) => editing.addContact(request),
    removeContact: (request) => editing.removeContact(request),
    block: ({ address }) => editing.block(address),
    unblock: ({ address }) => editing.unblock(address),
    moveContact: (request) => editing.moveContact(request),
    copyContact: (request) => editing.copyContact(request),
    removeFromGroup: (request) => editing.removeFromGroup(request),
    addGroup: ({ name }) => editing.addGroup(name),
    renameGroup: (request) => editing.renameGroup(request),
    removeGroup: ({ groupId }) => editing.removeGroup(groupId),
    answerContactRequest: async (request, { context }) => {
      const isForeign = context.kind === 'prompt' && context.address !== request.address;
      if (isForeign) return fail('notAllowed');
      const reply = await editing.answerRequest(request);
      if (reply.ok) prompts.answered(request.address);
      return reply;
    },
  };
}
