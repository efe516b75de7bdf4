/**
 * Which conversations there are, who belongs to each, and which one is the direct conversation with somebody.
 * A third person turns a direct conversation into a group; the next word with one person alone is then a new
 * direct conversation.
 */
import type { AccountName } from '@nudge/msnp-codec';
import type { Contact, MessengerEvent, Participant } from '../messenger-events.ts';
import type { ConversationId } from '../messenger-requests.ts';
import { Conversation } from './conversation.ts';
import { PARTICIPANTS_MAX, type SwitchboardSession } from './switchboard-session.ts';

/** Conversations remembered; beyond it those that nothing is going on in go first. */
export const CONVERSATIONS_MAX = 2_000;

export interface BookContext {
  readonly createId: () => string;
  contact(account: AccountName): Contact | undefined;
  /** What somebody's client has announced. */
  features(account: AccountName): readonly string[];
  tell(event: MessengerEvent): void;
}

export class ConversationBook {
  readonly #context: BookContext;
  readonly #all = new Map<ConversationId, Conversation>();
  readonly #direct = new Map<AccountName, Conversation>();
  readonly #served = new Map<SwitchboardSession, Conversation>();

  constructor(context: BookContext) {
    this.#context = context;
  }

  get all(): Iterable<Conversation> {
    return this.#all.values();
  }

  get(id: ConversationId): Conversation | undefined {
    return this.#all.get(id);
  }

  direct(account: AccountName): Conversation | undefined {
    return this.#direct.get(account);
  }

  /** The conversation that a switchboard serves. */
  servedBy(session: SwitchboardSession): Conversation | undefined {
    return this.#served.get(session);
  }

  /** From now on the switchboard serves this conversation, before its others. */
  attach(conversation: Conversation, session: SwitchboardSession): void {
    this.#served.set(session, conversation);
    conversation.attach(session);
  }

  detach(conversation: Conversation, session: SwitchboardSession): void {
    this.#served.delete(session);
    conversation.detach(session);
  }

  /** The direct conversation with somebody, made when there is none. */
  openDirect(account: AccountName): Conversation {
    const present = this.#direct.get(account);
    if (present !== undefined) return present;
    const conversation = this.#create();
    conversation.principal = account;
    conversation.members.set(account, this.#participant(account));
    this.#direct.set(account, conversation);
    this.#announce(conversation);
    return conversation;
  }

  /** The group of exactly these people, made when there is none. */
  openGroup(participants: readonly Participant[]): Conversation {
    const present = this.findGroup(participants.map(({ account }) => account));
    if (present !== undefined) return present;
    const conversation = this.#create();
    for (const participant of participants) conversation.members.set(participant.account, participant);
    this.#announce(conversation);
    return conversation;
  }

  /** The group of exactly these people, else one that some of them have left since. */
  findGroup(accounts: readonly AccountName[]): Conversation | undefined {
    const groups = [...this.#all.values()].filter(({ isGroup, isLeaving }) => isGroup && !isLeaving);
    return (
      groups.find((group) => group.hasExactly(accounts)) ??
      groups.find((group) => group.hasAmongOthers(accounts))
    );
  }

  /** Before MSNP12 switchboards do not say what people can do, but their presence does. */
  withCapabilities(participant: Participant): Participant {
    const { account } = participant;
    const features = this.#context.features(account);
    if (participant.capabilities !== 0) return { ...participant, features };
    return { ...participant, features, capabilities: this.#context.contact(account)?.capabilities ?? 0 };
  }

  /** As a switchboard said, of people who are on no list; 0 when none did. */
  capabilitiesOf(account: AccountName): number {
    for (const { members } of this.#all.values()) {
      const capabilities = members.get(account)?.capabilities ?? 0;
      if (capabilities !== 0) return capabilities;
    }
    return 0;
  }

  /** Somebody's client has said what it can do. */
  announced(account: AccountName): void {
    for (const conversation of this.#all.values()) {
      const participant = conversation.members.get(account);
      if (participant === undefined) continue;
      conversation.members.set(account, this.withCapabilities(participant));
      this.#announce(conversation);
    }
  }

  /**
   * The window of a direct conversation is closed while programs still need the switchboard: it goes on as that of
   * a new conversation that nobody sees.
   */
  handOver(conversation: Conversation, account: AccountName): void {
    const sessions = [...conversation.sessions].reverse();
    const silent = this.openDirect(account);
    silent.isWantedByPrograms = true;
    conversation.isWantedByPrograms = false;
    for (const session of sessions) {
      this.detach(conversation, session);
      this.attach(silent, session);
    }
  }

  /** Somebody is in; `wasPresent` when another switchboard of the conversation had them already. */
  admit(conversation: Conversation, arrived: Participant, wasPresent: boolean): void {
    const participant = this.withCapabilities(arrived);
    const { account } = participant;
    const before = conversation.members.get(account);
    if (before === undefined) makeSeat(conversation);
    conversation.members.set(account, participant);
    conversation.former.delete(account);
    const { principal } = conversation;
    if (principal !== undefined && principal !== account) this.#turnIntoGroup(conversation, principal);
    const isNews = before === undefined || before.friendlyName !== participant.friendlyName;
    if (!wasPresent) {
      this.#context.tell({ type: 'participantJoined', conversationId: conversation.id, participant });
    }
    if (isNews) this.#announce(conversation);
  }

  /**
   * Somebody left. Who was put out for silence still belongs to the conversation, and so does the last one of
   * a group: the next line calls them again.
   */
  dismiss(conversation: Conversation, account: AccountName, idle: boolean): void {
    this.#context.tell({ type: 'participantLeft', conversationId: conversation.id, account, idle });
    if (!conversation.isGroup || idle || conversation.members.size <= 1) return;
    if (!conversation.members.delete(account)) return;
    if (conversation.former.size < PARTICIPANTS_MAX) conversation.former.add(account);
    this.#announce(conversation);
  }

  /** The window is closed: the next word with this person is a new conversation. */
  release(conversation: Conversation): void {
    conversation.isLeaving = true;
    const { principal } = conversation;
    if (principal !== undefined && this.#direct.get(principal) === conversation) {
      this.#direct.delete(principal);
    }
  }

  /** A message came while the conversation was being left: it goes on after all. */
  keep(conversation: Conversation): void {
    conversation.isLeaving = false;
    const { principal } = conversation;
    if (principal !== undefined && !this.#direct.has(principal)) this.#direct.set(principal, conversation);
  }

  forget(conversation: Conversation): void {
    this.release(conversation);
    for (const session of conversation.sessions) this.#served.delete(session);
    this.#all.delete(conversation.id);
  }

  clear(): void {
    this.#all.clear();
    this.#direct.clear();
    this.#served.clear();
  }

  #create(): Conversation {
    this.#makeRoom();
    const id = this.#context.createId();
    const conversation = new Conversation(id, (change) =>
      this.#context.tell({ type: 'lineChanged', conversationId: id, ...change }),
    );
    this.#all.set(id, conversation);
    return conversation;
  }

  #makeRoom(): void {
    if (this.#all.size < CONVERSATIONS_MAX) return;
    for (const conversation of this.#all.values()) {
      if (conversation.sessions.length > 0 || !conversation.outbox.isEmpty) continue;
      this.forget(conversation);
      return;
    }
  }

  #turnIntoGroup(conversation: Conversation, principal: AccountName): void {
    conversation.principal = undefined;
    if (this.#direct.get(principal) === conversation) this.#direct.delete(principal);
  }

  #participant(account: AccountName): Participant {
    const contact = this.#context.contact(account);
    return {
      account,
      friendlyName: contact?.friendlyName ?? account,
      capabilities: contact?.capabilities ?? 0,
      features: this.#context.features(account),
    };
  }

  #announce(conversation: Conversation): void {
    const { id, isGroup, members } = conversation;
    const participants = [...members.values()];
    this.#context.tell({ type: 'conversationChanged', conversationId: id, participants, isGroup });
  }
}

/** Whoever has left may be forgotten once more people have come and gone than can be in a conversation. */
function makeSeat({ members, sessions }: Conversation): void {
  if (members.size < PARTICIPANTS_MAX) return;
  for (const account of members.keys()) {
    if (sessions.some(({ participants }) => participants.has(account))) continue;
    members.delete(account);
    return;
  }
}
