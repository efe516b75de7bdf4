/**
 * MSG: to everybody else, byte for byte. The messages of one chunk leave as one piece, the same for all: each
 * is the sender's prefix and then, from the length on, what came in. ACK means that every other connection
 * took it; an empty switchboard takes none.
 */
import { encodeServerSwitchboard, encodeUtf8, type ClientSwitchboardCommand } from '@nudge/msnp-codec';
import type { ByteSlab } from '../../byte-slab.ts';
import type { Room, SwitchboardConnection } from '../connection.ts';
import { ANSWERS, type MessageScanner } from '../message-scanner.ts';
import type { SwitchboardParticipant } from '../participant.ts';

/** Relays what the scanner found in these bytes. */
export function relay(connection: SwitchboardConnection, bytes: Uint8Array, found: MessageScanner): void {
  const { room, participant } = connection;
  if (room === undefined || participant === undefined || found.count === 0) return;
  const isTaken = handOut(
    room,
    participant,
    assemble(connection.host.slab, participant.prefix, { bytes, found }),
  );
  if (isTaken && found.acknowledged === 0) return;
  for (let index = 0; index < found.count; index++) {
    answer(connection, { mode: found.modes[index] ?? 0, trId: found.trIds[index] ?? 0, isTaken });
  }
}

/** Relays a message that came through the frame reader, because something stood before it or it is not plain. */
export function relayDecoded(
  connection: SwitchboardConnection,
  { trId, mode, body }: Extract<ClientSwitchboardCommand, { readonly verb: 'MSG' }>,
): void {
  const { room, participant } = connection;
  if (room === undefined || participant === undefined) return;
  room.activeAt = connection.host.core.environment.now();
  const message = encodeMessage(participant.prefix, body);
  answer(connection, { mode: mode.charCodeAt(0), trId, isTaken: handOut(room, participant, message) });
}

interface Verdict {
  /** Character code. */
  readonly mode: number;
  readonly trId: number;
  readonly isTaken: boolean;
}

function answer(connection: SwitchboardConnection, { mode, trId, isTaken }: Verdict): void {
  const answers = ANSWERS[mode];
  if (answers === undefined || !(isTaken ? answers.ack : answers.nak)) return;
  const verb = isTaken ? 'ACK' : 'NAK';
  connection.queue.write(encodeServerSwitchboard({ verb, trId }, connection.version));
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
