import { decodeSwitchboardMessage, SWITCHBOARD_MESSAGE_MAX_BYTES, type TextFormat } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../test/memory/world.ts';
import { bodiesOfLine } from './outgoing-messages.ts';
import { LINE_ID_MAX_LENGTH } from './recent-lines.ts';

const CHUNKS = 0x20;
const LINE_ID = '00000000-0000-4000-8000-000000000001';

function bodies(text: string, capabilities: readonly number[], format?: TextFormat): readonly Uint8Array[] {
  const present = capabilities.map((each, index) => {
    const account = accountOf(`p${index}`);
    return { account, friendlyName: account, capabilities: each, features: [] };
  });
  const content = { kind: 'text', text, ...(format === undefined ? {} : { format }) } as const;
  return bodiesOfLine({ lineId: LINE_ID, content }, present, () => 'id');
}

function textsOf(
  parts: readonly Uint8Array[],
): readonly { readonly text: string; readonly lineId: string }[] {
  return parts.map((part) => {
    const { message, chunk } = decodeSwitchboardMessage(part);
    if (message.kind !== 'text' || chunk !== undefined) throw new Error('expected a text of its own');
    return { text: message.text, lineId: message.lineId ?? '' };
  });
}

function formatWith(font: string): TextFormat {
  return {
    font,
    bold: true,
    italic: false,
    underline: false,
    strikeThrough: false,
    color: '#aabbcc',
    rightToLeft: true,
  };
}

describe('a long text to somebody who takes no chunks', () => {
  test.each([
    ['of one letter', 'x'.repeat(4_000), undefined],
    ['of families', '👩‍👩‍👧‍👦'.repeat(500), undefined],
    ['of line breaks, two bytes each on the wire', `a${'\n'.repeat(3_998)}b`, undefined],
    ['in a font of a long name', 'x'.repeat(4_000), formatWith('明'.repeat(100))],
    ['in a font of an absurd name', 'x'.repeat(4_000), formatWith('明'.repeat(1_000))],
    ['of a single character that has no end', `e${'\u0301'.repeat(3_999)}`, undefined],
  ])('%s: every part fits, has an id of its own, and all is there', (_name, text, format) => {
    const parts = bodies(text, [CHUNKS, 0], format);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(SWITCHBOARD_MESSAGE_MAX_BYTES);
    const texts = textsOf(parts);
    expect(texts.map((part) => part.text).join('')).toBe(text);
    expect(new Set(texts.map(({ lineId }) => lineId)).size).toBe(parts.length);
    expect(texts.every(({ lineId }) => lineId !== LINE_ID && lineId.startsWith(LINE_ID))).toBe(true);
    expect(texts.every(({ lineId }) => lineId.length <= LINE_ID_MAX_LENGTH)).toBe(true);
  });
});

test('where everybody takes chunks the parts carry the mark and no id but the first', () => {
  const parts = bodies('x'.repeat(4_000), [CHUNKS, CHUNKS]).map((part) => decodeSwitchboardMessage(part));
  const [first, ...later] = parts;
  expect(first?.chunk?.chunks).toBe(parts.length);
  expect(later.map(({ chunk }) => chunk?.chunk)).toEqual(later.map((_part, index) => index + 1));
});

test('a format that leaves no room for the text is left out of short texts too', () => {
  const [only] = bodies('hi', [CHUNKS], formatWith('明'.repeat(1_000)));
  expect(only && decodeSwitchboardMessage(only).message).toEqual({
    kind: 'text',
    text: 'hi',
    lineId: LINE_ID,
  });
});
