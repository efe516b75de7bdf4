import { done, fail, succeed } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type BackgroundRequests = 'chooseBackground' | 'addBackground' | 'listBackgrounds';

/** The picture behind a conversation: for its own contact, or for everybody who has none of their own. */
export function backgroundHandlers({
  backgrounds,
  conversations,
  settings,
}: ApplicationServices): Pick<RequestHandlers, BackgroundRequests> {
  return {
    chooseBackground: ({ id, whom }, { context }) => {
      const conversationId = context.kind === 'conversation' ? context.conversationId : '';
      const conversation = conversations.book.get(conversationId);
      if (conversation === undefined) return fail('notAllowed');
      const owner = { account: conversation.account, partner: conversation.partner.address };
      if (whom === 'contact') return backgrounds.choose(owner, id);
      if (!backgrounds.has(id)) return fail('badArguments');
      settings.update({ messages: { background: id } });
      backgrounds.forget(owner);
      return done;
    },
    addBackground: ({ data }) => backgrounds.add(data),
    listBackgrounds: () => succeed(backgrounds.own()),
  };
}
