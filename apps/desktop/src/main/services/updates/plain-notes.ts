/**
 * What a feed says is new, as plain text. Feeds hand out what people wrote in Markdown, or HTML made of it; windows
 * show text and nothing else, and no more of it than a person reads.
 */
import { RELEASE_NOTES_MAX_CHARACTERS } from '@nudge/ipc-contract';

/** Read of a feed's account at all: markup takes room that the text does not. */
const RAW_MAX_CHARACTERS = 16 * RELEASE_NOTES_MAX_CHARACTERS;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const LINE_ENDS = /<\/(?:p|li|h[1-6]|ul|ol|div|tr)>|<br\s*\/?>/gi;

const isMarkup = (text: string): boolean =>
  /<\/?(?:p|ul|ol|li|h[1-6]|div|br|a|b|i|em|strong|code)\b/i.test(text);

/** No pattern looks twice at what another place of it has looked at: a feed could make that last for minutes. */
function withoutMarkup(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, '')
    .replaceAll(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks))
    .replaceAll(/<li\b[^<>]*>/gi, '- ')
    .replaceAll(LINE_ENDS, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/[ \n]+/g, (blanks) => (blanks.includes('\n') ? blanks.replaceAll(' ', '') : blanks))
    .replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,6});/gi, decodeEntity);
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

/** Marks that turn the reading order of what stands around them, and characters nobody sees. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

function tidy(text: string): string {
  const lines = text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').replaceAll(INVISIBLE, '').trimEnd());
  const plain = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return plain.length <= RELEASE_NOTES_MAX_CHARACTERS
    ? plain
    : `${plain.slice(0, RELEASE_NOTES_MAX_CHARACTERS - 1)}…`;
}

function rawText(notes: unknown): string {
  if (typeof notes === 'string') return notes;
  if (!Array.isArray(notes)) return '';
  return notes.map((one: unknown) => noteOf(one)).join('\n\n');
}

function noteOf(entry: unknown): string {
  const isNote = typeof entry === 'object' && entry !== null && 'note' in entry;
  return isNote && typeof entry.note === 'string' ? entry.note : '';
}

/** `notes`: a text, or electron-updater's list of them. Anything else: nothing. */
export function plainNotes(notes: unknown): string {
  const raw = rawText(notes).slice(0, RAW_MAX_CHARACTERS);
  return tidy(isMarkup(raw) ? withoutMarkup(raw) : raw);
}
