/** The history: kept in the main thread, read and cleared in a worker, shown by its window. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { StartNotice } from '@nudge/ipc-contract';
import type { ConversationService } from '../services/conversations/conversation-service.ts';
import type { LineEmoticons } from '../services/emoticons/line-emoticons.ts';
import { nameFrom } from '../services/history/archive/conversation-names.ts';
import { HistoryExporter } from '../services/history/export/history-exporter.ts';
import { HistoryArchiveService } from '../services/history/history-archive-service.ts';
import { HistoryChoices } from '../services/history/history-choices.ts';
import type { HistoryDatabase } from '../services/history/history-database.ts';
import { HistoryService } from '../services/history/history-service.ts';
import { copierIn } from '../services/history/protection/history-copier.ts';
import { HistoryProtection } from '../services/history/protection/history-protection.ts';
import { HistoryVault } from '../services/history/protection/history-vault.ts';
import { ProtectedFiles } from '../services/history/protection/protected-files.ts';
import { LogImporter } from '../services/history/logs/log-importer.ts';
import type { HistoryFileOptions } from '../services/history/open-history.ts';
import { HistoryWork } from '../services/history/worker/history-work.ts';
import { launchHistoryWorker } from '../services/history/worker/launch-history-worker.ts';
import type { MessengerService } from '../services/messenger/messenger-service.ts';
import { systemClock } from '../services/support/clock.ts';
import type { LazyFileTools } from '../services/transfers/file-tools.ts';
import type { ResumableTransfers } from '../services/transfers/resumable-transfers.ts';
import type { TransferCards } from '../services/transfers/transfer-cards.ts';
import type { TransferService } from '../services/transfers/transfer-service.ts';
import type { ServiceParts } from './compose-services.ts';
import { createPlainTranslate } from './texts.ts';

export interface KeptHistory {
  readonly history: HistoryService;
  readonly work: HistoryWork;
  readonly choices: HistoryChoices;
  readonly vault: HistoryVault;
  readonly files: ProtectedFiles;
}

export function createHistory(parts: ServiceParts, resumable: ResumableTransfers): KeptHistory {
  const { folders, stores, startNotices, log } = parts;
  const file = path.join(folders.profile, 'history.sqlite');
  const files = new ProtectedFiles({ file, now: () => systemClock.now() });
  const onSetAside = (notice: StartNotice): void => startNotices.add(notice);
  const vault = new HistoryVault({ files, store: stores.history, secrets: parts.secrets, onSetAside, log });
  const work = new HistoryWork(() => launchHistoryWorker(parts.historyWorker, history.home, log));
  const choices = new HistoryChoices(stores.history);
  const history: HistoryService = new HistoryService({
    file,
    home: () => vault.home(),
    openDatabase: (options) => openDatabase(options, work),
    letGo: () => work.restart(),
    onSetAside: (notice) => {
      // One may have begun while the file was given up.
      void work.restart();
      startNotices.add(notice);
    },
    goesOn: (lineId) => resumable.has(lineId),
    isWanted: (key) => choices.isKept(key),
    clock: systemClock,
    log,
  });
  return { history, work, choices, vault, files };
}

function createProtection(
  parts: ServiceParts,
  { history, vault, files }: KeptHistory,
  archive: () => HistoryArchiveService,
): HistoryProtection {
  const { historyWorker, log } = parts;
  return new HistoryProtection({
    history,
    vault,
    files,
    copier: copierIn(new HistoryWork(() => launchHistoryWorker(historyWorker, history.home, log))),
    isChanging: () => archive().isChanging,
    clock: systemClock,
    log,
  });
}

/** A file of an earlier version can take long to bring up to date: the worker does that, and windows go on. */
async function openDatabase(options: HistoryFileOptions, work: HistoryWork): Promise<HistoryDatabase> {
  const { isBehind } = await import('../services/history/open-history.ts');
  // What is wrong with the file, or with the worker, shows when it is opened here.
  if (existsSync(options.file) && isBehind(options)) await work.ask('open', undefined).catch(() => {});
  const { HistoryDatabase: Opened } = await import('../services/history/history-database.ts');
  return new Opened(options);
}

export interface ArchiveParts extends KeptHistory {
  readonly messenger: MessengerService;
  readonly conversations: ConversationService;
  readonly transfers: TransferService;
  readonly cards: TransferCards;
  readonly pictures: { readonly lineEmoticons: LineEmoticons };
  readonly tools: LazyFileTools;
}

interface ShownHistory {
  readonly archive: HistoryArchiveService;
  readonly protection: HistoryProtection;
}

/** What windows ask of the history. */
export function createArchive(parts: ServiceParts, given: ArchiveParts): ShownHistory {
  const protection: HistoryProtection = createProtection(parts, given, () => archive);
  const archive: HistoryArchiveService = createReading(parts, given, () => protection.isBusy);
  const { changes } = parts;
  let { state } = protection.view;
  protection.changed.subscribe((view) => {
    const change = { type: 'historyProtectionChanged', protection: view } as const;
    changes.toMain(change);
    changes.toOptions(change);
    changes.toHistory(change);
    if (view.state === state) return;
    state = view.state;
    given.conversations.book.protectionChanged();
  });
  protection.settled.subscribe(() => archive.protectionChanged());
  return { archive, protection };
}

function createReading(
  parts: ServiceParts,
  archive: ArchiveParts,
  isCopied: () => boolean,
): HistoryArchiveService {
  const { changes, shell, folders, locale, log } = parts;
  const { messenger, work, cards, pictures, tools } = archive;
  return new HistoryArchiveService({
    ...archive,
    isCopied,
    changes,
    log,
    clock: systemClock,
    files: archive.transfers,
    shown: {
      emoticons: (uses) => pictures.lineEmoticons.views(uses),
      transfer: (lineId, kept) => cards.view(lineId, kept),
    },
    exporter: new HistoryExporter({
      work,
      locale,
      log,
      shell: shell.files,
      folder: folders.documents,
      words: () => createPlainTranslate(locale()),
      safeName: (name) => tools.now.safeFileName(name),
      nameOf: nameFrom(messenger.directory),
      clock: systemClock,
      newId: randomUUID,
    }),
    logs: new LogImporter({
      work,
      changes,
      shell: shell.files,
      contacts: () => messenger.directory.contacts(),
      newId: randomUUID,
    }),
  });
}
