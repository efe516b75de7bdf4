import type { Reply } from '@nudge/ipc-contract';
import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';

type AlertRequests = 'clickAlert' | 'closeAlert' | 'holdAlert';

/** An alert window speaks for its own alert only. */
export function alertHandlers({ alerts }: ApplicationServices): Pick<RequestHandlers, AlertRequests> {
  const withOwn = ({ context }: Caller, act: (alertId: string) => void): Reply<undefined> => {
    if (context.kind !== 'alert') return fail('notAllowed');
    act(context.alertId);
    return done;
  };
  return {
    clickAlert: (_none, caller) => withOwn(caller, (id) => alerts.click(id)),
    closeAlert: (_none, caller) => withOwn(caller, (id) => alerts.close(id)),
    holdAlert: ({ hold }, caller) => withOwn(caller, (id) => alerts.hold(id, hold)),
  };
}
