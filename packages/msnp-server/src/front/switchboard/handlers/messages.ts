/**
 * MSG: to everybody else, byte for byte. Works on the frame: decoding would make a command for each message
 * only to take it apart again. ACK means that every other connection took it; an empty switchboard takes none.
 */
import type { Frame } from '@nudge/msnp-codec';
import type { SwitchboardConnection } from '../connection.ts';

const MESSAGE_ARGUMENTS = 3;
const TRID = /^\d{1,10}$/;

/** Which answers a mode wants: on success, on failure. */
const ANSWERS: Readonly<Record<string, { readonly ack: boolean; readonly nak: boolean }>> = {
  U: { ack: false, nak: false },
  N: { ack: false, nak: true },
  A: { ack: true, nak: true },
  S: { ack: true, nak: false },
  D: { ack: true, nak: true },
};

/** False when the frame is not to be relayed and the table should decide. */
export function relay(connection: SwitchboardConnection, frame: Frame): boolean {
  const { room, participant } = connection;
  const { args, payload } = frame;
  const trId = args[0] ?? '';
  const answers = ANSWERS[args[1] ?? ''];
  if (room === undefined || participant === undefined || payload === undefined) return false;
  if (answers === undefined || args.length !== MESSAGE_ARGUMENTS || !TRID.test(trId)) return false;
  room.activeAt = connection.host.core.environment.now();
  let isTaken = room.participants.length > 1;
  for (const other of room.participants) {
    if (other !== participant && !other.take(participant, payload)) isTaken = false;
  }
  if (isTaken ? answers.ack : answers.nak) {
    connection.send({ verb: isTaken ? 'ACK' : 'NAK', trId: Number(trId) });
  }
  return true;
}
