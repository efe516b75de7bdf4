/** Bodies of what we send: one line of text may take several messages. */
import {
  encodeSwitchboardMessage,
  hasCapability,
  type ProtocolVersion,
  splitIntoChunks,
  SWITCHBOARD_MESSAGE_MAX_BYTES,
  type SwitchboardMessage,
} from '@nudge/msnp-codec';
import type { ClientProgram } from '../core/environment.ts';
import { P2P_VERSION } from '../core/p2p-version.ts';
import { NUDGE_FEATURES } from '../p2p/nudge-features.ts';
import type { Participant } from '../messenger-events.ts';
import type { LineId } from '../messenger-requests.ts';
import { announcements } from './emoticon-messages.ts';
import type { LineContent, OutgoingLine } from './outbox.ts';
import { cutText } from './text-parts.ts';

/** Most bytes the headers of a text may take; a format that needs more (an absurd font name) is left out. */
const TEXT_HEADER_MAX_BYTES = SWITCHBOARD_MESSAGE_MAX_BYTES - 400;
/** Room for what tells the parts of one line apart in their ids, see `partId`. */
const PART_SUFFIX = '/000.000';

/** The messages of one line, for the people present. */
export function bodiesOfLine(
  line: OutgoingLine,
  present: Iterable<Participant>,
  createId: () => string,
): readonly Uint8Array[] {
  const { lineId } = line;
  if (line.content.kind === 'nudge') return [encodeSwitchboardMessage({ kind: 'nudge' })];
  const announced = announcements(line.content.emoticons ?? []);
  return [...announced, ...bodiesOfText(line.content, lineId, { present, createId })];
}

/** The people present, and ids for what is cut for them. */
interface Readers {
  readonly present: Iterable<Participant>;
  readonly createId: () => string;
}

function bodiesOfText(
  wanted: TextContent,
  lineId: LineId,
  { present, createId }: Readers,
): readonly Uint8Array[] {
  const content = withBearableFormat(wanted, lineId);
  const whole = textMessage(content, content.text, lineId);
  const body = encodeSwitchboardMessage(whole);
  if (body.length <= SWITCHBOARD_MESSAGE_MAX_BYTES) return [body];
  if ([...present].every(takesChunks)) return splitIntoChunks(whole, `{${createId().toUpperCase()}}`);
  const room = SWITCHBOARD_MESSAGE_MAX_BYTES - headerBytes(content, lineId);
  // Line breaks as they go out, so that what is measured is what is sent.
  const parts = cutText(content.text.replaceAll(/\r\n?|\n/g, '\r\n'), room);
  return parts.map((part, index) =>
    encodeSwitchboardMessage(textMessage(content, part, partId(lineId, index, parts.length))),
  );
}

/**
 * Every part has an id of its own, so that none is taken for a repeat of another, nor for the whole line: sent
 * again to other people, the line may go out whole, or cut elsewhere.
 */
function partId(lineId: LineId, index: number, count: number): LineId {
  return `${lineId}/${index + 1}.${count}`;
}

type TextContent = Extract<LineContent, { readonly kind: 'text' }>;

function headerBytes(content: TextContent, lineId: LineId): number {
  return encodeSwitchboardMessage(textMessage(content, '', `${lineId}${PART_SUFFIX}`)).length;
}

function withBearableFormat(content: TextContent, lineId: LineId): TextContent {
  if (headerBytes(content, lineId) <= TEXT_HEADER_MAX_BYTES) return content;
  return { kind: 'text', text: content.text };
}

function textMessage(
  content: TextContent,
  text: string,
  lineId: LineId,
): Extract<SwitchboardMessage, { readonly kind: 'text' }> {
  const { format } = content;
  return { kind: 'text', text, lineId, ...(format === undefined ? {} : { format }) };
}

function takesChunks(participant: Participant): boolean {
  return hasCapability(participant.capabilities, 'multiPacketMessages');
}

/**
 * Says which program this is and, where the dialect has P2P, what more it can do than the protocol asks: the same
 * program at the other end may use it.
 */
export function clientAnnouncement(client: ClientProgram, version: ProtocolVersion): Uint8Array {
  const clientName = `${client.name}/${client.version}`;
  const features = version < P2P_VERSION ? {} : { nudgeFeatures: NUDGE_FEATURES };
  return encodeSwitchboardMessage({ kind: 'clientCapabilities', clientName, ...features });
}

export function typingNotice(account: string): Uint8Array {
  return encodeSwitchboardMessage({ kind: 'typing', account });
}
