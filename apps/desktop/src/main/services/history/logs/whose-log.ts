/**
 * Whom a log is about. Messengers named it by the address of the other person, or by what stands before its `@` and a
 * number made from the whole; so a contact is recognised with certainty. Otherwise a name in the log that is an address,
 * or that only one contact has; then what stands before the number, if only one contact has that before their `@`.
 * Whoever is not found gets a conversation of the file's name.
 */
import path from 'node:path';
import { parseAccountName } from '@nudge/msnp-codec';
import { OF_A_LOG } from '../archive/conversation-names.ts';
import { sameName } from './whose-names.ts';

/** Longest name of a file that becomes one of a conversation, in characters. */
const STEM_MAX_CHARACTERS = 100;

export interface LogContact {
  readonly address: string;
  readonly displayName: string;
}

export interface LogAbout {
  /** An address in lower case, or the name of a conversation of its own. */
  readonly conversation: string;
  readonly names: readonly string[];
}

/** `names`: those that stand in the log. */
export function whoseLog(file: string, names: readonly string[], contacts: readonly LogContact[]): LogAbout {
  const stem = path.basename(file, path.extname(file)).trim().toLowerCase();
  const contact = byFileName(stem, contacts) ?? byName(names, contacts) ?? byLocalPart(stem, contacts);
  if (contact !== undefined) {
    return {
      conversation: contact.address.toLowerCase(),
      names: [contact.address, contact.displayName].map(sameName),
    };
  }
  const address = parseAccountName(stem) ?? addressIn(names);
  if (address !== undefined) return { conversation: address, names: [address] };
  const before = localPart(stem) || stem || 'log';
  return { conversation: OF_A_LOG + before.slice(0, STEM_MAX_CHARACTERS), names: [before] };
}

/** The number of an address in the name of its log. */
export function logNumber(address: string): number {
  let number = 0;
  for (const byte of Buffer.from(address, 'latin1')) number = (Math.imul(number, 101) + byte) >>> 0;
  return number;
}

function byFileName(stem: string, contacts: readonly LogContact[]): LogContact | undefined {
  return contacts.find(({ address }) => {
    const lower = address.toLowerCase();
    return stem === lower || stem === `${beforeAt(lower)}${logNumber(lower)}`;
  });
}

function byName(names: readonly string[], contacts: readonly LogContact[]): LogContact | undefined {
  const known = new Set(names);
  const found = contacts.filter(
    ({ address, displayName }) => known.has(sameName(address)) || known.has(sameName(displayName)),
  );
  return found.length === 1 ? found[0] : undefined;
}

function byLocalPart(stem: string, contacts: readonly LogContact[]): LogContact | undefined {
  const before = localPart(stem);
  const found = contacts.filter(({ address }) => before !== '' && beforeAt(address.toLowerCase()) === before);
  return found.length === 1 ? found[0] : undefined;
}

function addressIn(names: readonly string[]): string | undefined {
  const addresses = names.flatMap((name) => parseAccountName(name) ?? []);
  return addresses.length === 1 ? addresses[0] : undefined;
}

const beforeAt = (address: string): string => address.slice(0, address.indexOf('@'));
const localPart = (stem: string): string => stem.replace(/\d+$/, '');
