/** The history as its window asks for it: kept by one service, read by a worker, shown with the names of today. */
import type {
  HistoryConversationView,
  HistoryExport,
  HistoryHits,
  HistoryPageView,
  HistoryRowView,
  LogImport,
  LogSearch,
  OwnView,
  Reply,
  RequestArguments,
} from '@nudge/ipc-contract';
import { shownLineOf, type ShownExtras } from '../conversations/kept-lines.ts';
import type { MessengerService } from '../messenger/messenger-service.ts';
import type { ChangeSink } from '../support/change-sink.ts';
import type { Clock } from '../support/clock.ts';
import type { Log } from '../support/log.ts';
import { done, fail, succeed } from '../support/reply.ts';
import type { TransferService } from '../transfers/transfer-service.ts';
import { conversationView, nameFrom } from './archive/conversation-names.ts';
import { unpackFound } from './archive/history-search.ts';
import { unpackLines, type PlacedLine } from './archive/packed-lines.ts';
import type { HistoryExporter } from './export/history-exporter.ts';
import type { HistoryArchive } from './history-archive.ts';
import type { HistoryChoices } from './history-choices.ts';
import type { HistoryService } from './history-service.ts';
import type { LogImporter } from './logs/log-importer.ts';
import { HistoryWorkError, type HistoryWork } from './worker/history-work.ts';

/** While somebody talks, the list of conversations is told at most so often. */
const LIST_DELAY_MILLISECONDS = 1000;

export interface HistoryArchiveOptions {
  readonly history: HistoryService;
  readonly work: HistoryWork;
  readonly choices: HistoryChoices;
  readonly messenger: Pick<MessengerService, 'own' | 'directory' | 'events'>;
  readonly shown: ShownExtras;
  readonly files: Pick<TransferService, 'openKept' | 'showKeptInFolder'>;
  readonly exporter: HistoryExporter;
  readonly logs: LogImporter;
  /** It is being copied to where it will be kept. */
  readonly isCopied: () => boolean;
  readonly changes: ChangeSink;
  readonly clock: Clock;
  readonly log: Log;
}

export class HistoryArchiveService implements HistoryArchive {
  readonly #options: HistoryArchiveOptions;
  #isListPlanned = false;
  #changing = 0;

  constructor(options: HistoryArchiveOptions) {
    this.#options = options;
    const { history, messenger, changes } = options;
    history.appended.subscribe(() => this.#planList());
    messenger.own.changed.subscribe((own) => changes.toHistory({ type: 'ownChanged', own }));
    messenger.events.subscribe(({ type }) => {
      if (type === 'signedIn' || type === 'signedOut') this.#planList();
    });
  }

  /** Lines are being deleted or taken in. */
  get isChanging(): boolean {
    return this.#changing > 0;
  }

  /** It was locked or unlocked, or is another one. */
  protectionChanged(): void {
    this.#tellList();
  }

  conversations(): readonly HistoryConversationView[] {
    const account = this.#own?.address;
    return account === undefined || this.#options.history.isLocked ? [] : this.#conversationsOf(account);
  }

  load(request: RequestArguments<'loadHistory'>): Promise<Reply<HistoryPageView>> {
    return this.#signedIn(async (own) => {
      const { conversationId: conversation, ...rest } = request;
      const stretch = await this.#options.work.ask('stretch', {
        account: own.address,
        conversation,
        ...rest,
      });
      const title = this.conversations().find(({ id }) => id === conversation)?.title ?? '';
      const names = { theirs: title || conversation, own: own.displayName };
      const { hasEarlier, hasLater } = stretch;
      const rows = unpackLines(stretch.packs).flatMap((line) => this.#row(line, names));
      return succeed({ rows, hasEarlier, hasLater });
    });
  }

  find({ conversationId, ...request }: RequestArguments<'findInHistory'>): Promise<Reply<HistoryHits>> {
    return this.#signedIn(async ({ address: account }) => {
      const { work } = this.#options;
      const found = await work.ask('search', { account, conversation: conversationId, ...request });
      const titles = new Map(this.conversations().map(({ id, title }) => [id, title]));
      const hits = unpackFound(found).map(({ conversation, senderAddress: _address, ...line }) => ({
        ...line,
        conversationId: conversation,
        title: titles.get(conversation) ?? '',
      }));
      return succeed({ hits, ...(found.next === undefined ? {} : { next: found.next }) });
    });
  }

  export(windowId: number, request: RequestArguments<'exportHistory'>): Promise<Reply<HistoryExport>> {
    return this.#signedIn((own) =>
      this.#options.exporter.export({ windowId, own, conversations: this.conversations() }, request),
    );
  }

  delete({
    conversationId,
    ...range
  }: RequestArguments<'deleteHistory'>): Promise<Reply<{ readonly lineCount: number }>> {
    return this.#change(async ({ address: account }) => {
      const { work } = this.#options;
      try {
        return succeed({
          lineCount: await work.ask('delete', { account, conversation: conversationId, ...range }),
        });
      } finally {
        this.#tellList();
      }
    });
  }

  openFile({ conversationId, row, what }: RequestArguments<'openHistoryFile'>): Promise<Reply<undefined>> {
    return this.#signedIn(async ({ address: account }) => {
      const { work, files } = this.#options;
      const line = await work.ask('line', { account, conversation: conversationId, row });
      if (line?.kind !== 'file') return fail('badArguments');
      return what === 'file' ? files.openKept(line.transfer) : files.showKeptInFolder(line.transfer);
    });
  }

  setKept({ conversationId, isKept }: RequestArguments<'setHistoryKept'>): Reply<undefined> {
    const account = this.#own?.address;
    if (account === undefined) return fail('notSignedIn');
    this.#options.choices.setKept({ account, conversation: conversationId }, isKept);
    this.#tellList();
    return done;
  }

  findLogs(windowId: number): Promise<Reply<LogSearch>> {
    return this.#signedIn((own) => this.#options.logs.find(windowId, own));
  }

  importLogs({ planId }: RequestArguments<'importLogs'>): Promise<Reply<LogImport>> {
    return this.#change(async (own) => {
      try {
        return await this.#options.logs.import(planId, own);
      } finally {
        this.#tellList();
      }
    });
  }

  get #own(): OwnView | undefined {
    return this.#options.messenger.own.view;
  }

  #conversationsOf(account: string): readonly HistoryConversationView[] {
    const { history, choices, messenger } = this.#options;
    const nameOf = nameFrom(messenger.directory);
    const notKept = new Set(choices.notKept(account));
    const kept = history.conversations(account);
    for (const { conversation } of kept) notKept.delete(conversation);
    // One that is not kept any more can be kept again, also when nothing of it is left.
    const without = [...notKept].map((conversation) => ({
      conversation,
      lineCount: 0,
      firstAt: 0,
      lastAt: 0,
    }));
    return [...kept, ...without].map((one) =>
      conversationView(one, { nameOf, isKept: choices.isKept({ account, conversation: one.conversation }) }),
    );
  }

  /** Not while it is copied: the copy could miss it. */
  async #change<Value>(act: (own: OwnView) => Promise<Reply<Value>>): Promise<Reply<Value>> {
    if (this.#options.isCopied()) return fail('historyBusy');
    this.#changing += 1;
    try {
      return await this.#signedIn(act);
    } finally {
      this.#changing -= 1;
    }
  }

  async #signedIn<Value>(act: (own: OwnView) => Promise<Reply<Value>>): Promise<Reply<Value>> {
    const own = this.#own;
    if (own === undefined) return fail('notSignedIn');
    if (this.#options.history.isLocked) return fail('historyLocked');
    try {
      return await act(own);
    } catch (error) {
      if (!(error instanceof HistoryWorkError)) throw error;
      this.#options.log.warn('history: the worker failed', { code: error.code || 'failed' });
      return fail(error.code === 'SQLITE_FULL' ? 'diskFull' : 'unexpected');
    }
  }

  #row(
    { row, line }: PlacedLine,
    names: { readonly theirs: string; readonly own: string },
  ): readonly HistoryRowView[] {
    const shown = shownLineOf(line, this.#options.shown);
    if (shown.kind === 'notice') return [];
    return [{ row, line: shown, toName: shown.isOwn ? names.theirs : names.own }];
  }

  #planList(): void {
    if (this.#isListPlanned || !this.#options.changes.hasHistory()) return;
    this.#isListPlanned = true;
    this.#options.clock.after(LIST_DELAY_MILLISECONDS, () => {
      this.#isListPlanned = false;
      this.#tellList();
    });
  }

  #tellList(): void {
    const conversations = this.conversations();
    this.#options.changes.toHistory({ type: 'historyConversationsChanged', conversations });
  }
}
