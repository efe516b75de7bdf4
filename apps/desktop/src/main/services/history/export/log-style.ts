/** How a message looks, as the `Style` of MSN Messenger's own logs says it, both ways. */
import type { TextFormatView } from '@nudge/ipc-contract';
import { savedColor, savedFont } from '../../saving/saved-format.ts';

/** Longer than any that a messenger wrote. */
const STYLE_MAX_CHARACTERS = 1000;

export function toLogStyle(format: TextFormatView): string {
  const font = savedFont(format);
  const lines = [format.underline && 'underline', format.strikeThrough && 'line-through'].filter(Boolean);
  return [
    ...(font === '' ? [] : [`font-family:${font}`]),
    ...(format.bold ? ['font-weight:bold'] : []),
    ...(format.italic ? ['font-style:italic'] : []),
    ...(lines.length === 0 ? [] : [`text-decoration:${lines.join(' ')}`]),
    `color:${savedColor(format)}`,
    ...(format.rightToLeft ? ['direction:rtl'] : []),
  ]
    .map((part) => `${part}; `)
    .join('');
}

/** What is not said, or makes no sense, is plain. */
export function fromLogStyle(style: string): TextFormatView {
  const values = new Map<string, string>();
  for (const part of style.slice(0, STYLE_MAX_CHARACTERS).split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0) values.set(part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim());
  }
  const has = (name: string, word: string): boolean => (values.get(name) ?? '').toLowerCase().includes(word);
  const plain = {
    font: (values.get('font-family') ?? '').replaceAll(/["']/g, ''),
    color: values.get('color') ?? '',
  };
  const format: TextFormatView = {
    ...plain,
    bold: has('font-weight', 'bold'),
    italic: has('font-style', 'italic'),
    underline: has('text-decoration', 'underline'),
    strikeThrough: has('text-decoration', 'line-through'),
    rightToLeft: has('direction', 'rtl'),
  };
  return { ...format, font: savedFont(format), color: savedColor(format) };
}
