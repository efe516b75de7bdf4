import type { Reply } from '@nudge/ipc-contract';
import { done, fail, succeed } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';

type AlertRequests =
  | 'clickAlert'
  | 'closeAlert'
  | 'holdAlert'
  | 'listPastAlerts'
  | 'openPastAlert'
  | 'clearPastAlerts'
  | 'forgetMissedNudges';

/** An alert window speaks for its own alert only. */
export function alertHandlers({
  alerts,
  pastAlerts,
  followAlert,
}: Pick<ApplicationServices, 'alerts' | 'pastAlerts' | 'followAlert'>): Pick<RequestHandlers, AlertRequests> {
  const withOwn = ({ context }: Caller, act: (alertId: string) => void): Reply<undefined> => {
    if (context.kind !== 'alert') return fail('notAllowed');
    act(context.alertId);
    return done;
  };
  return {
    clickAlert: (_none, caller) => withOwn(caller, (id) => alerts.click(id)),
    closeAlert: (_none, caller) => withOwn(caller, (id) => alerts.close(id)),
    listPastAlerts: () => {
      pastAlerts.forgetMissed();
      return succeed(pastAlerts.list());
    },
    openPastAlert: ({ id }) => {
      const alert = pastAlerts.find(id);
      if (alert === undefined) return fail('badArguments');
      followAlert(alert, alert.conversationId);
      return done;
    },
    clearPastAlerts: () => {
      pastAlerts.clear();
      return done;
    },
    forgetMissedNudges: () => {
      pastAlerts.forgetMissed();
      return done;
    },
    holdAlert: ({ hold }, caller) => withOwn(caller, (id) => alerts.hold(id, hold)),
  };
}
