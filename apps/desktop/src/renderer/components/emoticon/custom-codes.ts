import { CODE_LENGTHS } from './emoticon-table.ts';

/** A custom emoticon that may be drawn: its code, matched exactly, and where its picture is. */
export interface CustomCode {
  readonly code: string;
  readonly url: string;
}

/** Different custom emoticons drawn in one message; codes beyond stay text. */
export const MAX_CUSTOM_PER_TEXT = 5;

/** Custom codes as the scan of a text looks them up. */
export interface CustomCodes {
  readonly byCode: ReadonlyMap<string, CustomCode>;
  /** Lengths of all codes, built-in ones too, longest first: the longest code at a place wins. */
  readonly lengths: readonly number[];
  /** Whether more characters could make this text a custom code. */
  readonly starts: (text: string) => boolean;
}

const NO_CUSTOM_CODES: CustomCodes = { byCode: new Map(), lengths: CODE_LENGTHS, starts: () => false };

/** Those without a picture yet are left out: they stay text. */
export function customCodes(emoticons: readonly CustomCode[]): CustomCodes {
  const drawn = emoticons.filter(({ code, url }) => code !== '' && url !== '');
  if (drawn.length === 0) return NO_CUSTOM_CODES;
  const byCode = new Map(drawn.map((emoticon) => [emoticon.code, emoticon] as const));
  const lengths = new Set([...CODE_LENGTHS, ...drawn.map(({ code }) => code.length)]);
  return {
    byCode,
    lengths: [...lengths].sort((one, other) => other - one),
    starts: (text) =>
      text !== '' && drawn.some(({ code }) => code.length > text.length && code.startsWith(text)),
  };
}
