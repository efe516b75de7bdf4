/**
 * MSG: to everybody else, byte for byte. The messages of one chunk leave as one piece, the same for all: each
 * is the sender's prefix and then, from the length on, what came in. ACK means that every other connection
 * took it; an empty switchboard takes none.
 */
import {
  decodeUtf8,
  encodeServerSwitchboard,
  encodeUtf8,
  type ClientSwitchboardCommand,
} from '@nudge/msnp-codec';
import type { ByteSlab } from '../../byte-slab.ts';
import type { Room, SwitchboardConnection } from '../connection.ts';
import { hasDataMode, isData } from '../data-message.ts';
import { ANSWERS, type MessageScanner } from '../message-scanner.ts';
import type { SwitchboardParticipant } from '../participant.ts';

/** What stands around the transaction ID of an answer, taken from the codec's own form of it. */
function lineOf(verb: 'ACK' | 'NAK'): { readonly head: string; readonly tail: string } {
  const [head = '', tail = ''] = decodeUtf8(encodeServerSwitchboard({ verb, trId: 0 }, undefined)).split('0');
  return { head, tail };
}

const ACK_LINE = lineOf('ACK');
const NAK_LINE = lineOf('NAK');

/** Relays what the scanner found in these bytes. */
export function relay(connection: SwitchboardConnection, bytes: Uint8Array, found: MessageScanner): void {
  const { room, participant } = connection;
  if (room === undefined || participant === undefined || found.count === 0) return;
  const messages = assemble(connection.host.slab, participant.prefix, { bytes, found });
  const isTaken = handOut(room, participant, messages);
  if (isTaken && found.acknowledged === 0) return;
  let answers = '';
  for (let index = 0; index < found.count; index++) {
    answers += answerTo(found.modes[index] ?? 0, found.trIds[index] ?? 0, isTaken);
  }
  if (answers !== '') connection.queue.write(encodeUtf8(answers));
}

/** Relays a message that came through the frame reader, because something stood before it or it is not plain. */
export function relayDecoded(
  connection: SwitchboardConnection,
  { trId, mode, body }: Extract<ClientSwitchboardCommand, { readonly verb: 'MSG' }>,
): void {
  const { room, participant } = connection;
  if (room === undefined || participant === undefined) return;
  const now = connection.host.core.environment.now();
  room.activeAt = now;
  const isChunk = mode === 'D' && hasDataMode(connection.version) && isData(body, 0, body.length);
  connection.count(isChunk ? { chats: 0, dataBytes: body.length } : { chats: 1, dataBytes: 0 }, now);
  const isTaken = handOut(room, participant, encodeMessage(participant.prefix, body));
  const answer = answerTo(mode.charCodeAt(0), trId, isTaken);
  if (answer !== '') connection.queue.write(encodeUtf8(answer));
}

/** The line that answers a message, if its mode (a character code) wants one. */
function answerTo(mode: number, trId: number, isTaken: boolean): string {
  const answers = ANSWERS[mode];
  if (answers === undefined || !(isTaken ? answers.ack : answers.nak)) return '';
  const { head, tail } = isTaken ? ACK_LINE : NAK_LINE;
  return `${head}${trId}${tail}`;
}

function handOut(room: Room, sender: SwitchboardParticipant, bytes: Uint8Array): boolean {
  let isTaken = room.participants.length > 1;
  for (const other of room.participants) {
    if (other !== sender && !other.take(bytes)) isTaken = false;
  }
  return isTaken;
}

function encodeMessage(prefix: Uint8Array, body: Uint8Array): Uint8Array {
  const length = encodeUtf8(`${body.length}\r\n`);
  const message = new Uint8Array(prefix.length + length.length + body.length);
  message.set(prefix);
  message.set(length, prefix.length);
  message.set(body, prefix.length + length.length);
  return message;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly found: MessageScanner;
}

/**
 * The found messages with the sender's prefix before each. The bytes are laid behind the room for the result
 * and moved forward inside the slab, because a view for every message would be one object each to collect.
 */
function assemble(slab: ByteSlab, prefix: Uint8Array, { bytes, found }: Source): Uint8Array {
  const length = found.count * prefix.length + found.tailBytes;
  const start = slab.reserve(length + found.end);
  const source = start + length;
  const target = slab.bytes;
  target.set(found.end === bytes.length ? bytes : bytes.subarray(0, found.end), source);
  let at = start;
  for (let index = 0; index < found.count; index++) {
    target.set(prefix, at);
    at += prefix.length;
    const tail = found.tails[index] ?? 0;
    const end = found.ends[index] ?? 0;
    target.copyWithin(at, source + tail, source + end);
    at += end - tail;
  }
  return target.subarray(start, at);
}
