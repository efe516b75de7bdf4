import { openableLink } from '../../services/support/links.ts';
import { done, fail, succeed } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';
import { makeSnapshot, type SnapshotFrame } from '../make-snapshot.ts';

/** What the snapshot of a window says besides the services' state; makes everything before it go out. */
export type FrameOf = (caller: Caller) => SnapshotFrame;

type WindowRequests =
  | 'getSnapshot'
  | 'controlWindow'
  | 'openOptions'
  | 'openHelp'
  | 'updateSettings'
  | 'copyText'
  | 'openLink'
  | 'toggleSounds'
  | 'exitApplication'
  | 'dismissStartNotices'
  | 'answerOutside';

export function windowHandlers(
  services: ApplicationServices,
  frameOf: FrameOf,
): Pick<RequestHandlers, WindowRequests> {
  const { shell, settings, startNotices, host, outside } = services;
  return {
    getSnapshot: (_arguments, caller) => {
      if (caller.context.kind === 'options') void host.refresh();
      const snapshot = makeSnapshot(services, caller.context, frameOf(caller));
      return snapshot ? succeed(snapshot) : fail('notAllowed');
    },
    controlWindow: ({ action }, { windowId }) => {
      shell.controlWindow(windowId, action);
      return done;
    },
    openOptions: ({ page }) => {
      shell.openOptions(page);
      return done;
    },
    openHelp: ({ what }) => {
      shell.openHelp(what);
      return done;
    },
    updateSettings: ({ patch }) => {
      settings.update(patch);
      return done;
    },
    copyText: ({ text }) => {
      shell.copyText(text);
      return done;
    },
    openLink: async ({ url }) => {
      const link = openableLink(url);
      if (link === undefined) return fail('notAllowed');
      await shell.openExternal(link);
      return done;
    },
    toggleSounds: () => {
      settings.update({ alerts: { muteAll: !settings.current.alerts.muteAll } });
      return done;
    },
    exitApplication: () => {
      shell.exit();
      return done;
    },
    dismissStartNotices: () => {
      startNotices.dismiss();
      return done;
    },
    answerOutside: (answer) => outside.answer(answer),
  };
}
