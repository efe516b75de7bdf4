/**
 * A conversation as a web page. Others wrote most of it: it is text only, everything is escaped, and the page's own
 * policy forbids scripts, pictures and everything from elsewhere.
 */
import type { TextFormatView } from '@nudge/ipc-contract';
import type { SavedConversation, SavedRow } from './saved-conversation.ts';
import { savedColor, savedFont } from './saved-format.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `
body { max-width: 45em; margin: 1em auto; padding: 0 1em; background: #ffffff; color: #000000; font: 10pt sans-serif; }
h1 { font-size: 1.3em; }
h2 { margin: 1.2em 0 0.4em; border-bottom: 1px solid #c9d2e6; font-size: 1em; }
p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.head, .event { margin-top: 0.4em; color: #595f6b; }
.text, .trouble { margin-inline-start: 1em; }
.trouble { color: #a81b16; }
`;

/** UTF-8. */
export function toWebPage({ title, locale, rows }: SavedConversation): Uint8Array {
  const page = [webPageStart(title, locale), webTitle(title), webRows(rows), WEB_PAGE_END];
  return Buffer.from(page.join(''), 'utf8');
}

/** Everything before the first title. */
export function webPageStart(title: string, locale: string): string {
  return asLines([
    '<!DOCTYPE html>',
    `<html lang="${escaped(locale)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
  ]);
}

/** What a conversation begins with. */
export function webTitle(title: string): string {
  return asLines([`<h1 dir="auto">${escaped(title)}</h1>`]);
}

export function webRows(rows: readonly SavedRow[]): string {
  return asLines(rows.flatMap(elementsOf));
}

export const WEB_PAGE_END = asLines(['</body>', '</html>']);

function asLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function elementsOf(row: SavedRow): readonly string[] {
  switch (row.kind) {
    case 'day':
      return [`<h2 dir="auto">${escaped(row.text)}</h2>`];
    case 'event':
      return [paragraph('event', row.text)];
    case 'message': {
      const { head, text, format, trouble } = row;
      const direction = format.rightToLeft ? 'rtl' : 'auto';
      return [
        paragraph('head', head),
        `<p class="text" dir="${direction}" style="${escaped(styleOf(format))}">${escaped(text)}</p>`,
        ...(trouble === undefined ? [] : [paragraph('trouble', trouble)]),
      ];
    }
  }
}

function paragraph(kind: 'head' | 'event' | 'trouble', text: string): string {
  return `<p class="${kind}" dir="auto">${escaped(text)}</p>`;
}

function styleOf(format: TextFormatView): string {
  const font = savedFont(format);
  const lines = [format.underline && 'underline', format.strikeThrough && 'line-through'].filter(Boolean);
  return [
    `color: ${savedColor(format)}`,
    ...(font === '' ? [] : [`font-family: '${font}', sans-serif`]),
    ...(format.bold ? ['font-weight: bold'] : []),
    ...(format.italic ? ['font-style: italic'] : []),
    ...(lines.length === 0 ? [] : [`text-decoration: ${lines.join(' ')}`]),
  ].join('; ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
