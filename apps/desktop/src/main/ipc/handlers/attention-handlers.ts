import type { AttentionWhom } from '@nudge/ipc-contract';
import { done, fail, succeed } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type AttentionRequests = 'attentionOf' | 'setAttention' | 'setStatusUntil';

export function attentionHandlers({
  messenger,
  attentionChoices,
  statusUntil,
}: ApplicationServices): Pick<RequestHandlers, AttentionRequests> {
  const { directory, own } = messenger;
  const isKnown = (whom: AttentionWhom): boolean =>
    'address' in whom
      ? directory.find(whom.address)?.lists.has('forward') === true
      : directory.groups().some(({ id }) => id === whom.groupId);
  return {
    attentionOf: ({ whom }) => {
      const account = own.view?.address;
      return account === undefined ? fail('notSignedIn') : succeed(attentionChoices.of(account, whom));
    },
    setAttention: ({ whom, ...choice }) => {
      const account = own.view?.address;
      if (account === undefined) return fail('notSignedIn');
      if (!isKnown(whom)) return fail('notOnList');
      attentionChoices.set(account, whom, choice);
      return done;
    },
    setStatusUntil: ({ until }) => statusUntil.set(until),
  };
}
