import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type HostRequests =
  | 'createAccount'
  | 'setHostPassword'
  | 'deleteHostAccount'
  | 'openHostToNetwork'
  | 'playSound'
  | 'chooseSound';

export function hostHandlers({ host, sounds }: ApplicationServices): Pick<RequestHandlers, HostRequests> {
  return {
    createAccount: (account) => host.createAccount(account),
    setHostPassword: (account) => host.setPassword(account),
    deleteHostAccount: ({ address }) => host.deleteAccount(address),
    openHostToNetwork: ({ open }) => host.openToNetwork(open),
    playSound: ({ event }) => {
      sounds.play(event);
      return done;
    },
    chooseSound: ({ event, useDefault }, { windowId }) =>
      useDefault ? sounds.useOurs(event) : sounds.choose(windowId, event),
  };
}
