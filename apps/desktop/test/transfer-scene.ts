/** Files on a scripted engine: dialogs that a test answers, a disk of its own, and an engine that only says yes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings, TransferView } from '@nudge/ipc-contract';
import type { Transfer, TransferPhase } from '@nudge/msnp-engine';
import { describeFiles, isExecutableName, safeFileName } from '@nudge/msnp-engine/node';
import type { Conversation } from '../src/main/services/conversations/conversation.ts';
import { createTranslate } from '../src/main/shell/texts.ts';
import { SettingsService } from '../src/main/services/settings/settings-service.ts';
import { PictureSaving } from '../src/main/services/saving/picture-saving.ts';
import { participantViews } from '../src/main/services/conversations/conversation-views.ts';
import { SavingService } from '../src/main/services/saving/saving-service.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import type { FileShell, FileType } from '../src/main/services/transfers/file-shell.ts';
import { HistoryExporter } from '../src/main/services/history/export/history-exporter.ts';
import { HistoryArchiveService } from '../src/main/services/history/history-archive-service.ts';
import { copierIn } from '../src/main/services/history/protection/history-copier.ts';
import { HistoryProtection } from '../src/main/services/history/protection/history-protection.ts';
import { LogImporter } from '../src/main/services/history/logs/log-importer.ts';
import { LazyFileTools } from '../src/main/services/transfers/file-tools.ts';
import { ReceivedFiles } from '../src/main/services/transfers/received-files.ts';
import type { ScanOutcome } from '../src/main/services/transfers/scan-file.ts';
import { TransferService } from '../src/main/services/transfers/transfer-service.ts';
import { conversationScene, type ConversationSceneOptions } from './conversation-scene.ts';
import { workHere } from './history-folder.ts';
import { memoryStore } from './memory-store.ts';
import { BOB } from './scripted-engine.ts';

/** A system whose dialogs answer what the test put into it. */
export class ScriptedFileShell implements FileShell {
  readonly answers: (readonly string[])[] = [];
  readonly suggestions: string[] = [];
  readonly types: (FileType | undefined)[] = [];
  readonly opened: string[] = [];
  readonly shown: string[] = [];
  picture: Uint8Array | undefined;

  async chooseFiles(): Promise<readonly string[]> {
    return this.answers.shift() ?? [];
  }

  async chooseFile(_windowId: number, type?: FileType): Promise<string | undefined> {
    this.types.push(type);
    return this.answers.shift()?.[0];
  }

  async chooseFolder(): Promise<string | undefined> {
    return this.answers.shift()?.[0];
  }

  async saveAs(_windowId: number, suggestion: string, type?: FileType): Promise<string | undefined> {
    this.suggestions.push(suggestion);
    this.types.push(type);
    return this.answers.shift()?.[0];
  }

  async openPath(file: string): Promise<boolean> {
    this.opened.push(file);
    return true;
  }

  showInFolder(file: string): void {
    this.shown.push(file);
  }

  async preview(): Promise<Uint8Array | undefined> {
    return this.picture;
  }
}

let offers = 0;

/** An offer of Bob's as the engine tells it. */
export function offerOf(change: Partial<Transfer> = {}): Transfer {
  const name = change.name ?? 'holiday.jpg';
  const size = change.size ?? 1000;
  return {
    transferId: `engine${(offers += 1)}`,
    account: BOB,
    direction: 'receiving',
    name,
    size,
    entries: [{ path: name, size }],
    phase: { kind: 'offered' },
    transferred: 0,
    route: 'none',
    ...change,
  };
}

type Scene = Awaited<ReturnType<typeof conversationScene>>;

/** What the engine knows of transfers, and tells. */
function tellTransfers({ engine }: Scene) {
  /** The engine tells of a transfer, and knows it from then on. */
  const tell = (transfer: Transfer): void => {
    const known = new Map(engine.state.transfers);
    engine.state = { ...engine.state, transfers: known.set(transfer.transferId, transfer) };
    engine.play({ type: 'transferChanged', transfer });
  };
  const forgetAll = (): void => {
    engine.state = { ...engine.state, transfers: new Map() };
  };
  /** What the last request to send became, in a phase. */
  const sent = (phase: TransferPhase, change: Partial<Transfer> = {}): Transfer => {
    const request = engine.asked('sendFiles').at(-1);
    if (request === undefined) throw new Error('nothing was sent');
    const { transferId, account, name, files } = request;
    const entries = files.map(({ entry }) => entry);
    const size = entries.reduce((sum, entry) => sum + entry.size, 0);
    const about = { transferId, account, name, size, entries, direction: 'sending' } as const;
    return { ...about, phase, transferred: 0, route: 'none', ...change };
  };
  return { tell, forgetAll, sent };
}

/** The newest card of a conversation. */
function card(conversation: Conversation): TransferView {
  const line = [...conversation.earlier, ...conversation.lines].findLast(({ kind }) => kind === 'file');
  if (line?.kind !== 'file') throw new Error('no card');
  return line.transfer;
}

function notices(conversation: Conversation): readonly string[] {
  return conversation.lines.flatMap((line) =>
    line.kind === 'notice' ? [`${line.notice} ${line.name}`.trim()] : [],
  );
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a bag of parts, typed by its parts
export async function transferScene(options: ConversationSceneOptions = {}) {
  const scene = await conversationScene(options);
  const { current, folder } = scene;
  const shell = new ScriptedFileShell();
  const disk: { free: number | undefined; scanned: ScanOutcome } = { free: undefined, scanned: 'passed' };
  const scans: string[] = [];
  const settings = new SettingsService(memoryStore());
  const tools = new LazyFileTools(async () => ({ describeFiles, isExecutableName, safeFileName }));
  await tools.load();
  const received = new ReceivedFiles({ defaultFolder: path.join(folder, 'received'), settings, shell });
  const transfers = new TransferService({
    ...scene,
    tools,
    shell,
    previews: scene.pictures.cache,
    folder: received,
    settings: () => current.settings,
    freeSpace: async () => disk.free,
    pastedName: () => 'Picture.png',
    scan: async (program, place) => {
      scans.push(`${path.basename(program)} ${path.basename(place)}`);
      return disk.scanned;
    },
  });
  const saving = savingOf(scene, shell);
  const { archive, protection, desk } = archiveOf(scene, { shell, transfers });
  const pictureSaving = pictureSavingOf(scene, shell);
  /** Writes a file of one's own; answers its path. */
  const file = (name: string, content = 'x'): string => {
    const target = path.join(folder, 'own', name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
    return target;
  };
  const changeFiles = (change: Partial<Settings['files']>): void => {
    current.settings = { ...current.settings, files: { ...current.settings.files, ...change } };
  };
  const place = (conversation: Conversation) => ({ conversation, windowId: 1 });
  const tests = { file, changeFiles, card, notices, place, ...tellTransfers(scene) };
  const close = (): void => {
    desk.close();
    scene.close();
  };
  return {
    ...scene,
    ...tests,
    close,
    archive,
    protection,
    transfers,
    saving,
    pictureSaving,
    received,
    shell,
    disk,
    scans,
    settings,
    tools,
  };
}

function savingOf(scene: Scene, shell: ScriptedFileShell): SavingService {
  return new SavingService({
    ...scene,
    shell,
    folder: path.join(scene.folder, 'documents'),
    words: () => createTranslate('en'),
    locale: () => 'en',
    safeName: safeFileName,
    log: silentLog,
  });
}

function pictureSavingOf(scene: Scene, shell: ScriptedFileShell): PictureSaving {
  return new PictureSaving({
    people: (conversation) => participantViews(conversation, scene.messenger.directory),
    own: { data: () => undefined },
    cache: scene.pictures.cache,
    ownName: () => 'Sam',
    shell,
    folder: path.join(scene.folder, 'documents'),
    typeName: () => 'Picture',
    safeName: safeFileName,
    newId: scene.newId,
    log: silentLog,
  });
}

/** The history over all conversations; the worker's jobs are done in this thread. */
function archiveOf(
  scene: Scene,
  { shell, transfers }: { readonly shell: ScriptedFileShell; readonly transfers: TransferService },
) {
  const { changes, messenger, newId, emoticons, cards, clock } = scene;
  const { desk, work } = workHere(scene.historyFile);
  const protection: HistoryProtection = new HistoryProtection({
    history: scene.history,
    vault: scene.vault,
    files: scene.protectedFiles,
    copier: copierIn(work),
    isChanging: () => archive.isChanging,
    clock,
    log: silentLog,
  });
  const archive: HistoryArchiveService = new HistoryArchiveService({
    ...scene,
    work,
    isCopied: () => protection.isBusy,
    log: silentLog,
    files: transfers,
    shown: {
      emoticons: (uses) => emoticons.lines.views(uses),
      transfer: (lineId, kept) => cards.view(lineId, kept),
    },
    exporter: new HistoryExporter({
      work,
      shell,
      newId,
      clock,
      folder: scene.folder,
      words: () => createTranslate('en'),
      locale: () => 'en',
      safeName: safeFileName,
      nameOf: () => '',
      log: silentLog,
    }),
    logs: new LogImporter({ work, shell, changes, newId, contacts: () => messenger.directory.contacts() }),
  });
  return { archive, protection, desk };
}

export type TransferScene = Awaited<ReturnType<typeof transferScene>>;
