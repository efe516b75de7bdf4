import type { Frame } from './frame.ts';
import { concatenateTextAndBytes } from './utf8.ts';

/** The wire form of a frame: line, CR LF, payload. The arguments, the payload length included, go out as they are. */
export function encodeFrame(frame: Frame): Uint8Array {
  const line = frame.args.length === 0 ? `${frame.verb}\r\n` : `${frame.verb} ${frame.args.join(' ')}\r\n`;
  return concatenateTextAndBytes(line, frame.payload);
}
