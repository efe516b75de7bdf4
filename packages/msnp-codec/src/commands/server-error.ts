/** Error lines: three digits instead of a verb, then the transaction ID of what failed, if the server knows it. */
import type { Frame } from '../wire/frame.ts';
import type { Mutable } from '../mutable.ts';
import { readUnsigned } from './arguments.ts';
import type { ServerErrorCommand } from './server-notification.ts';

const ERROR_CODE = /^\d{3}$/;
const DIGIT_NINE = 57;

/** Reads an error line; undefined when the verb is not a three-digit number. */
export function decodeServerError({ verb, args, payload }: Frame): ServerErrorCommand | undefined {
  // Letters come after digits: most frames need no look at the whole verb.
  if (verb.charCodeAt(0) > DIGIT_NINE || !ERROR_CODE.test(verb)) return undefined;
  const command: Mutable<ServerErrorCommand> = { verb: 'error', code: Number(verb) };
  const trId = readUnsigned(args[0]);
  if (trId !== undefined) command.trId = trId;
  if (payload !== undefined) command.payload = payload;
  return command;
}

export function encodeServerError({ code, trId, payload }: ServerErrorCommand): Frame {
  const verb = String(code).padStart(3, '0');
  const head = trId === undefined ? [] : [String(trId)];
  if (payload === undefined) return { verb, args: head };
  return { verb, args: [String(trId ?? 0), String(payload.length)], payload };
}
