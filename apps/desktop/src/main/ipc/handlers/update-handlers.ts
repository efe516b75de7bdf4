import { done } from '../../services/support/reply.ts';
import type { ApplicationServices, ShellPort } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

interface UpdateHandlerServices extends Pick<ApplicationServices, 'updates'> {
  readonly shell: Pick<ShellPort, 'restart'>;
}

type UpdateRequests = 'checkForUpdates' | 'restartToUpdate' | 'putOffUpdate';

/** New versions of this program. */
export function updateHandlers({
  updates,
  shell,
}: UpdateHandlerServices): Pick<RequestHandlers, UpdateRequests> {
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
