import { expect, it } from 'vitest';
import { conversationOf, EVERYTHING, messageOf, UNICODE_TEXTS } from '../../../../test/saved-sample.ts';
import { toRichText } from './rich-text.ts';
import type { SavedConversation } from './saved-conversation.ts';

interface Paragraph {
  readonly text: string;
  /** Control words in force when it ended, without the dot of their group. */
  readonly words: readonly string[];
}

const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|\r?\n|([^\\{}\r\n])/gy;
/** Groups that hold no text. */
const TABLES = new Set(['fonttbl', 'colortbl']);
const BREAKS: Readonly<Record<string, string>> = { line: '\n', tab: '\t' };

interface Group {
  words: readonly string[];
  isTable: boolean;
}

/** A reader of its own for RTF: groups, control words, numbered units, paragraphs. */
function read(conversation: SavedConversation): {
  readonly paragraphs: readonly Paragraph[];
  source: string;
} {
  const source = Buffer.from(toRichText(conversation)).toString('latin1');
  const paragraphs: Paragraph[] = [];
  const stack: Group[] = [];
  let group: Group = { words: [], isTable: false };
  let text = '';
  let toSkip = 0;
  const put = (piece: string): void => {
    if (toSkip > 0) toSkip -= 1;
    else if (!group.isTable) text += piece;
  };
  for (const [, word, number, symbol, brace, letter] of source.matchAll(TOKEN)) {
    if (brace === '{') {
      stack.push(group);
      group = { words: group.words, isTable: group.isTable };
    } else if (brace === '}') group = stack.pop() ?? group;
    else if (symbol !== undefined) put(symbol);
    else if (letter !== undefined) put(letter);
    else if (word === 'u') {
      put(String.fromCharCode((Number(number) + 65_536) % 65_536));
      toSkip = 1;
    } else if (word !== undefined && word in BREAKS) put(BREAKS[word] ?? '');
    else if (word === 'par') {
      paragraphs.push({ text, words: group.words });
      text = '';
    } else if (word !== undefined && TABLES.has(word)) group.isTable = true;
    else if (word !== undefined) group.words = [...group.words, word + (number ?? '')];
  }
  expect(stack).toHaveLength(0);
  expect(text).toBe('');
  return { paragraphs, source };
}

const bodyOf = (conversation: SavedConversation): Paragraph | undefined => read(conversation).paragraphs[2];

it('B24: gives every text back as it was', () => {
  const { paragraphs } = read(EVERYTHING);
  const heads = paragraphs.filter(({ text }) => text === 'Ana says (18:04):');
  expect(heads).toHaveLength(UNICODE_TEXTS.length);
  expect(paragraphs.map(({ text }) => text)).toEqual([
    EVERYTHING.title,
    ...EVERYTHING.rows.flatMap((row) => (row.kind === 'message' ? [row.head, row.text] : [row.text])),
  ]);
});

it('B24: gives every unit of UTF-16 back, whatever stands beside it', () => {
  const units = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code));
  for (const between of ['', '5']) {
    const text = units.join(between);
    expect(bodyOf(conversationOf(messageOf(text)))?.text === text).toBe(true);
  }
});

it('is ASCII throughout, and each unit has a sign for readers without Unicode', () => {
  const { source } = read(conversationOf(messageOf('é€😀')));
  expect(source).toMatch(/^\{\\rtf1\\ansi[ -~\n]*$/);
  expect(source).toContain(String.raw`\u233?\u8364?\u-10179?\u-8704?`);
});

it('names font and colour, and shows the styles that were chosen', () => {
  const format = { font: 'Comic Sans MS', color: '#0080FF', bold: true, strikeThrough: true };
  const { paragraphs, source } = read(conversationOf(messageOf('x', format)));
  expect(source).toContain(String.raw`{\f1\fnil Comic Sans MS;}`);
  expect(source).toContain(String.raw`\red0\green128\blue255;`);
  const words = paragraphs[2]?.words;
  expect(words).toEqual(expect.arrayContaining(['f1', 'cf3', 'b', 'strike', 'ltrpar']));
  expect(words).not.toEqual(expect.arrayContaining(['i']));
  expect(words).not.toEqual(expect.arrayContaining(['ul']));
});

it('formats end with their message', () => {
  const rows = [messageOf('x', { italic: true, underline: true }), messageOf('y')];
  const [, , first, , second] = read(conversationOf(...rows)).paragraphs;
  expect(first?.words).toEqual(expect.arrayContaining(['i', 'ul']));
  expect(second?.words).not.toContain('i');
});

it('writes from right to left what was written so', () => {
  expect(bodyOf(conversationOf(messageOf('שלום', { rightToLeft: true })))?.words).toContain('rtlpar');
});

it('takes no orders from the name of a font', () => {
  const font = String.raw`Arial;}{\object x`;
  const { paragraphs, source } = read(conversationOf(messageOf('x', { font, color: 'red;}' })));
  expect(source).not.toContain(String.raw`\object`);
  expect(source).toContain('Arialobject x;}');
  expect(paragraphs[2]?.text).toBe('x');
});

it('tells what did not arrive', () => {
  const row = { ...messageOf('x'), trouble: 'Not sent: the person is offline.' };
  expect(read(conversationOf(row)).paragraphs.at(-1)?.text).toBe('Not sent: the person is offline.');
});
