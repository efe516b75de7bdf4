import { done } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type UpdateRequests = 'checkForUpdates' | 'restartToUpdate' | 'putOffUpdate';

/** New versions of this program. */
export function updateHandlers({
  updates,
  shell,
}: ApplicationServices): Pick<RequestHandlers, UpdateRequests> {
  return {
    // What comes of it is told as it comes.
    checkForUpdates: () => {
      void updates.check();
      return done;
    },
    restartToUpdate: () => {
      const reply = updates.askForRestart();
      if (reply.ok) shell.restart();
      return reply;
    },
    putOffUpdate: () => {
      updates.putOff();
      return done;
    },
  };
}
