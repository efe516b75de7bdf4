import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';
import type { RequestHandlers } from '../dispatch-request.ts';

type HistoryRequests =
  | 'openHistory'
  | 'loadHistory'
  | 'findInHistory'
  | 'exportHistory'
  | 'deleteHistory'
  | 'openHistoryFile'
  | 'openHistoryFolder'
  | 'setHistoryKept'
  | 'findLogs'
  | 'importLogs'
  | 'protectHistory'
  | 'changeHistoryPassphrase'
  | 'unprotectHistory'
  | 'unlockHistory'
  | 'lockHistory'
  | 'forgetHistoryPassphrase'
  | 'deleteLockedHistory';

/** A conversation window opens the history at its own conversation, and at no other. */
export function historyHandlers({
  archive,
  conversations,
  historyFolder,
  protection,
  shell,
}: ApplicationServices): Pick<RequestHandlers, HistoryRequests> {
  return {
    openHistory: ({ address, search = '' }, { context }) => {
      if (context.kind === 'main') {
        shell.openHistory({ conversationId: address?.toLowerCase() ?? '', search });
        return done;
      }
      const own =
        context.kind === 'conversation' ? conversations.book.get(context.conversationId) : undefined;
      if (own === undefined || address !== undefined) return fail('notAllowed');
      shell.openHistory({ conversationId: own.historyKey.conversation, search });
      return done;
    },
    loadHistory: (request) => archive.load(request),
    findInHistory: (request) => archive.find(request),
    exportHistory: (request, { windowId }) => archive.export(windowId, request),
    deleteHistory: (request) => archive.delete(request),
    openHistoryFile: (request) => archive.openFile(request),
    openHistoryFolder: async () => ((await shell.files.openPath(historyFolder)) ? done : fail('unexpected')),
    setHistoryKept: (request) => archive.setKept(request),
    findLogs: (_none, { windowId }) => archive.findLogs(windowId),
    importLogs: (request) => archive.importLogs(request),
    protectHistory: (request) => protection.protect(request),
    changeHistoryPassphrase: (request) => protection.change(request),
    unprotectHistory: (request) => protection.remove(request),
    unlockHistory: (request) => protection.unlock(request),
    lockHistory: () => protection.lock(),
    forgetHistoryPassphrase: () => protection.forgetRemembered(),
    deleteLockedHistory: () => protection.deleteLocked(),
  };
}
