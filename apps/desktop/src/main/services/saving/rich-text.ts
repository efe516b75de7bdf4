/**
 * A conversation as Rich Text, version 1. The file is plain ASCII: whatever else occurs is written as numbered UTF-16
 * units, halves of pairs included, so that no program's idea of a code page can harm it.
 */
import type { TextFormatView } from '@nudge/ipc-contract';
import type { SavedConversation, SavedRow } from './saved-conversation.ts';
import { savedColor, savedFont } from './saved-format.ts';

/** Of the words around what was said, and of whoever chose no font. */
const USUAL_FONT = 'Segoe UI';
const HEAD_COLOR = '#595f6b';
const TROUBLE_COLOR = '#a81b16';
/** Half points. */
const TEXT_SIZE = 20;
const TITLE_SIZE = 28;
/** Twips before a paragraph, and of the indent of what was said. */
const SPACE = 80;
const INDENT = 200;

/** Fonts and colours are named once, at the top, and called by number. */
interface Tables {
  readonly font: (name: string) => number;
  readonly color: (color: string) => number;
}

type MessageRow = Extract<SavedRow, { readonly kind: 'message' }>;

/** ASCII. */
export function toRichText({ title, rows }: SavedConversation): Uint8Array {
  const formats = rows.flatMap((row) => (row.kind === 'message' ? [row.format] : []));
  const fonts = [...new Set([USUAL_FONT, ...formats.map(fontOf)])];
  const colors = [...new Set([HEAD_COLOR, TROUBLE_COLOR, ...formats.map(savedColor)])];
  const tables: Tables = {
    font: (name) => fonts.indexOf(name),
    // Number 0 is the reader's own.
    color: (color) => colors.indexOf(color) + 1,
  };
  const document = [
    String.raw`{\rtf1\ansi\ansicpg1252\deff0\uc1`,
    `{\\fonttbl${fonts.map((name, index) => `{\\f${index}\\fnil ${escaped(name)};}`).join('')}}`,
    `{\\colortbl;${colors.map(colorEntry).join('')}}`,
    paragraph(`\\b\\fs${TITLE_SIZE}`, title),
    ...rows.flatMap((row) => paragraphsOf(row, tables)),
    '}',
    '',
  ];
  return Buffer.from(document.join('\n'), 'latin1');
}

function paragraphsOf(row: SavedRow, tables: Tables): readonly string[] {
  const size = `\\fs${TEXT_SIZE}`;
  const grey = `\\sb${SPACE}${size}\\cf${tables.color(HEAD_COLOR)}`;
  switch (row.kind) {
    case 'day':
      return [paragraph(`\\sb${SPACE * 2}\\b${size}`, row.text)];
    case 'event':
      return [paragraph(`${grey}\\i`, row.text)];
    case 'message': {
      const { trouble } = row;
      const red = `\\li${INDENT}${size}\\cf${tables.color(TROUBLE_COLOR)}`;
      const after = trouble === undefined ? [] : [paragraph(red, trouble)];
      return [paragraph(grey, row.head), paragraph(messageStyle(row, tables), row.text), ...after];
    }
  }
}

function messageStyle({ format }: MessageRow, tables: Tables): string {
  const side = format.rightToLeft ? `\\rtlpar\\qr\\ri${INDENT}` : `\\ltrpar\\ql\\li${INDENT}`;
  const font = `\\f${tables.font(fontOf(format))}\\fs${TEXT_SIZE}\\cf${tables.color(savedColor(format))}`;
  const styles = [
    format.bold && '\\b',
    format.italic && '\\i',
    format.underline && '\\ul',
    format.strikeThrough && '\\strike',
  ];
  return side + font + styles.filter(Boolean).join('');
}

/** Its formats end with its group. */
function paragraph(style: string, text: string): string {
  return `{\\pard${style} ${escaped(text)}\\par}`;
}

function fontOf(format: TextFormatView): string {
  return savedFont(format) || USUAL_FONT;
}

function colorEntry(color: string): string {
  const part = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return `\\red${part(1)}\\green${part(3)}\\blue${part(5)};`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '{': '\\{',
  '}': '\\}',
  '\n': '\\line ',
  '\t': '\\tab ',
};

/** Unit by unit: without the `u` flag the two halves of a pair are matched one after the other. */
function escaped(text: string): string {
  return text.replaceAll(/[\\{}\n\t]|[^ -~]/g, (unit) => SPECIAL[unit] ?? numbered(unit));
}

/** `\uN?`: N is signed, and `?` is for readers that know no Unicode. */
function numbered(unit: string): string {
  const code = unit.charCodeAt(0);
  return `\\u${code > 0x7f_ff ? code - 0x1_00_00 : code}?`;
}
