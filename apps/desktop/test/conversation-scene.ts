/** Conversations on a scripted engine and a real history file, with windows that only remember. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  DEFAULT_SETTINGS,
  type AttentionChoice,
  type RequestArguments,
  type Settings,
  type SoundEvent,
} from '@nudge/ipc-contract';
import { USUAL, type WindowState } from '../src/main/services/attention/attention-rules.ts';
import { ConversationService } from '../src/main/services/conversations/conversation-service.ts';
import { ConversationTabs } from '../src/main/services/conversations/tabs/conversation-tabs.ts';
import type { Conversation } from '../src/main/services/conversations/conversation.ts';
import type {
  ConversationWindows,
  HowToOpen,
} from '../src/main/services/conversations/conversation-windows.ts';
import { LineEmoticons } from '../src/main/services/emoticons/line-emoticons.ts';
import { OwnEmoticons } from '../src/main/services/emoticons/own-emoticons.ts';
import { HistoryDatabase } from '../src/main/services/history/history-database.ts';
import { HistoryChoices } from '../src/main/services/history/history-choices.ts';
import { HistoryService } from '../src/main/services/history/history-service.ts';
import { HistoryVault } from '../src/main/services/history/protection/history-vault.ts';
import { ProtectedFiles } from '../src/main/services/history/protection/protected-files.ts';
import { ChatBackgrounds } from '../src/main/services/pictures/chat-backgrounds.ts';
import { ObjectFetcher } from '../src/main/services/pictures/object-fetcher.ts';
import { PictureFolder } from '../src/main/services/pictures/picture-folder.ts';
import { PastedPictures } from '../src/main/services/transfers/pasted-pictures.ts';
import { ResumableTransfers } from '../src/main/services/transfers/resumable-transfers.ts';
import { TransferCards } from '../src/main/services/transfers/transfer-cards.ts';
import type { KeyedStore } from '../src/main/services/support/keyed-store.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import { memoryStore } from './memory-store.ts';
import { ScriptedTabs } from './scripted-tabs.ts';
import { messengerScene, noSecrets, settle, SIGN_IN } from './messenger-scene.ts';
import { QUICK } from './protection-scene.ts';
import type { ManualClock } from './manual-clock.ts';
import { BOB, contact, type ScriptedEngine } from './scripted-engine.ts';

/** Windows as a test arranges them. */
export class ScriptedWindows implements ConversationWindows {
  readonly states = new Map<string, WindowState>();
  readonly flashed: string[] = [];
  readonly opened: { readonly id: string; readonly how: HowToOpen }[] = [];
  isMovable = true;

  open(id: string, _partner: string, how: HowToOpen): void {
    this.opened.push({ id, how });
    if (how === 'focused' || !this.states.has(id)) this.states.set(id, how === 'behind' ? 'unfocused' : how);
  }

  close(id: string): void {
    this.states.delete(id);
  }

  stateOf(id: string): WindowState {
    return this.states.get(id) ?? 'new';
  }

  canMove(): boolean {
    return this.isMovable;
  }

  flash(id: string): void {
    this.flashed.push(id);
  }
}

export interface ConversationSceneOptions {
  readonly file?: string;
  /** Pages the history may have at most: a full disk. */
  readonly maxPages?: number;
  /** Transfers that an earlier run left behind. */
  readonly transferStore?: KeyedStore;
}

const FORMAT = DEFAULT_SETTINGS.messages.format;
export const text = (words: string): RequestArguments<'sendText'> => ({ text: words, format: FORMAT });

/** What stands on a disk of the test's own: history, pictures, transfers. */
async function storedParts(options: ConversationSceneOptions, base: ReturnType<typeof messengerScene>) {
  const { clock, engine, current } = base;
  const folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  const resumable = new ResumableTransfers(options.transferStore ?? memoryStore(), clock);
  const historyFile = options.file ?? path.join(folder, 'history.sqlite');
  const choices = new HistoryChoices(memoryStore());
  const files = new ProtectedFiles({ file: historyFile, now: () => clock.now() });
  const quiet = { secrets: noSecrets, onSetAside: () => {}, parameters: QUICK, log: silentLog };
  const vault = new HistoryVault({ files, store: memoryStore(), ...quiet });
  const history = new HistoryService({
    file: historyFile,
    home: () => vault.home(),
    isWanted: (key) => choices.isKept(key),
    openDatabase: async (database) => new HistoryDatabase({ ...database, maxPages: options.maxPages }),
    onSetAside: () => {},
    goesOn: (lineId) => resumable.has(lineId),
    clock,
    log: silentLog,
  });
  await history.open();
  let count = 0;
  const newId = (): string => `id${(count += 1)}-${path.basename(folder)}`;
  const pictures = pictureScene(folder, { engine, clock });
  const { own, ...shared } = pictures;
  const isWanted = (): boolean => current.settings.messages.showCustomEmoticons;
  const emoticons = {
    own: new OwnEmoticons({ store: memoryStore(), folder: own, newId }),
    lines: new LineEmoticons({ ...shared, own, isWanted }),
  };
  const backgrounds = new ChatBackgrounds(memoryStore(), own);
  const pasted = new PastedPictures({ folder: path.join(folder, 'pasted'), newId });
  const previewUrl = (hash: string): string => pictures.cache.url(hash);
  const cards = new TransferCards({ history, resumable, pasted, clock, previewUrl });
  const close = (): void => {
    history.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    folder,
    resumable,
    history,
    historyFile,
    vault,
    protectedFiles: files,
    choices,
    newId,
    pictures,
    emoticons,
    backgrounds,
    pasted,
    cards,
    close,
  };
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a bag of parts, typed by its parts
export async function conversationScene(options: ConversationSceneOptions = {}) {
  const base = messengerScene();
  const { clock, changes, current, engine, messenger } = base;
  const stored = await storedParts(options, base);
  const { history, newId, emoticons, backgrounds, cards } = stored;
  const windows = new ScriptedWindows();
  const alerts: { readonly kind: string; readonly name: string; readonly text: string }[] = [];
  const sounds: SoundEvent[] = [];
  const missedNudges: string[] = [];
  const screen = { isCovered: false };
  const attentionChoices = new Map<string, AttentionChoice>();
  const conversations = new ConversationService(
    {
      messenger,
      history,
      changes,
      windows,
      clock,
      settings: () => current.settings,
      newId,
      emoticons,
      backgrounds,
      transferView: (lineId, kept) => cards.view(lineId, kept),
    },
    {
      alert: (kind, about) => void alerts.push({ kind, ...about }),
      play: (event) => void sounds.push(event),
      isCovered: () => screen.isCovered,
      missedNudge: ({ name }) => void missedNudges.push(name),
      choiceFor: (address) => attentionChoices.get(address) ?? USUAL,
    },
  );
  const tabWindows = new ScriptedTabs();
  const tabs = new ConversationTabs({ book: conversations.book, windows: tabWindows, changes });
  await messenger.control.signIn(SIGN_IN);
  await settle();
  engine.answer('openConversation', { ok: true, conversationId: 'e1' });
  engine.playSignedIn([contact(BOB)]);
  const changeMessages = (change: Partial<Settings['messages']>): void => {
    const { settings } = current;
    current.settings = { ...settings, messages: { ...settings.messages, ...change } };
  };
  return {
    ...base,
    ...stored,
    windows,
    tabWindows,
    tabs,
    alerts,
    sounds,
    missedNudges,
    screen,
    attentionChoices,
    conversations,
    changeMessages,
  };
}

/** Two folders of pictures below one, and who fetches into the one of others. */
export function pictureScene(
  folder: string,
  { engine, clock }: { readonly engine: ScriptedEngine; readonly clock: ManualClock },
): { readonly own: PictureFolder; readonly cache: PictureFolder; readonly fetcher: ObjectFetcher } {
  const tools = { clock, log: silentLog };
  const own = new PictureFolder({ ...tools, folder: path.join(folder, 'pictures') });
  const limits = { files: 5, bytes: 1024 * 1024 };
  const cache = new PictureFolder({ ...tools, folder: path.join(folder, 'cache'), limits });
  return { own, cache, fetcher: new ObjectFetcher(engine, cache) };
}

export type ConversationScene = Awaited<ReturnType<typeof conversationScene>>;

/** Opens the conversation with Bob and answers it. */
export function openBob({ conversations }: ConversationScene): Conversation {
  const opened = conversations.open(BOB);
  const conversation = opened.ok ? conversations.book.get(opened.value.conversationId) : undefined;
  if (conversation === undefined) throw new Error('the conversation did not open');
  return conversation;
}
