/** What other people do in conversations: the engine's events, turned into lines, people and attention. */
import { DEFAULT_SETTINGS, type TextFormatView, type TransferView } from '@nudge/ipc-contract';
import type { MessengerEvent, Participant } from '@nudge/msnp-engine';
import { isNudgeMissed } from '../attention/attention-rules.ts';
import { RateLimit } from '../support/rate-limit.ts';
import { shownLine } from '../support/shown-line.ts';
import type { KeptTransfer } from '../transfers/kept-transfer.ts';
import { Arrivals, type AttentionOutlets, type LineAbout } from './arrivals.ts';
import type { ConversationBook } from './conversation-book.ts';
import type { Conversation } from './conversation.ts';
import { LeftLines } from './left-lines.ts';
import { receivedIds, type ReceivedIds } from './received-ids.ts';

/** One shake per person within this; later nudges only write their line. */
export const NUDGE_SHAKE_INTERVAL_MILLISECONDS = 10_000;
/** Lines that nudges of one person may write within the same time; more are not shown at all. */
export const NUDGE_LINES_MAX = 10;

/** Silent conversations remembered; an invitation more than that forgets the oldest. */
const SILENT_MAX = 100;

/** Files as their card begins. */
export interface IncomingOffer {
  readonly transfer: TransferView;
  readonly kept: KeptTransfer;
}

type PeopleChanged = Extract<MessengerEvent, { readonly type: 'conversationChanged' }>;
type TextReceived = Extract<MessengerEvent, { readonly type: 'textReceived' }>;

const formatView = (format: TextReceived['format']): TextFormatView => {
  if (format === undefined) return DEFAULT_SETTINGS.messages.format;
  const { font, bold, italic, underline, strikeThrough, color, rightToLeft } = format;
  return { font, bold, italic, underline, strikeThrough, color, rightToLeft };
};

/** Lines of clients that number them. */
function idsOf({ from, lineId, text }: TextReceived): ReceivedIds | undefined {
  return lineId === undefined ? undefined : receivedIds({ from, givenId: lineId, text });
}

export class Incoming {
  readonly #book: ConversationBook;
  readonly #outlets: AttentionOutlets;
  readonly #arrivals: Arrivals;
  readonly #left: LeftLines;
  readonly #shakes: RateLimit;
  readonly #nudgeLines: RateLimit;
  /** People of conversations that nobody has said anything in yet, by the engine's name for them. */
  readonly #silent = new Map<string, PeopleChanged>();

  constructor(book: ConversationBook, outlets: AttentionOutlets) {
    this.#book = book;
    this.#outlets = outlets;
    this.#arrivals = new Arrivals(book, outlets);
    this.#left = new LeftLines({
      book,
      arrivals: this.#arrivals,
      withPerson: (address, displayName) => this.withPerson(address, displayName),
    });
    const limit = { clock: book.options.clock, milliseconds: NUDGE_SHAKE_INTERVAL_MILLISECONDS };
    this.#shakes = new RateLimit({ ...limit, count: 1 });
    this.#nudgeLines = new RateLimit({ ...limit, count: NUDGE_LINES_MAX });
  }

  take(event: MessengerEvent): void {
    this.#left.take(event);
    switch (event.type) {
      case 'conversationChanged':
        return this.#setPeople(event);
      case 'participantJoined':
        return this.#join(event.conversationId, event.participant);
      case 'participantLeft':
        return this.#leave(event);
      case 'emoticonsAnnounced':
        return this.#book.options.emoticons.lines.announce(event);
      case 'textReceived':
        return this.#takeText(event);
      case 'nudgeReceived':
        return this.#takeNudge(event.conversationId, event.from);
      case 'typingReceived':
        return this.#book.byEngineId(event.conversationId)?.typing.notice(event.from);
      case 'lineChanged':
        return this.#changeLine(event);
      case 'signedOut':
        this.#book.options.emoticons.lines.clear();
        return this.#silent.clear();
      default:
    }
  }

  /** Somebody offers files; the card stands in the conversation with this person alone. */
  takeOffer(from: string, lineId: string, offer: IncomingOffer): Conversation | undefined {
    const conversation = this.withPerson(from);
    if (conversation === undefined) return undefined;
    const { name, ...line } = this.#arrivals.begin(conversation, from, '');
    const { transfer, kept } = offer;
    const card = { ...line, id: lineId, senderName: name, kind: 'file', transfer } as const;
    this.#arrivals.show(conversation, card, { transfer: kept });
    this.#arrivals.raise(conversation, 'file', { name, address: from, text: transfer.name });
    return conversation;
  }

  /** The conversation with this person alone, begun where there is none; undefined while signed out. */
  withPerson(address: string, displayName = ''): Conversation | undefined {
    const known = this.#book.withPartner(address);
    const account = this.#book.options.messenger.own.view?.address;
    if (known) known.isClosing = false;
    if (known || account === undefined) return known;
    return this.#book.begin(account, { address, displayName, isPresent: false });
  }

  #setPeople(event: PeopleChanged): void {
    const conversation = this.#known(event.conversationId, event.participants, event.isGroup);
    if (conversation === undefined) return this.#rememberSilent(event);
    // The one person of a conversation belongs to it whether they are there or not: that they came is told besides.
    const isThere = (account: string): boolean =>
      event.isGroup || conversation.people.get(account)?.isPresent === true;
    const present = new Set(event.participants.map(({ account }) => account).filter(isThere));
    for (const participant of event.participants) this.#addPerson(conversation, participant);
    conversation.setPresent(present);
    conversation.isGroup ||= event.isGroup;
    this.#book.tellPeople(conversation);
    this.#book.planInvitable();
  }

  /** The conversation an engine id belongs to: known, or the open one with the same single partner. */
  #known(engineId: string, participants: readonly Participant[], isGroup: boolean): Conversation | undefined {
    const known = this.#book.byEngineId(engineId);
    const [only] = participants;
    if (known || isGroup || participants.length !== 1 || only === undefined) return known;
    return this.#adopt(engineId, only.account);
  }

  #adopt(engineId: string, partner: string): Conversation | undefined {
    const waiting = this.#book.withPartner(partner);
    if (waiting?.engineId !== undefined) return undefined;
    if (waiting) waiting.engineId = engineId;
    return waiting;
  }

  #rememberSilent(event: PeopleChanged): void {
    this.#silent.delete(event.conversationId);
    if (event.participants.length === 0) return;
    this.#silent.set(event.conversationId, event);
    const [oldest] = this.#silent.keys();
    if (this.#silent.size > SILENT_MAX && oldest !== undefined) this.#silent.delete(oldest);
  }

  #join(engineId: string, participant: Participant): void {
    const conversation = this.#book.byEngineId(engineId);
    if (conversation === undefined) return;
    const isNew = !conversation.people.has(participant.account);
    this.#addPerson(conversation, participant);
    if (isNew || conversation.isGroup) {
      const wasInvited = conversation.invited.delete(participant.account);
      const name = this.#book.nameOf(conversation, participant.account);
      this.#book.addNotice(conversation, wasInvited ? 'added' : 'joined', name);
    }
    conversation.isGroup ||= conversation.people.size > 1;
    this.#book.tellPeople(conversation);
  }

  #leave(event: Extract<MessengerEvent, { readonly type: 'participantLeft' }>): void {
    const conversation = this.#book.byEngineId(event.conversationId);
    const person = conversation?.people.get(event.account);
    if (conversation === undefined || person === undefined) return;
    conversation.people.set(event.account, { ...person, isPresent: false });
    conversation.typing.stop(event.account);
    if (conversation.isGroup && !event.idle) {
      this.#book.addNotice(conversation, 'left', this.#book.nameOf(conversation, event.account));
    }
    this.#book.tellPeople(conversation);
  }

  #takeText(event: TextReceived): void {
    const senderName = shownLine(event.senderName);
    const ids = idsOf(event);
    // They left it with the server, did not hear that it was kept, and said it once more.
    if (ids !== undefined && this.#book.knowsFrom(event.from, ids.left)) return;
    const conversation = this.#for(event.conversationId, event.from, senderName);
    if (conversation === undefined) return;
    const { name, ...begun } = this.#arrivals.begin(conversation, event.from, senderName);
    const isNamed = ids !== undefined && !this.#book.knows(conversation, ids.live);
    const line = isNamed ? { ...begun, id: ids.live } : begun;
    conversation.typing.stop(event.from);
    const { lines } = this.#book.options.emoticons;
    const wanted = lines.take(event.conversationId, event.from, event.text);
    const uses = wanted.map(({ code, hash }) => ({ code, hash }));
    const text = { ...line, senderName: name, kind: 'text', text: event.text } as const;
    const emoticons = uses.length === 0 ? {} : { emoticons: lines.views(uses) };
    this.#arrivals.show(conversation, { ...text, format: formatView(event.format), ...emoticons }, { uses });
    void lines.fetch(event.from, wanted, () => this.#book.refreshEmoticons(conversation, line.id));
    this.#arrivals.raise(conversation, 'text', { name, address: event.from, text: event.text });
  }

  #takeNudge(engineId: string, from: string): void {
    const { settings } = this.#book.options;
    if (!this.#nudgeLines.take(from)) return;
    const conversation = this.#for(engineId, from, '');
    if (conversation === undefined) return;
    const { name, ...line } = this.#arrivals.begin(conversation, from, '');
    this.#arrivals.show(conversation, { ...line, senderName: name, kind: 'nudge' });
    if (settings().messages.allowNudges) this.#noteMissed(conversation, { name, address: from, text: '' });
    const isQuiet = !settings().messages.allowNudges || !this.#shakes.take(from);
    if (isQuiet) return this.#arrivals.openBehind(conversation);
    this.#arrivals.raise(conversation, 'nudge', { name, address: from, text: '' });
    this.#shake(conversation);
  }

  #noteMissed({ id: conversationId }: Conversation, about: LineAbout): void {
    const { windows, messenger } = this.#book.options;
    const ownStatus = messenger.own.view?.status;
    const facts = {
      window: windows.stateOf(conversationId),
      ownStatus,
      isCovered: this.#outlets.isCovered(),
    };
    if (isNudgeMissed(facts)) this.#outlets.missedNudge({ ...about, conversationId });
  }

  #shake(conversation: Conversation): void {
    const { changes, windows, settings } = this.#book.options;
    if (!settings().messages.shakeWindow || windows.stateOf(conversation.id) === 'minimized') return;
    changes.toConversation(conversation.id, { type: 'nudged', inside: !windows.canMove(conversation.id) });
  }

  /** The conversation a line belongs to; a line from outside any begins one. */
  #for(engineId: string, from: string, displayName: string): Conversation | undefined {
    const known = this.#book.byEngineId(engineId) ?? this.#adopt(engineId, from);
    if (known) {
      known.isClosing = false;
      return known;
    }
    const account = this.#book.options.messenger.own.view?.address;
    if (account === undefined) return undefined;
    const partner = { address: from, displayName, isPresent: true };
    const conversation = this.#book.begin(account, partner, engineId);
    const silent = this.#silent.get(engineId);
    this.#silent.delete(engineId);
    if (silent) this.#setPeople(silent);
    return conversation;
  }

  #changeLine(event: Extract<MessengerEvent, { readonly type: 'lineChanged' }>): void {
    const conversation = this.#book.byEngineId(event.conversationId) ?? this.#withLine(event.lineId);
    if (conversation === undefined) return;
    const { lineId: id, state, reason } = event;
    const why = reason === undefined ? {} : { failureReason: reason };
    this.#book.setLineState(conversation, { id, state, ...why });
  }

  #withLine(lineId: string): Conversation | undefined {
    return this.#book.all().find((conversation) => conversation.findLine(lineId) !== undefined);
  }

  #addPerson(conversation: Conversation, { account, friendlyName }: Participant): void {
    const known = conversation.people.get(account);
    const displayName = shownLine(friendlyName) || (known?.displayName ?? '');
    conversation.people.set(account, { address: account, displayName, isPresent: true });
  }
}
