/** Bodies of what we send: one line of text may take several messages. */
import {
  encodeSwitchboardMessage,
  hasCapability,
  splitIntoChunks,
  SWITCHBOARD_MESSAGE_MAX_BYTES,
  type SwitchboardMessage,
} from '@nudge/msnp-codec';
import type { ClientProgram } from '../core/environment.ts';
import type { Participant } from '../messenger-events.ts';
import type { LineId } from '../messenger-requests.ts';
import type { LineContent, OutgoingLine } from './outbox.ts';
import { cutText } from './text-parts.ts';

/** Room kept for the headers of a text message when it is cut into several. */
const TEXT_HEADER_BYTES = 464;

/** The messages of one line, for the people present. */
export function bodiesOfLine(
  line: OutgoingLine,
  present: Iterable<Participant>,
  createId: () => string,
): readonly Uint8Array[] {
  const { content, lineId } = line;
  if (content.kind === 'nudge') return [encodeSwitchboardMessage({ kind: 'nudge' })];
  const whole = textMessage(content, content.text, lineId);
  const body = encodeSwitchboardMessage(whole);
  if (body.length <= SWITCHBOARD_MESSAGE_MAX_BYTES) return [body];
  if ([...present].every(takesChunks)) return splitIntoChunks(whole, `{${createId().toUpperCase()}}`);
  const parts = cutText(content.text, SWITCHBOARD_MESSAGE_MAX_BYTES - TEXT_HEADER_BYTES);
  return parts.map((part, index) => {
    // Every part has an id of its own, so that none is taken for a repeat of another.
    const partId = index === 0 ? lineId : `${lineId}/${index + 1}`;
    return encodeSwitchboardMessage(textMessage(content, part, partId));
  });
}

function textMessage(
  content: Extract<LineContent, { readonly kind: 'text' }>,
  text: string,
  lineId: LineId,
): Extract<SwitchboardMessage, { readonly kind: 'text' }> {
  const { format } = content;
  return { kind: 'text', text, lineId, ...(format === undefined ? {} : { format }) };
}

function takesChunks(participant: Participant): boolean {
  return hasCapability(participant.capabilities, 'multiPacketMessages');
}

/** Says which program this is, so that the same program at the other end may use more than the old protocol. */
export function clientAnnouncement(client: ClientProgram): Uint8Array {
  return encodeSwitchboardMessage({
    kind: 'clientCapabilities',
    clientName: `${client.name}/${client.version}`,
  });
}

export function typingNotice(account: string): Uint8Array {
  return encodeSwitchboardMessage({ kind: 'typing', account });
}
