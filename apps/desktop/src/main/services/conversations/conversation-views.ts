import type {
  ConversationSnapshot,
  LineView,
  OpenConversationView,
  OwnView,
  ParticipantView,
  SendAbility,
  SessionView,
  Status,
  TabView,
} from '@nudge/ipc-contract';
import type { ContactDirectory } from '../messenger/contact-directory.ts';
import { shownLine } from '../support/shown-line.ts';
import type { Conversation, Person } from './conversation.ts';
import { sendAbility } from './send-ability.ts';

/** What the views of a conversation are made from, besides the conversation. */
export interface ViewContext {
  readonly directory: ContactDirectory;
  readonly session: SessionView;
  readonly own: OwnView | undefined;
  /** The server keeps text for people who are offline. */
  readonly keepsForLater: boolean;
}

const PREVIEW_MAX_CHARACTERS = 120;

export function personName(person: Person, directory: ContactDirectory): string {
  return directory.nameOf(person.address, person.displayName);
}

/** Of people who are not on the list, all that is known is whether they are here. */
const presenceOf = ({ isPresent }: Person): Status => (isPresent ? 'online' : 'offline');

function participantView(person: Person, directory: ContactDirectory): ParticipantView {
  const contact = directory.find(person.address);
  const view = contact && directory.view(contact);
  const isOnList = contact?.lists.has('forward') ?? false;
  return {
    address: person.address,
    displayName: personName(person, directory),
    status: isOnList && view ? view.status : presenceOf(person),
    personalMessage: view?.personalMessage ?? '',
    nowPlaying: view?.nowPlaying ?? '',
    isOnList,
    isBlocked: view?.isBlocked ?? false,
    pictureUrl: view?.pictureUrl ?? '',
    isPresent: person.isPresent,
  };
}

export function participantViews(
  conversation: Conversation,
  directory: ContactDirectory,
): readonly ParticipantView[] {
  return [...conversation.people.values()].map((person) => participantView(person, directory));
}

export function abilityOf(conversation: Conversation, context: ViewContext): SendAbility {
  const partner = participantView(conversation.partner, context.directory);
  return sendAbility({
    phase: context.session.phase,
    isGroup: conversation.isGroup,
    isSomebodyPresent: conversation.isSomebodyPresent,
    partnerStatus: partner.isOnList ? partner.status : undefined,
    isPartnerBlocked: partner.isBlocked,
    keepsForLater: context.keepsForLater,
  });
}

export function titleOf(conversation: Conversation, directory: ContactDirectory): string {
  return [...conversation.people.values()].map((person) => personName(person, directory)).join(', ');
}

const previewOf = (line: LineView | undefined): string =>
  line?.kind === 'text' ? shownLine(line.text, PREVIEW_MAX_CHARACTERS) : '';

export function openConversationView(
  conversation: Conversation,
  directory: ContactDirectory,
): OpenConversationView {
  return {
    conversationId: conversation.id,
    title: titleOf(conversation, directory),
    unread: conversation.unread,
    lastLine: previewOf(conversation.lastText),
  };
}

export function tabView(conversation: Conversation, directory: ContactDirectory): TabView {
  const partner = participantView(conversation.partner, directory);
  return {
    conversationId: conversation.id,
    title: titleOf(conversation, directory),
    ...(conversation.isGroup ? {} : { status: partner.status }),
    isBlocked: !conversation.isGroup && partner.isBlocked,
    unread: conversation.unread,
    isTyping: conversation.typing.list().length > 0,
  };
}

/** Why somebody cannot be brought in, as the notice that says so; the server has the last word about the others. */
export function inviteRefusal(
  conversation: Conversation,
  address: string,
  directory: ContactDirectory,
): 'alreadyHere' | 'inviteOffline' | undefined {
  const isPartner = !conversation.isGroup && conversation.partner.address === address;
  if (isPartner || conversation.people.get(address)?.isPresent === true) return 'alreadyHere';
  const contact = directory.find(address);
  const isKnownOffline = contact?.lists.has('forward') === true && contact.status === 'offline';
  return isKnownOffline ? 'inviteOffline' : undefined;
}

/** Online contacts who are not in the conversation. */
export function invitableView(
  conversation: Conversation,
  { directory, session }: ViewContext,
): ConversationSnapshot['invitable'] {
  if (session.phase !== 'signedIn') return [];
  return directory
    .contacts()
    .filter((contact) => contact.status !== 'offline' && !contact.isBlocked)
    .filter((contact) => conversation.people.get(contact.address)?.isPresent !== true)
    .filter((contact) => conversation.isGroup || contact.address !== conversation.partner.address)
    .map(({ address, shownName }) => ({ address, displayName: shownName }));
}
