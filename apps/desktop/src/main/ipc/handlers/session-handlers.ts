import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type SessionRequests =
  | 'signIn'
  | 'cancelSignIn'
  | 'reconnectNow'
  | 'signOut'
  | 'forgetAccount'
  | 'selectServer'
  | 'saveServer'
  | 'deleteServer'
  | 'setStatus'
  | 'setDisplayName'
  | 'setPersonalMessage';

export function sessionHandlers({
  messenger,
  servers,
  pictures,
}: ApplicationServices): Pick<RequestHandlers, SessionRequests> {
  const { control, accounts, own } = messenger;
  return {
    signIn: (chosen) => control.signIn(chosen),
    cancelSignIn: () => control.cancel(),
    reconnectNow: () => control.reconnectNow(),
    signOut: () => control.signOut(),
    forgetAccount: ({ address, serverId }) => {
      accounts.forget(address, serverId);
      // A picture belongs to the address, which may be remembered for another server too.
      const isRemembered = accounts.list().some((account) => account.address === address.toLowerCase());
      if (!isRemembered) pictures.forget(address);
      return done;
    },
    selectServer: ({ serverId }) => servers.select(serverId),
    saveServer: ({ server }) => servers.save(server),
    deleteServer: ({ serverId }) => servers.delete(serverId),
    setStatus: ({ status }) => own.choose(status),
    setDisplayName: ({ name }) => own.setName(name),
    setPersonalMessage: ({ text }) => own.setMessage(text),
  };
}
