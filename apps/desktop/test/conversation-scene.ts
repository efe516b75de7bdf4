/** Conversations on a scripted engine and a real history file, with windows that only remember. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS, type RequestArguments, type Settings, type SoundEvent } from '@nudge/ipc-contract';
import type { WindowState } from '../src/main/services/attention/attention-rules.ts';
import { ConversationService } from '../src/main/services/conversations/conversation-service.ts';
import type { Conversation } from '../src/main/services/conversations/conversation.ts';
import type { ConversationWindows } from '../src/main/services/conversations/conversation-windows.ts';
import { HistoryDatabase } from '../src/main/services/history/history-database.ts';
import { HistoryService } from '../src/main/services/history/history-service.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import { messengerScene, settle, SIGN_IN } from './messenger-scene.ts';
import { BOB, contact } from './scripted-engine.ts';

/** Windows as a test arranges them. */
export class ScriptedWindows implements ConversationWindows {
  readonly states = new Map<string, WindowState>();
  readonly flashed: string[] = [];
  readonly opened: { readonly id: string; readonly how: 'focused' | 'behind' }[] = [];
  isMovable = true;

  open(id: string, _partner: string, how: 'focused' | 'behind'): void {
    this.opened.push({ id, how });
    if (how === 'focused' || !this.states.has(id))
      this.states.set(id, how === 'focused' ? 'focused' : 'unfocused');
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
}

const FORMAT = DEFAULT_SETTINGS.messages.format;
export const text = (words: string): RequestArguments<'sendText'> => ({ text: words, format: FORMAT });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a bag of parts, typed by its parts
export async function conversationScene(options: ConversationSceneOptions = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  const base = messengerScene();
  const { clock, changes, current, engine, messenger } = base;
  const history = new HistoryService({
    file: options.file ?? path.join(folder, 'history.sqlite'),
    openDatabase: async (database) => new HistoryDatabase({ ...database, maxPages: options.maxPages }),
    onSetAside: () => {},
    clock,
    log: silentLog,
  });
  await history.open();
  const windows = new ScriptedWindows();
  const alerts: { readonly kind: string; readonly name: string; readonly text: string }[] = [];
  const sounds: SoundEvent[] = [];
  let count = 0;
  const conversations = new ConversationService(
    {
      messenger,
      history,
      changes,
      windows,
      clock,
      settings: () => current.settings,
      newId: () => `id${(count += 1)}-${path.basename(folder)}`,
    },
    {
      alert: (kind, about) => void alerts.push({ kind, ...about }),
      play: (event) => void sounds.push(event),
    },
  );
  await messenger.control.signIn(SIGN_IN);
  await settle();
  engine.answer('openConversation', { ok: true, conversationId: 'e1' });
  engine.playSignedIn([contact(BOB)]);
  const changeMessages = (change: Partial<Settings['messages']>): void => {
    const { settings } = current;
    current.settings = { ...settings, messages: { ...settings.messages, ...change } };
  };
  const close = (): void => {
    history.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...base, history, windows, alerts, sounds, conversations, changeMessages, close, folder };
}

export type ConversationScene = Awaited<ReturnType<typeof conversationScene>>;

/** Opens the conversation with Bob and answers it. */
export function openBob({ conversations }: ConversationScene): Conversation {
  const opened = conversations.open(BOB);
  const conversation = opened.ok ? conversations.book.get(opened.value.conversationId) : undefined;
  if (conversation === undefined) throw new Error('the conversation did not open');
  return conversation;
}
