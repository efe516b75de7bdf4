import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type SupportRequests = 'startDoctor' | 'cancelDoctor';

/** When something goes wrong. */
export function supportHandlers({
  doctor,
}: Pick<ApplicationServices, 'doctor'>): Pick<RequestHandlers, SupportRequests> {
  return {
    startDoctor: ({ serverId }) => doctor.start(serverId),
    cancelDoctor: () => {
      doctor.cancel();
      return done;
    },
  };
}
