import type { Frame } from './frame.ts';
import { concatenateTextAndBytes } from './utf8.ts';

/** The wire form of a frame: line, CR LF, payload. The arguments, the payload length included, go out as they are. */
export function encodeFrame({ verb, args, payload }: Frame): Uint8Array {
  let line = verb;
  for (const argument of args) line += ` ${argument}`;
  return concatenateTextAndBytes(`${line}\r\n`, payload);
}
