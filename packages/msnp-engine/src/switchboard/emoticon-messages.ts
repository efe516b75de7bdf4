/** Own emoticons of a line: which may be used, and the messages that announce them (text/x-mms-emoticon). */
import {
  encodeSwitchboardMessage,
  hasSensibleSize,
  MSN_OBJECT_TYPES,
  parseMsnObject,
  SWITCHBOARD_MESSAGE_MAX_BYTES,
} from '@nudge/msnp-codec';
import type { EmoticonPair } from '../messenger-events.ts';
import type { LineEmoticon } from '../messenger-requests.ts';
import type { AnnouncedEmoticon } from './outbox.ts';

/** What official clients send with one line at most. */
export const EMOTICONS_PER_LINE_MAX = 5;
/** Characters of a code, as people see them. */
export const CODE_MAX_LENGTH = 7;
/** Bytes of the picture of an emoticon. */
export const EMOTICON_MAX_BYTES = 100 * 1024;
/** Codes taken from one message of others, and characters of each: some clients send more than the official ones. */
export const RECEIVED_PAIRS_MAX = 20;
export const RECEIVED_CODE_MAX_LENGTH = 40;

const GIF = [0x47, 0x49, 0x46, 0x38];

/** Why a line cannot go out with these; undefined when it can. */
export function emoticonFault(emoticons: readonly LineEmoticon[]): string | undefined {
  const codes = new Set(emoticons.map(({ code }) => code));
  if (codes.size !== emoticons.length) return 'Two emoticons have the same code';
  if (codes.size > EMOTICONS_PER_LINE_MAX) return `A line takes ${EMOTICONS_PER_LINE_MAX} own emoticons`;
  if (![...codes].every(isCode)) return `A code has 1 to ${CODE_MAX_LENGTH} characters and no blank`;
  const isGood = emoticons.every(({ data }) => data.length > 0 && data.length <= EMOTICON_MAX_BYTES);
  return isGood ? undefined : 'An emoticon is empty or too large';
}

function isCode(code: string): boolean {
  const { length } = [...code];
  return length > 0 && length <= CODE_MAX_LENGTH && !/\s/.test(code);
}

export function isAnimated(data: Uint8Array): boolean {
  return GIF.every((byte, index) => data[index] === byte);
}

/** The messages that announce emoticons: those that move have one of their own, and none is too long. */
export function announcements(emoticons: readonly AnnouncedEmoticon[]): readonly Uint8Array[] {
  return [false, true].flatMap((animated) =>
    packed(
      emoticons.filter((emoticon) => emoticon.isAnimated === animated),
      animated,
    ),
  );
}

function packed(pairs: readonly EmoticonPair[], animated: boolean): readonly Uint8Array[] {
  if (pairs.length === 0) return [];
  const body = encodeSwitchboardMessage({ kind: 'emoticons', animated, pairs });
  if (body.length <= SWITCHBOARD_MESSAGE_MAX_BYTES || pairs.length === 1) return [body];
  const half = Math.ceil(pairs.length / 2);
  return [...packed(pairs.slice(0, half), animated), ...packed(pairs.slice(half), animated)];
}

/** Those of others that can be asked for. */
export function usablePairs(pairs: readonly EmoticonPair[]): readonly EmoticonPair[] {
  return pairs.slice(0, RECEIVED_PAIRS_MAX).filter(({ code, msnObject }) => {
    const object = parseMsnObject(msnObject);
    const isEmoticon = object?.type === MSN_OBJECT_TYPES.customEmoticon && hasSensibleSize(object);
    return isEmoticon && object.size <= EMOTICON_MAX_BYTES && code.length <= RECEIVED_CODE_MAX_LENGTH;
  });
}
