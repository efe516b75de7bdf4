/** The little XML that MSNP bodies need: the text of an element, escaping, attributes. Never throws. */

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const CODE_POINT_MAX = 0x10ffff;
/** Longest reference read, `;` included: that of the last code point in decimal. */
const ENTITY_MAX_LENGTH = 9;
const NUMERIC = /^#(?:\d{1,7}|x[\da-f]{1,6})$/;

/** Escapes the five characters that XML gives a meaning. */
export function escapeXml(text: string): string {
  if (!/[<>&"']/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** Reads the named and numeric references; anything else after `&` stays as it is. */
export function unescapeXml(text: string): string {
  let plain = '';
  let copied = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const reference = text.slice(at + 1, at + 1 + ENTITY_MAX_LENGTH);
    const end = reference.indexOf(';');
    const character = end < 0 ? undefined : characterOf(reference.slice(0, end).toLowerCase());
    if (character === undefined) continue;
    plain += text.slice(copied, at) + character;
    copied = at + end + 2;
  }
  return copied === 0 ? text : plain + text.slice(copied);
}

function characterOf(entity: string): string | undefined {
  if (!NUMERIC.test(entity)) return NAMED_ENTITIES.get(entity);
  const isHex = entity.startsWith('#x');
  const codePoint = Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return codePoint > CODE_POINT_MAX ? undefined : String.fromCodePoint(codePoint);
}

/**
 * Text of the first element of this name, unescaped; empty for `<name/>`, undefined when there is none.
 * Elements are looked for at any depth and inner elements are not taken apart.
 */
export function elementText(xml: string, name: string): string | undefined {
  const inner = elementContent(xml, name);
  return inner === undefined ? undefined : unescapeXml(inner);
}

/** What stands between the tags of the first element of this name, still escaped. */
export function elementContent(xml: string, name: string): string | undefined {
  let tag = xml.indexOf(`<${name}`);
  while (tag >= 0 && !isTagEnd(xml.charAt(tag + name.length + 1))) tag = xml.indexOf(`<${name}`, tag + 1);
  if (tag < 0) return undefined;
  const tagEnd = xml.indexOf('>', tag);
  if (tagEnd < 0) return undefined;
  if (xml.charAt(tagEnd - 1) === '/') return '';
  const close = xml.indexOf(`</${name}>`, tagEnd);
  return close < 0 ? undefined : xml.slice(tagEnd + 1, close);
}

function isTagEnd(character: string): boolean {
  return character === '>' || character === '/' || /\s/.test(character);
}

/** Contents of every element of this name that follow each other, still escaped. */
export function elementContents(xml: string, name: string): readonly string[] {
  const opening = `<${name}>`;
  const closing = `</${name}>`;
  const contents: string[] = [];
  let at = xml.indexOf(opening);
  while (at >= 0) {
    const end = xml.indexOf(closing, at);
    if (end < 0) break;
    contents.push(xml.slice(at + opening.length, end));
    at = xml.indexOf(opening, end);
  }
  return contents;
}
