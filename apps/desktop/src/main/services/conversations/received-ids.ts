/**
 * Under which ids lines of others are shown and kept. They are made of the sender, the id that the sender gave and the
 * text: so a line that comes once more is known, also after a restart, and nobody can pass theirs off as another's.
 */
import { createHash } from 'node:crypto';
import { LEFT_ID } from '../history/line-rows.ts';

/** Of a line that was said while one was there. */
const LIVE_ID = 'live-';
/** 160 bits, in hexadecimal. */
const HASH_CHARACTERS = 40;

interface ReceivedText {
  readonly from: string;
  /** As its sender, or the server that kept it, calls it. */
  readonly givenId: string;
  readonly text: string;
}

/** The same line: as it is called when it was said, and when it was left with the server. */
export interface ReceivedIds {
  readonly live: string;
  readonly left: string;
}

export function receivedIds({ from, givenId, text }: ReceivedText): ReceivedIds {
  const source = JSON.stringify([from, givenId, text.replaceAll('\r\n', '\n')]);
  const hash = createHash('sha256').update(source).digest('hex').slice(0, HASH_CHARACTERS);
  return { live: LIVE_ID + hash, left: LEFT_ID + hash };
}
