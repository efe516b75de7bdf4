/** The history over all conversations, as its window asks for it. Everything is of the account that is signed in. */
import type {
  HistoryConversationView,
  HistoryExport,
  HistoryHits,
  HistoryPageView,
  LogImport,
  LogSearch,
  Reply,
  RequestArguments,
} from '@nudge/ipc-contract';

type Answer<Value> = Promise<Reply<Value>>;

/** Requests answer `notSignedIn` while nobody is; `windowId`: which window a dialog stands before. */
export interface HistoryArchive {
  /** The one last spoken in comes first; none while nobody is signed in. */
  conversations(): readonly HistoryConversationView[];
  load(request: RequestArguments<'loadHistory'>): Answer<HistoryPageView>;
  find(request: RequestArguments<'findInHistory'>): Answer<HistoryHits>;
  export(windowId: number, request: RequestArguments<'exportHistory'>): Answer<HistoryExport>;
  delete(request: RequestArguments<'deleteHistory'>): Answer<{ readonly lineCount: number }>;
  openFile(request: RequestArguments<'openHistoryFile'>): Answer<undefined>;
  setKept(request: RequestArguments<'setHistoryKept'>): Reply<undefined>;
  findLogs(windowId: number): Answer<LogSearch>;
  importLogs(request: RequestArguments<'importLogs'>): Answer<LogImport>;
}
