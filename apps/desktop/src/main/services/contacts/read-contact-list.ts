/**
 * Reads the contact lists that Messenger and its kin saved as `.ctt`: `messenger > service > contactlist >
 * contact`, the address as the element's text or in one of its attributes. The file comes from anywhere: its
 * size was limited before, a document type is refused, and no entity is known but the five of XML itself.
 */
import { parseAccountName } from '@nudge/msnp-codec';
import { SaxesParser } from 'saxes';

/** As many as a list on a server can hold; a file with more is none that was saved from one. */
export const FILE_CONTACTS_MAX = 5_000;

const CONTACT_PATH = 'messenger>service>contactlist>contact';
/** Deeper than the path above nothing is looked for, so nothing deeper is followed. */
const DEPTH_MAX = 16;

export interface ContactListFile {
  /** In lower case, in the order of the file, each once. */
  readonly addresses: readonly string[];
  /** Contacts without an address that is one. */
  readonly unreadable: number;
}

type Attributes = Readonly<Record<string, string>>;

/** Undefined: damaged, too many contacts, or no contact list at all. */
export function readContactList(xml: string): ContactListFile | undefined {
  const reading = new ContactListReading();
  const parser = new SaxesParser();
  parser.on('error', () => reading.spoil());
  parser.on('doctype', () => reading.spoil());
  parser.on('opentag', ({ name, attributes }) => reading.open(name, attributes));
  parser.on('text', (text) => reading.read(text));
  parser.on('cdata', (text) => reading.read(text));
  parser.on('closetag', () => reading.close());
  // The mark at the start of the file is no part of the document.
  parser.write(xml.replace(/^\uFEFF/, '').trimStart()).close();
  return reading.result();
}

class ContactListReading {
  readonly #path: string[] = [];
  readonly #addresses = new Set<string>();
  #unreadable = 0;
  #contactCount = 0;
  #attributes: Attributes = {};
  #text = '';
  #isSpoilt = false;
  #isContactList = false;

  spoil(): void {
    this.#isSpoilt = true;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#path.push(name.toLowerCase()) > DEPTH_MAX) this.spoil();
    if (this.#path.length === 1) this.#isContactList = this.#path[0] === 'messenger';
    if (!this.#isAtContact()) return;
    this.#attributes = attributes;
    this.#text = '';
  }

  read(text: string): void {
    if (!this.#isSpoilt && this.#isAtContact()) this.#text += text;
  }

  close(): void {
    if (this.#isAtContact()) this.#take();
    this.#path.pop();
  }

  result(): ContactListFile | undefined {
    if (this.#isSpoilt || !this.#isContactList || this.#contactCount > FILE_CONTACTS_MAX) return undefined;
    return { addresses: [...this.#addresses], unreadable: this.#unreadable };
  }

  #isAtContact(): boolean {
    return this.#path.length === 4 && this.#path.join('>') === CONTACT_PATH;
  }

  #take(): void {
    this.#contactCount += 1;
    const address = addressIn([this.#text, ...Object.values(this.#attributes)]);
    if (address === undefined) this.#unreadable += 1;
    else this.#addresses.add(address);
  }
}

function addressIn(places: readonly string[]): string | undefined {
  for (const place of places) {
    const address = parseAccountName(place.trim());
    if (address !== undefined) return address;
  }
  return undefined;
}
