import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type HostRequests =
  'createAccount' | 'setHostPassword' | 'deleteHostAccount' | 'openHostToNetwork' | 'playSound';

export function hostHandlers({ host, shell }: ApplicationServices): Pick<RequestHandlers, HostRequests> {
  return {
    createAccount: (account) => host.createAccount(account),
    setHostPassword: (account) => host.setPassword(account),
    deleteHostAccount: ({ address }) => host.deleteAccount(address),
    openHostToNetwork: ({ open }) => host.openToNetwork(open),
    playSound: ({ event }) => {
      shell.playSound(event);
      return done;
    },
  };
}
