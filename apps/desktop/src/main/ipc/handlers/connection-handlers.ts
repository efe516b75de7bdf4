import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type ConnectionRequests = 'trustServer' | 'forgetTrust' | 'setProxyPassword';

/** Whom and what a connection goes by. */
export function connectionHandlers({
  trust,
  proxy,
}: Pick<ApplicationServices, 'trust' | 'proxy'>): Pick<RequestHandlers, ConnectionRequests> {
  return {
    trustServer: ({ serverId, fingerprint }) => trust.trust(serverId, fingerprint),
    forgetTrust: ({ serverId }) => trust.forget(serverId),
    setProxyPassword: ({ password }) => {
      proxy.setPassword(password);
      return done;
    },
  };
}
