/**
 * XML of a stranger as a tree, for the few documents that nest. Prefixes of names are dropped: everybody chooses
 * their own. What declares types or entities, nests deeply or is not whole is refused. Work grows with the length.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { unescapeXml } from '../message/xml-text.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Names as written, values unescaped. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands directly inside, unescaped; that of inner elements is theirs. */
  readonly text: string;
  /** Everything between the tags, as written. */
  readonly inner: string;
}

export type XmlFaultCode = 'badXml' | 'xmlTooDeep' | 'tooManyElements';

/** Envelopes of the services nest to eight. */
const DEPTH_MAX = 16;
/** Ten times what a list of all messages has that ever wait for somebody. */
const ELEMENTS_MAX = 20_000;

const TEXT = /[^<]+/y;
const PASSED_OVER = /<!--[^]*?-->|<\?[^]*?\?>/y;
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/y;
const CLOSING_TAG = /<\/([^\s<>/]+)\s*>/y;
const OPENING_TAG = /<([^\s<>/!?=]+)((?:\s+[^\s<>/='"]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s<>/='"]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

interface OpenElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly contentStart: number;
  readonly children: XmlElement[];
  text: string;
}

/** The root of a document. */
export function parseXml(xml: string): Decoded<XmlElement, XmlFaultCode> {
  return new TreeReader(xml).read();
}

class TreeReader {
  readonly #xml: string;
  readonly #open: OpenElement[] = [];
  #at = 0;
  #elements = 0;
  #root: XmlElement | undefined = undefined;

  constructor(xml: string) {
    this.#xml = xml;
  }

  read(): Decoded<XmlElement, XmlFaultCode> {
    while (this.#at < this.#xml.length) {
      if (!this.#step()) return undecodable('badXml', 'a tag is broken or closes what is not open');
      if (this.#open.length > DEPTH_MAX) return undecodable('xmlTooDeep', `more than ${DEPTH_MAX} levels`);
      if (this.#elements > ELEMENTS_MAX)
        return undecodable('tooManyElements', `more than ${ELEMENTS_MAX} elements`);
    }
    if (this.#root === undefined) return undecodable('badXml', 'there is no whole element');
    return decoded(this.#root);
  }

  /** Reads one token; false when there is none to read. */
  #step(): boolean {
    const text = this.#match(TEXT);
    if (text !== undefined) return this.#addText(unescapeXml(text[0]));
    if (this.#match(PASSED_OVER) !== undefined) return true;
    const characters = this.#match(CDATA);
    if (characters !== undefined) return this.#addText(characters[1] ?? '');
    const closing = this.#match(CLOSING_TAG);
    if (closing !== undefined) return this.#close(closing[1] ?? '', closing[0].length);
    const opening = this.#match(OPENING_TAG);
    return opening !== undefined && this.#begin(opening);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#xml);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match;
  }

  /** Outside the root only blanks may stand, before them perhaps a byte order mark. */
  #addText(text: string): boolean {
    const element = this.#open.at(-1);
    if (element === undefined) return text.trim() === '';
    element.text += text;
    return true;
  }

  #begin([, tag = '', attributes = '', selfClosing]: RegExpExecArray): boolean {
    if (this.#root !== undefined) return false;
    this.#elements++;
    this.#open.push({
      tag,
      attributes: readAttributes(attributes),
      contentStart: this.#at,
      children: [],
      text: '',
    });
    return selfClosing !== '/' || this.#close(tag, 0);
  }

  #close(tag: string, tagLength: number): boolean {
    const element = this.#open.pop();
    if (element?.tag !== tag) return false;
    const { attributes, contentStart, children, text } = element;
    const inner = this.#xml.slice(contentStart, this.#at - tagLength);
    const closed = { name: withoutPrefix(tag), attributes, children, text, inner };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = closed;
    else parent.children.push(closed);
    return true;
  }
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function readAttributes(text: string): ReadonlyMap<string, string> {
  if (text === '') return NO_ATTRIBUTES;
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (!attributes.has(name)) attributes.set(name, unescapeXml(double ?? single ?? ''));
  }
  return attributes;
}

function withoutPrefix(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

/** The first element down this path of names. */
export function elementAt(from: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let element = from;
  for (const name of path) element = element?.children.find((child) => child.name === name);
  return element;
}

/** Text at the end of a path, without the blanks around it; empty when there is none. */
export function textAt(from: XmlElement | undefined, ...path: readonly string[]): string {
  return elementAt(from, ...path)?.text.trim() ?? '';
}
