/**
 * SYN and the lines that follow it: LSG, LST, BPR (their fellow followers GTC, BLP, PRP are in settings.ts).
 * Up to MSNP7 followers carry the transaction ID and the list serial, from MSNP8 on they do not; which of the
 * forms a line has is told by its own shape wherever that is possible, since servers mix them.
 */
import { bitsOfLists, listsOfBits, LIST_CODES } from '../model/lists.ts';
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { isDigits, isGuid, readList, readText, readUnsigned, type Unreadable } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { ContactFields, ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const FIRST_VERSION_WITH_GROUPS = 7;
const FIRST_COMPACT_VERSION = 8;
/** Two time stamps instead of a serial, GUIDs instead of numbers, prefixed LST arguments. */
const FIRST_VERSION_WITH_STAMPS = 10;
const FIRST_VERSION_WITH_NETWORK = 12;
const PROPERTY = /^[A-Z]{3}$/;

export const clientSynchronization: CodecTable<ClientNotificationCommand, 'SYN' | 'LST' | 'LSG'> = {
  SYN: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      return args.length < 2 ? 'list version missing' : { verb: 'SYN', trId, listVersions: args.slice(1) };
    },
    encode: ({ trId, listVersions }) => ({
      verb: 'SYN',
      args: [String(trId), ...listVersions.map(rawToken)],
    }),
  },
  LST: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const list = readList(args[1]);
      if (trId === undefined) return NO_TRID;
      return list === undefined ? 'no such list' : { verb: 'LST', trId, list };
    },
    encode: ({ trId, list }) => ({ verb: 'LST', args: [String(trId), LIST_CODES[list]] }),
  },
  LSG: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'LSG', trId };
    },
    encode: ({ trId }) => ({ verb: 'LSG', args: [String(trId)] }),
  },
};

type ServerSyn = CommandOf<ServerNotificationCommand, 'SYN'>;
type ServerLsg = CommandOf<ServerNotificationCommand, 'LSG'>;
type ServerLst = CommandOf<ServerNotificationCommand, 'LST'>;
type ServerBpr = CommandOf<ServerNotificationCommand, 'BPR'>;

function decodeSyn(args: readonly string[], version: number): ServerSyn | Unreadable {
  const trId = readUnsigned(args[0]);
  if (trId === undefined) return NO_TRID;
  const stampCount = version >= FIRST_VERSION_WITH_STAMPS ? 2 : 1;
  const listVersions = args.slice(1, 1 + stampCount);
  if (listVersions.length === 0) return 'list version missing';
  const contactCount = readUnsigned(args[1 + stampCount]);
  const groupCount = readUnsigned(args[2 + stampCount]);
  if (contactCount === undefined || groupCount === undefined) return { verb: 'SYN', trId, listVersions };
  return { verb: 'SYN', trId, listVersions, contactCount, groupCount };
}

function encodeSyn(command: ServerSyn, version: number): readonly string[] {
  const { trId, listVersions, contactCount, groupCount } = command;
  const head = [String(trId), ...listVersions.map(rawToken)];
  if (version < FIRST_COMPACT_VERSION || contactCount === undefined || groupCount === undefined) return head;
  return [...head, String(contactCount), String(groupCount)];
}

/** `LSG n ser i total id name 0` has this many arguments, more than any later form. */
const INDEXED_GROUP_ARGS = 6;

function decodeGroup(args: readonly string[], version: number): ServerLsg | Unreadable {
  if (args.length >= INDEXED_GROUP_ARGS) return decodeIndexedGroup(args);
  const [first, second] = args;
  if (first === undefined || second === undefined) return 'group is incomplete';
  const isNameFirst = version >= FIRST_VERSION_WITH_STAMPS && !(isGuid(first) && !isGuid(second));
  const [groupId, name] = isNameFirst ? [second, first] : [first, second];
  return { verb: 'LSG', groupId, name: readText(name) };
}

function decodeIndexedGroup(args: readonly string[]): ServerLsg | Unreadable {
  const [, listVersion, , , groupId, name] = args;
  const trId = readUnsigned(args[0]);
  const index = readUnsigned(args[2]);
  const total = readUnsigned(args[3]);
  if (trId === undefined || index === undefined || total === undefined)
    return 'place among groups cannot be read';
  if (listVersion === undefined || groupId === undefined) return 'group is incomplete';
  return { verb: 'LSG', trId, listVersion, index, total, groupId, name: readText(name) };
}

function encodeGroup(command: ServerLsg, version: number): readonly string[] {
  const { trId, listVersion, index, total } = command;
  const groupId = rawToken(command.groupId);
  const name = encodePercent(command.name);
  if (version >= FIRST_VERSION_WITH_STAMPS) return [name, groupId];
  if (version >= FIRST_COMPACT_VERSION && index === undefined) return [groupId, name, '0'];
  const place = [String(trId ?? 0), rawToken(listVersion ?? '0'), String(index ?? 0), String(total ?? 0)];
  return [...place, groupId, name, '0'];
}

/** `LST n FL ser i total {account name {groups}}`: one line per list a contact is on. */
function decodeIndexedContact(args: readonly string[]): ServerLst | Unreadable {
  const [, code, listVersion, , , account, name, groups] = args;
  const trId = readUnsigned(args[0]);
  const list = readList(code);
  const index = readUnsigned(args[3]);
  const total = readUnsigned(args[4]);
  if (trId === undefined) return NO_TRID;
  if (list === undefined || listVersion === undefined) return 'no such list';
  if (index === undefined || total === undefined) return 'place in the list cannot be read';
  const line = { verb: 'LST', trId, listVersion, list, index, total } as const;
  if (account === undefined) return line;
  const groupIds = readGroupIds(groups);
  return { ...line, contact: { account, friendlyName: readText(name), lists: [list], groupIds } };
}

function readGroupIds(token: string | undefined): readonly string[] {
  if (token === undefined || token === '') return [];
  return token.includes(',') ? token.split(',') : [token];
}

/** `LST account name bits {groups}`, MSNP8 and 9. */
function decodeCompactContact(args: readonly string[]): ServerLst | Unreadable {
  const [account, name, bits, groups] = args;
  const sum = readUnsigned(bits);
  if (account === undefined || sum === undefined) return 'contact cannot be read';
  const contact = {
    account,
    friendlyName: readText(name),
    lists: listsOfBits(sum),
    groupIds: readGroupIds(groups),
  };
  return { verb: 'LST', contact };
}

/** `LST N=account {F=name} {C=guid} bits {network, MSNP12} {groups}`; the prefixed ones in any order. */
function decodePrefixedContact(args: readonly string[], version: number): ServerLst | Unreadable {
  const contact: Mutable<ContactFields> = { account: '', lists: [], groupIds: [] };
  let at = 0;
  for (; args[at]?.charAt(1) === '='; at++) readPrefixed(contact, args[at] ?? '');
  const sum = readUnsigned(args[at]);
  if (contact.account === '' || sum === undefined) return 'contact cannot be read';
  contact.lists = listsOfBits(sum);
  const network = version >= FIRST_VERSION_WITH_NETWORK ? readUnsigned(args[at + 1]) : undefined;
  if (network !== undefined) contact.network = network;
  contact.groupIds = readGroupIds(args[at + (network === undefined ? 1 : 2)]);
  return { verb: 'LST', contact };
}

function readPrefixed(contact: Mutable<ContactFields>, token: string): void {
  const value = token.slice(2);
  if (token.startsWith('N=')) contact.account = value;
  else if (token.startsWith('F=')) contact.friendlyName = readText(value);
  else if (token.startsWith('C=')) contact.contactId = value;
}

function decodeContact(args: readonly string[], version: number): ServerLst | Unreadable {
  const first = args[0];
  if (first === undefined) return 'contact cannot be read';
  if (first.charAt(1) === '=') return decodePrefixedContact(args, version);
  return isDigits(first) ? decodeIndexedContact(args) : decodeCompactContact(args);
}

function encodeContact(command: ServerLst, version: number): readonly string[] {
  const { contact } = command;
  if (version < FIRST_COMPACT_VERSION || contact === undefined) return encodeIndexedContact(command, version);
  const groups = contact.groupIds.length === 0 ? [] : [rawToken(contact.groupIds.join(','))];
  const bits = String(bitsOfLists(contact.lists));
  if (version < FIRST_VERSION_WITH_STAMPS) {
    const name = encodePercent(contact.friendlyName ?? contact.account);
    return [rawToken(contact.account), name, bits, ...groups];
  }
  const network = version >= FIRST_VERSION_WITH_NETWORK ? [String(contact.network ?? 1)] : [];
  return [...prefixedTokens(contact), bits, ...network, ...groups];
}

function prefixedTokens(contact: ContactFields): readonly string[] {
  const tokens = [`N=${rawToken(contact.account)}`];
  if (contact.friendlyName !== undefined) tokens.push(`F=${encodePercent(contact.friendlyName)}`);
  if (contact.contactId !== undefined) tokens.push(`C=${rawToken(contact.contactId)}`);
  return tokens;
}

function encodeIndexedContact(command: ServerLst, version: number): readonly string[] {
  const { trId, listVersion, index, total, contact } = command;
  const list = command.list ?? contact?.lists[0] ?? 'forward';
  const place = [rawToken(listVersion ?? '0'), String(index ?? 0), String(total ?? 0)];
  const head = [String(trId ?? 0), LIST_CODES[list], ...place];
  if (contact === undefined) return head;
  const name = encodePercent(contact.friendlyName ?? contact.account);
  const hasGroups = version >= FIRST_VERSION_WITH_GROUPS && contact.groupIds.length > 0;
  const groups = hasGroups ? [rawToken(contact.groupIds.join(','))] : [];
  return [...head, rawToken(contact.account), name, ...groups];
}

/** Three capitals are a property; digits a serial; anything else an account. */
function decodeContactProperty(args: readonly string[]): ServerBpr | Unreadable {
  const command: Mutable<ServerBpr> = { verb: 'BPR', property: '' };
  let at = 0;
  if (isDigits(args[at])) command.listVersion = args[at++] ?? '';
  const next = args[at] ?? '';
  if (command.listVersion !== undefined || !PROPERTY.test(next)) {
    command.account = next;
    at++;
  }
  const property = args[at++];
  if (property === undefined || command.account === '') return 'property cannot be read';
  command.property = property;
  const value = args[at];
  if (value !== undefined) command.value = readText(value);
  return command;
}

export const serverSynchronization: CodecTable<ServerNotificationCommand, 'SYN' | 'LSG' | 'LST' | 'BPR'> = {
  SYN: {
    decode: ({ args }, version) => decodeSyn(args, version),
    encode: (command, version) => ({ verb: 'SYN', args: encodeSyn(command, version) }),
  },
  LSG: {
    decode: ({ args }, version) => decodeGroup(args, version),
    encode: (command, version) => ({ verb: 'LSG', args: encodeGroup(command, version) }),
  },
  LST: {
    decode: ({ args }, version) => decodeContact(args, version),
    encode: (command, version) => ({ verb: 'LST', args: encodeContact(command, version) }),
  },
  BPR: {
    decode: ({ args }) => decodeContactProperty(args),
    encode({ listVersion, account, property, value }) {
      const serial = listVersion === undefined ? [] : [rawToken(listVersion)];
      const subject = account === undefined ? [] : [rawToken(account)];
      const text = value === undefined ? [] : [encodePercent(value)];
      return { verb: 'BPR', args: [...serial, ...subject, rawToken(property), ...text] };
    },
  },
};
