/** What the application asks of conversations; every request is settled here, but an invitation under way. */
import type { RequestOutcome } from '../messenger-events.ts';
import type { LineEmoticon, MessengerRequest } from '../messenger-requests.ts';
import type { Conversation } from './conversation.ts';
import type { Conversations } from './conversations.ts';
import { emoticonFault, isAnimated } from './emoticon-messages.ts';
import type { AnnouncedEmoticon, LineContent } from './outbox.ts';
import { typingNotice } from './outgoing-messages.ts';

/** At most one typing notice in this time, in milliseconds. */
export const TYPING_INTERVAL = 5_000;
/** At most one nudge in this time and conversation, in milliseconds. */
export const NUDGE_INTERVAL = 10_000;
/** Longest text of one line, in UTF-16 units. */
export const TEXT_MAX_LENGTH = 16_000;

/** What fits a header: no line ends, no blank at either end, and room for the numbers of parts. */
const LINE_ID = /^[!-~](?:[ -~]{0,70}[!-~])?$/;

export function isLineId(text: string): boolean {
  return LINE_ID.test(text);
}

/** Requests about conversations. */
export type ConversationRequest = Extract<
  MessengerRequest,
  {
    readonly type:
      'openConversation' | 'leaveConversation' | 'sendText' | 'sendNudge' | 'sendTyping' | 'invite';
  }
>;

type RequestOf<Type extends ConversationRequest['type']> = Extract<
  ConversationRequest,
  { readonly type: Type }
>;
type RefusalCode = Extract<RequestOutcome, { readonly ok: false }>['code'];

function refusal(code: RefusalCode, message: string): RequestOutcome {
  return { ok: false, code, message };
}

/** The conversation a request is about, among all. */
interface Place {
  readonly conversations: Conversations;
  readonly conversation: Conversation;
}

/** Does what is asked; gives the outcome, or nothing when an invitation has to be answered first. */
export function submitConversationRequest(
  conversations: Conversations,
  request: ConversationRequest,
  now: number,
): RequestOutcome | undefined {
  if (conversations.host.own === undefined) return refusal('notSignedIn', 'Not signed in');
  if (request.type === 'openConversation') return openConversation(conversations, request);
  const conversation = conversations.book.get(request.conversationId);
  if (conversation === undefined) return refusal('noSuchConversation', 'There is no such conversation');
  switch (request.type) {
    case 'leaveConversation':
      return leaveConversation({ conversations, conversation }, now);
    case 'sendText':
      return sendText({ conversations, conversation }, request, now);
    case 'sendNudge':
      return sendNudge({ conversations, conversation }, request, now);
    case 'sendTyping':
      return sendTyping({ conversations, conversation }, now);
    case 'invite':
      return invite({ conversations, conversation }, request, now);
  }
}

function leaveConversation({ conversations, conversation }: Place, now: number): RequestOutcome {
  const { principal, isWantedByPrograms, outbox } = conversation;
  conversations.book.release(conversation);
  if (principal !== undefined && isWantedByPrograms && !outbox.hasWaiting) {
    conversations.book.handOver(conversation, principal);
    conversations.traffic.switchboardsChanged();
  }
  conversations.dispatch.pump(conversation, now);
  return { ok: true, conversationId: conversation.id };
}

function openConversation(
  conversations: Conversations,
  request: RequestOf<'openConversation'>,
): RequestOutcome {
  const { account } = request;
  if (account === conversations.host.own?.account) {
    return refusal('invalidArgument', 'Nobody can talk with themselves');
  }
  const conversation = conversations.book.openDirect(account);
  conversation.isWorthKeeping = true;
  return { ok: true, conversationId: conversation.id };
}

function sendText(
  { conversations, conversation }: Place,
  request: RequestOf<'sendText'>,
  now: number,
): RequestOutcome {
  const { text, format, lineId } = request;
  if (text.trim() === '') return refusal('invalidArgument', 'The text is empty');
  if (text.length > TEXT_MAX_LENGTH) {
    const { id } = conversation;
    conversations.host.tell({
      type: 'lineChanged',
      conversationId: id,
      lineId,
      state: 'failed',
      reason: 'tooLong',
    });
    return refusal('invalidArgument', `The text has more than ${TEXT_MAX_LENGTH} characters`);
  }
  const fault = emoticonFault(request.emoticons ?? []);
  if (fault !== undefined) return refusal('invalidArgument', fault);
  const emoticons = announced(conversations, request.emoticons ?? []);
  const content: LineContent = {
    kind: 'text',
    text,
    ...(format === undefined ? {} : { format }),
    ...(emoticons.length === 0 ? {} : { emoticons }),
  };
  // The text takes the notice away at the other side: the next key is worth a new one at once.
  conversation.typingSentAt = undefined;
  return sendLine({ conversations, conversation }, { lineId, content }, now);
}

/** Published, so that whoever reads the line may fetch them; dialects without P2P show the codes. */
function announced(
  { host }: Conversations,
  emoticons: readonly LineEmoticon[],
): readonly AnnouncedEmoticon[] {
  return emoticons.flatMap(({ code, data }) => {
    const msnObject = host.publishEmoticon(data);
    return msnObject === undefined ? [] : [{ code, msnObject, isAnimated: isAnimated(data) }];
  });
}

function sendNudge(
  { conversations, conversation }: Place,
  request: RequestOf<'sendNudge'>,
  now: number,
): RequestOutcome {
  const { nudgeSentAt } = conversation;
  if (nudgeSentAt !== undefined && now - nudgeSentAt < NUDGE_INTERVAL) {
    return refusal('tooSoon', 'The last nudge is less than 10 seconds old');
  }
  const content: LineContent = { kind: 'nudge' };
  const outcome = sendLine({ conversations, conversation }, { lineId: request.lineId, content }, now);
  if (outcome.ok) conversation.nudgeSentAt = now;
  return outcome;
}

function sendLine(
  { conversations, conversation }: Place,
  line: { readonly lineId: string; readonly content: LineContent },
  now: number,
): RequestOutcome {
  const { outbox } = conversation;
  if (!isLineId(line.lineId)) return refusal('invalidArgument', 'The line has no usable id');
  if (outbox.has(line.lineId)) return refusal('invalidArgument', 'This line is on its way already');
  if (outbox.isFull) return refusal('tooSoon', 'Too many lines are waiting');
  conversation.isWorthKeeping = true;
  outbox.add(line);
  conversations.dispatch.pump(conversation, now);
  return { ok: true, conversationId: conversation.id };
}

/** Told only to people who are there; too many notices are swallowed, which nobody needs to know. */
function sendTyping({ conversations, conversation }: Place, now: number): RequestOutcome {
  const { typingSentAt } = conversation;
  const session = conversation.usableSession();
  const account = conversations.host.own?.account;
  const isDue = typingSentAt === undefined || now - typingSentAt >= TYPING_INTERVAL;
  if (session !== undefined && account !== undefined && isDue) {
    conversation.typingSentAt = now;
    conversations.pool.act(session, (each) => each.send(typingNotice(account), undefined, now), now);
  }
  return { ok: true, conversationId: conversation.id };
}

function invite(
  { conversations, conversation }: Place,
  request: RequestOf<'invite'>,
  now: number,
): RequestOutcome | undefined {
  const { account, id } = request;
  const isThere = conversation.isGroup ? conversation.isPresent(account) : account === conversation.principal;
  if (isThere || account === conversations.host.own?.account) {
    return refusal('invalidArgument', 'This person is in the conversation already');
  }
  if (!conversations.host.isSignedIn && conversation.usableSession() === undefined) {
    return refusal('lineLost', 'The line is lost');
  }
  conversation.isWorthKeeping = true;
  // Whoever comes in would get the bytes that are on their way to the other one.
  for (const session of conversation.sessions) session.isForTwoOnly ||= conversations.traffic.uses(session);
  conversation.invitations = [...conversation.invitations, { requestId: id, account }];
  conversations.dispatch.pump(conversation, now);
  return undefined;
}
