/**
 * All open conversations: what is known of each, where it is kept, and who is told of changes. Incoming and
 * outgoing traffic live in files of their own and go through here.
 */
import type { LineView, OpenConversationView, Settings, TransferView } from '@nudge/ipc-contract';
import type { ChatBackgrounds } from '../pictures/chat-backgrounds.ts';
import type { LineEmoticons } from '../emoticons/line-emoticons.ts';
import type { OwnEmoticons } from '../emoticons/own-emoticons.ts';
import type { HistoryPerson } from '../history/kept-conversation.ts';
import type { HistoryService } from '../history/history-service.ts';
import type { HistoryLine, LineStateChange } from '../history/line-rows.ts';
import type { MessengerService } from '../messenger/messenger-service.ts';
import type { ChangeSink } from '../support/change-sink.ts';
import type { Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import { Conversation, type Person } from './conversation.ts';
import {
  abilityOf,
  invitableView,
  openConversationView,
  participantViews,
  personName,
  type ViewContext,
} from './conversation-views.ts';
import type { ConversationWindows } from './conversation-windows.ts';
import { keptLine, shownLineOf, type KeptExtras, type ShownExtras } from './kept-lines.ts';
import { TypingPeople } from './typing-people.ts';

/** The lists of people one can invite are brought up to date at most so often. */
const INVITABLE_DELAY_MILLISECONDS = 250;

type Notice = Extract<LineView, { readonly kind: 'notice' }>['notice'];

export interface ConversationBookOptions {
  readonly messenger: MessengerService;
  readonly history: HistoryService;
  readonly settings: () => Settings;
  readonly changes: ChangeSink;
  readonly windows: ConversationWindows;
  readonly backgrounds: ChatBackgrounds;
  readonly emoticons: { readonly own: OwnEmoticons; readonly lines: LineEmoticons };
  readonly transferView: ShownExtras['transfer'];
  readonly clock: Clock;
  /** A new identifier, unique for ever. */
  readonly newId: () => string;
}

export class ConversationBook {
  /** How many lines are unread altogether. */
  readonly unreadChanged = new Emitter<number>();
  /** What the list of open conversations and the tabs show of them. */
  readonly listChanged = new Emitter<void>();
  /** An own line arrived, failed, or goes out once more. */
  readonly lineStateChanged = new Emitter<void>();
  /** A conversation was begun, and what is kept of it is loaded. */
  readonly began = new Emitter<Conversation>();
  readonly options: ConversationBookOptions;
  readonly #conversations = new Map<string, Conversation>();
  #isInvitablePlanned = false;

  constructor(options: ConversationBookOptions) {
    this.options = options;
  }

  get context(): ViewContext {
    const { directory, control, own, keepsForLater } = this.options.messenger;
    return { directory, session: control.session, own: own.view, keepsForLater };
  }

  all(): readonly Conversation[] {
    return [...this.#conversations.values()];
  }

  /** Conversations with a window, as the contact list shows them. */
  views(): readonly OpenConversationView[] {
    const { directory } = this.context;
    const open = this.all().filter((conversation) => !conversation.isClosing);
    return open.map((conversation) => openConversationView(conversation, directory));
  }

  get(id: string): Conversation | undefined {
    return this.#conversations.get(id);
  }

  byEngineId(engineId: string): Conversation | undefined {
    return this.all().find((conversation) => conversation.engineId === engineId);
  }

  /** The conversation with one person alone. */
  withPartner(address: string): Conversation | undefined {
    const wanted = address.toLowerCase();
    return this.all().find((one) => !one.isGroup && one.partner.address === wanted);
  }

  begin(account: string, partner: Person, engineId?: string): Conversation {
    const { clock, newId, changes } = this.options;
    const id = newId();
    const typing = new TypingPeople(clock, (addresses) => {
      changes.toConversation(id, { type: 'typingChanged', typing: addresses });
      this.listChanged.emit();
    });
    const start = { id, account, partner, typing };
    const conversation = new Conversation(engineId === undefined ? start : { ...start, engineId });
    this.#conversations.set(id, conversation);
    this.#loadEarlier(conversation);
    this.began.emit(conversation);
    this.tellList();
    return conversation;
  }

  remove(conversation: Conversation): void {
    conversation.typing.stopAll();
    this.#conversations.delete(conversation.id);
    this.tellList();
  }

  /** Shows a line, and keeps it unless the person does not want that. False: it should be kept, and is not. */
  addLine(conversation: Conversation, line: LineView, extras: KeptExtras = {}): boolean {
    const isKept = this.#keep(conversation, line, extras);
    if (extras.uses !== undefined && extras.uses.length > 0) conversation.uses.set(line.id, extras.uses);
    conversation.addLine(line);
    this.options.changes.toConversation(conversation.id, { type: 'lineAdded', line });
    this.tellList();
    if (isKept || conversation.wasToldNotKept) return isKept;
    conversation.wasToldNotKept = true;
    this.addNotice(conversation, this.options.history.isLocked ? 'historyLocked' : 'historyNotKept', '');
    return false;
  }

  /** Whether a line with that id is shown in it or kept of it. */
  knows(conversation: Conversation, id: string): boolean {
    if (conversation.findLine(id) !== undefined) return true;
    return conversation.historyKeys.some((key) => this.options.history.find(key, id) !== undefined);
  }

  /** The same of the conversation with one person alone, whether it is open or not. */
  knowsFrom(address: string, id: string): boolean {
    const open = this.withPartner(address);
    if (open !== undefined) return this.knows(open, id);
    const account = this.options.messenger.own.view?.address;
    const key = account === undefined ? undefined : { account, conversation: address.toLowerCase() };
    return key !== undefined && this.options.history.find(key, id) !== undefined;
  }

  /** The history was locked or unlocked: what is not kept from here on is told again. */
  protectionChanged(): void {
    for (const conversation of this.all()) conversation.wasToldNotKept = false;
  }

  addNotice(conversation: Conversation, notice: Notice, name: string): void {
    const { clock, newId } = this.options;
    this.addLine(conversation, {
      kind: 'notice',
      id: newId(),
      at: clock.now(),
      isEarlier: false,
      notice,
      name,
    });
  }

  setLineState(conversation: Conversation, change: LineStateChange): void {
    const { history, changes } = this.options;
    conversation.setLineState(change);
    for (const key of conversation.historyKeys) history.setState(key, change);
    changes.toConversation(conversation.id, { type: 'lineStateChanged', ...change });
    this.lineStateChanged.emit();
  }

  /** A file of one of its lines: what is kept is told where that is kept. */
  setTransfer(conversation: Conversation, lineId: string, transfer: TransferView): void {
    conversation.changeLine(lineId, (line) => (line.kind === 'file' ? { ...line, transfer } : line));
    this.options.changes.toConversation(conversation.id, { type: 'transferChanged', lineId, transfer });
  }

  /** Pictures of its custom emoticons have come. */
  refreshEmoticons(conversation: Conversation, lineId: string): void {
    const uses = conversation.uses.get(lineId);
    if (uses === undefined) return;
    const emoticons = this.options.emoticons.lines.views(uses);
    conversation.changeLine(lineId, (line) => (line.kind === 'text' ? { ...line, emoticons } : line));
    this.options.changes.toConversation(conversation.id, {
      type: 'lineEmoticonsChanged',
      id: lineId,
      emoticons,
    });
  }

  /** A line from the history, as it is shown now. */
  shown(conversation: Conversation, line: HistoryLine): LineView {
    if (line.kind === 'text' && line.uses !== undefined) conversation.uses.set(line.id, line.uses);
    const { emoticons, transferView } = this.options;
    return shownLineOf(line, {
      emoticons: (uses) => emoticons.lines.views(uses),
      transfer: transferView,
    });
  }

  setUnread(conversation: Conversation, unread: number): void {
    if (conversation.unread === unread) return;
    conversation.unread = unread;
    this.tellList();
  }

  nameOf(conversation: Conversation, address: string): string {
    const person = conversation.people.get(address) ?? { address, displayName: '', isPresent: false };
    return personName(person, this.context.directory);
  }

  tellPeople(conversation: Conversation): void {
    const { changes, messenger } = this.options;
    changes.toConversation(conversation.id, {
      type: 'participantsChanged',
      participants: participantViews(conversation, messenger.directory),
      isGroup: conversation.isGroup,
    });
    this.tellAbility(conversation);
    this.tellList();
  }

  tellAbility(conversation: Conversation): void {
    const ability = abilityOf(conversation, this.context);
    this.options.changes.toConversation(conversation.id, { type: 'abilityChanged', ability });
  }

  tellList(): void {
    this.options.changes.toMain({ type: 'conversationsChanged', conversations: this.views() });
    this.unreadChanged.emit(this.all().reduce((sum, conversation) => sum + conversation.unread, 0));
    this.listChanged.emit();
  }

  /** Many people come online together: their lists are made once, a little later. */
  planInvitable(): void {
    if (this.#conversations.size === 0) return;
    if (this.#isInvitablePlanned) return;
    this.#isInvitablePlanned = true;
    this.options.clock.after(INVITABLE_DELAY_MILLISECONDS, () => {
      this.#isInvitablePlanned = false;
      for (const conversation of this.all()) {
        const invitable = invitableView(conversation, this.context);
        this.options.changes.toConversation(conversation.id, { type: 'invitableChanged', invitable });
      }
    });
  }

  #loadEarlier(conversation: Conversation): void {
    const { history, settings } = this.options;
    conversation.draft = history.draft(conversation.historyKey);
    if (!settings().messages.showLastConversation) return;
    const page = history.last(conversation.historyKey);
    conversation.earlier = page.lines.map((line) => this.shown(conversation, line));
    conversation.hasEarlier = page.hasEarlier;
  }

  #keep(conversation: Conversation, line: LineView, extras: KeptExtras): boolean {
    if (!this.options.settings().messages.keepHistory) return true;
    const kept = keptLine(line, extras);
    return (
      kept === undefined ||
      this.options.history.append(conversation.keepNow(), kept, this.#peopleOf(conversation))
    );
  }

  /** Whom one knew in a conversation of several is kept with it. */
  #peopleOf(conversation: Conversation): readonly HistoryPerson[] | undefined {
    if (!conversation.isGroup) return undefined;
    const addresses = [...conversation.people.keys()];
    return addresses.map((address) => ({ address, name: this.nameOf(conversation, address) }));
  }
}
