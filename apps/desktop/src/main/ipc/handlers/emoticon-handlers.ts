import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type EmoticonRequests =
  'openEmoticons' | 'addEmoticon' | 'changeEmoticon' | 'removeEmoticon' | 'moveEmoticon' | 'adoptEmoticon';

export function emoticonHandlers({
  conversations,
  emoticons,
  shell,
}: ApplicationServices): Pick<RequestHandlers, EmoticonRequests> {
  const { own, lines } = emoticons;
  return {
    openEmoticons: () => {
      shell.openEmoticons();
      return done;
    },
    addEmoticon: ({ code, data }) => own.add(code, data),
    changeEmoticon: ({ id, code }) => own.changeCode(id, code),
    removeEmoticon: ({ id }) => own.remove(id),
    moveEmoticon: (request) => own.move(request),
    adoptEmoticon: ({ lineId, usedCode, code }, { context }) => {
      const id = context.kind === 'conversation' ? context.conversationId : '';
      const conversation = conversations.book.get(id);
      if (conversation === undefined) return fail('notAllowed');
      const used = conversation.uses.get(lineId)?.find((one) => one.code === usedCode);
      const data = used && lines.read(used.hash);
      return data === undefined ? fail('badPicture') : own.add(code, data);
    },
  };
}
