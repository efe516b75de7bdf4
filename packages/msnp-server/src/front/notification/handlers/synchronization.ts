/**
 * SYN and what follows it, in all its forms: one line per contact and list with serials (MSNP2 to 7), compact
 * lines (8, 9), GUIDs and stamps (10 on). A client whose list version is ours gets the short answer.
 */
import { LIST_BITS, type ListName, type ServerNotificationCommand } from '@nudge/msnp-codec';
import { ServerError } from '../../../errors.ts';
import type { ContactRecord, Properties } from '../../../store/store.ts';
import { ErrorCode } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import { isNudgeClient } from '../nudge-client.ts';
import { groupIdOf, hasBareFollowers, listVersionsOf, serialOf, usesSerials } from '../dialect.ts';
import type { CommandOf } from './command-of.ts';

const FIRST_VERSION_WITH_PROPERTIES = 5;
const FIRST_VERSION_WITH_GROUPS = 7;
const FIRST_VERSION_WITH_NETWORK = 12;
const PASSPORT_NETWORK = 1;
const OTHER_CONTACTS_NAME = 'Other Contacts';
/** What group 0 is called while no group was ever made. */
const NO_GROUPS_NAME = '~';
/** Sent by the old dialects whether set or not. */
const ALL_PROPERTIES = ['PHH', 'PHW', 'PHM', 'MOB', 'MBE'];
const SWITCHED_OFF = 'N';
const LISTS_IN_ORDER: readonly ListName[] = ['forward', 'allow', 'block', 'reverse'];
const SERIAL_LISTS = LIST_BITS.forward | LIST_BITS.allow | LIST_BITS.block | LIST_BITS.reverse;

type Line = ServerNotificationCommand;
type PrincipalProperties = ReadonlyMap<string, Properties>;

export async function synchronize(
  connection: NotificationConnection,
  { trId, listVersions }: CommandOf<'SYN'>,
): Promise<void> {
  const { account, dialect } = connection;
  const current = listVersionsOf(account, dialect);
  if (current.every((version, index) => version === listVersions[index])) {
    connection.send({ verb: 'SYN', trId, listVersions: current });
    return tellInvitations(connection);
  }
  const principals = await loadPrincipals(connection);
  if (principals === undefined) return connection.refuse(ErrorCode.contactListUnavailable, trId);
  const contacts = shownContacts(connection);
  const groups = groupLines(connection, trId);
  connection.send({
    verb: 'SYN',
    trId,
    // Somebody may have added this account while its properties were read.
    listVersions: listVersionsOf(account, dialect),
    contactCount: contacts.length,
    groupCount: groups.length,
  });
  for (const line of [...settingLines(connection, trId), ...groups]) connection.send(line);
  if (hasBareFollowers(dialect)) sendCompactContacts(connection, contacts, principals);
  else for (const list of LISTS_IN_ORDER) sendList(connection, trId, { list, principals });
  await tellInvitations(connection);
}

/** What was written to this account, beside the list that says by whom it was added. The list does without, if need be. */
async function tellInvitations(connection: NotificationConnection): Promise<void> {
  if (!isNudgeClient(connection)) return;
  try {
    const invitations = await connection.core.invitations.waitingFor(connection.account);
    for (const { sender, text } of invitations) connection.invitedBy(sender, text);
  } catch (failure) {
    if (!(failure instanceof ServerError)) throw failure;
    const { code, message } = failure;
    connection.core.environment.log({ level: 'error', event: 'commandFailed', details: { code, message } });
  }
}

/** LST of the old dialects: one list. */
export function listOne(connection: NotificationConnection, { trId, list }: CommandOf<'LST'>): void {
  if (list === 'pending') return connection.hangUp('malformedCommand');
  sendList(connection, trId, { list, principals: new Map() });
}

/** LSG of the old dialects: the groups. */
export function listGroups(connection: NotificationConnection, { trId }: CommandOf<'LSG'>): void {
  for (const line of groupLines(connection, trId)) connection.send(line);
}

/** Undefined when the store cannot be read. */
async function loadPrincipals(connection: NotificationConnection): Promise<PrincipalProperties | undefined> {
  if (connection.dialect < FIRST_VERSION_WITH_PROPERTIES) return new Map();
  try {
    return await connection.core.store.loadPrincipalProperties(connection.account.address);
  } catch (failure) {
    if (failure instanceof ServerError) return undefined;
    throw failure;
  }
}

/** Transaction ID and serial, as far as followers of this dialect carry them. */
function head(connection: NotificationConnection, trId: number): { trId?: number; listVersion?: string } {
  const { account, dialect } = connection;
  return hasBareFollowers(dialect) ? {} : { trId, ...serialOf(account, dialect) };
}

function settingLines(connection: NotificationConnection, trId: number): readonly Line[] {
  const { account, dialect } = connection;
  const start = head(connection, trId);
  const lines: Line[] = [
    { verb: 'GTC', ...start, notifyOnAdd: account.notifyOnAdd },
    { verb: 'BLP', ...start, privacy: account.defaultPrivacy },
  ];
  if (dialect < FIRST_VERSION_WITH_PROPERTIES) return lines;
  if (!hasBareFollowers(dialect)) {
    for (const property of ALL_PROPERTIES)
      lines.push({ verb: 'PRP', ...start, ...oldProperty(account.properties, property) });
    return lines;
  }
  if (!usesSerials(dialect)) lines.push({ verb: 'PRP', property: 'MFN', value: account.friendlyName });
  for (const [property, value] of account.properties) lines.push({ verb: 'PRP', property, value });
  return lines;
}

function oldProperty(properties: Properties, property: string): { property: string; value?: string } {
  const isSwitch = property === 'MOB' || property === 'MBE';
  const value = properties.get(property) ?? (isSwitch ? SWITCHED_OFF : undefined);
  return value === undefined ? { property } : { property, value };
}

function groupLines(connection: NotificationConnection, trId: number): readonly Line[] {
  const { account, dialect } = connection;
  if (dialect < FIRST_VERSION_WITH_GROUPS) return [];
  const groups = account.groups.map((group) => ({ groupId: groupIdOf(group, dialect), name: group.name }));
  if (usesSerials(dialect)) {
    groups.unshift({ groupId: '0', name: groups.length === 0 ? NO_GROUPS_NAME : OTHER_CONTACTS_NAME });
  }
  if (hasBareFollowers(dialect)) return groups.map((group) => ({ verb: 'LSG', ...group }));
  const start = head(connection, trId);
  return groups.map((group, at) => ({
    verb: 'LSG',
    ...start,
    ...group,
    index: at + 1,
    total: groups.length,
  }));
}

/** The old dialects know no pending list: who is only there is not shown. */
function shownContacts(connection: NotificationConnection): readonly ContactRecord[] {
  const contacts = [...connection.account.contacts.values()];
  if (!usesSerials(connection.dialect)) return contacts;
  return contacts.filter(({ lists }) => (lists & SERIAL_LISTS) !== 0);
}

function sendCompactContacts(
  connection: NotificationConnection,
  contacts: readonly ContactRecord[],
  principals: PrincipalProperties,
): void {
  const { dialect } = connection;
  for (const contact of contacts) {
    const isWatched = (contact.lists & LIST_BITS.forward) !== 0;
    connection.send({
      verb: 'LST',
      contact: {
        account: contact.address,
        friendlyName: contact.friendlyName,
        lists: listsOf(contact.lists, usesSerials(dialect)),
        groupIds: isWatched ? groupIds(connection, contact) : [],
        ...(isWatched && !usesSerials(dialect) ? { contactId: contact.contactId } : {}),
        ...(dialect >= FIRST_VERSION_WITH_NETWORK ? { network: PASSPORT_NETWORK } : {}),
      },
    });
    for (const [property, value] of (isWatched && principals.get(contact.address)) || []) {
      connection.send({ verb: 'BPR', property, value });
    }
  }
}

function listsOf(bits: number, withoutPending: boolean): readonly ListName[] {
  const names: readonly ListName[] = withoutPending ? LISTS_IN_ORDER : [...LISTS_IN_ORDER, 'pending'];
  return names.filter((name) => (bits & LIST_BITS[name]) !== 0);
}

/** Numbers up to MSNP9, where nobody is without a group; GUIDs, and none for group 0, from MSNP10 on. */
function groupIds(connection: NotificationConnection, contact: ContactRecord): readonly string[] {
  const { account, dialect } = connection;
  if (usesSerials(dialect)) return contact.groups.length === 0 ? ['0'] : contact.groups.map(String);
  return account.groups
    .filter((group) => contact.groups.includes(group.number))
    .map((group) => groupIdOf(group, dialect));
}

interface OneList {
  readonly list: ListName;
  readonly principals: PrincipalProperties;
}

function sendList(connection: NotificationConnection, trId: number, { list, principals }: OneList): void {
  const { account, dialect } = connection;
  const start = { trId, ...serialOf(account, dialect) };
  const members = [...account.contacts.values()].filter(({ lists }) => (lists & LIST_BITS[list]) !== 0);
  if (members.length === 0) return connection.send({ verb: 'LST', ...start, list, index: 0, total: 0 });
  for (const [at, contact] of members.entries()) {
    const { address, friendlyName } = contact;
    const hasGroups = dialect >= FIRST_VERSION_WITH_GROUPS && list === 'forward';
    connection.send({
      verb: 'LST',
      ...start,
      list,
      index: at + 1,
      total: members.length,
      contact: {
        account: address,
        friendlyName,
        lists: [list],
        groupIds: hasGroups ? groupIds(connection, contact) : [],
      },
    });
    if (list !== 'forward') continue;
    for (const [property, value] of principals.get(address) ?? []) {
      connection.send({ verb: 'BPR', ...serialOf(account, dialect), account: address, property, value });
    }
  }
}
