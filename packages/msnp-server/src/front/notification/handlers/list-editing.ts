/**
 * ADD and REA (MSNP2 to 9), ADC and SBP (MSNP10 on), REM. The reverse list belongs to the server: a client
 * may only confirm there, by ADC, whom it has accepted.
 */
import { LIST_BITS, parseAccountName, type AccountName, type ListName } from '@nudge/msnp-codec';
import { isFriendlyName } from '../../../core/settings.ts';
import type { ContactRecord } from '../../../store/store.ts';
import { ErrorCode, errorCodeOf } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import { groupNumber, serialOf, usesSerials } from '../dialect.ts';
import type { CommandOf } from './command-of.ts';
import { showInitial } from './presence.ts';

const FIRST_VERSION_WITH_PROPERTIES = 5;
/** What ADD to the forward list is followed by, set or not. */
const CONTACT_PROPERTIES = ['PHH', 'PHW', 'PHM', 'MOB'];
const DISPLAY_NAME_PROPERTY = 'MFN';

export async function addByAdd(connection: NotificationConnection, command: CommandOf<'ADD'>): Promise<void> {
  const { trId, list, friendlyName } = command;
  const { account } = connection;
  if (list === 'reverse' || list === 'pending') return connection.hangUp('listBelongsToServer');
  const address = parseAccountName(command.account);
  if (address === undefined) return connection.refuse(ErrorCode.invalidParameter, trId);
  const added = await add(connection, trId, { ...command, address });
  if (added === undefined) return;
  const reply = {
    verb: 'ADD',
    trId,
    list,
    listVersion: String(account.listVersion),
    account: address,
    friendlyName,
  } as const;
  connection.send(command.groupId === undefined ? reply : { ...reply, groupId: command.groupId });
  if (list === 'forward') await showAdded(connection, address, trId);
}

export async function addByAdc(connection: NotificationConnection, command: CommandOf<'ADC'>): Promise<void> {
  const { trId, list } = command;
  if (list === 'pending') return connection.hangUp('listBelongsToServer');
  const address = addressOf(connection, command);
  if (address === undefined) return connection.refuse(ErrorCode.invalidParameter, trId);
  const added = await add(connection, trId, { ...command, address });
  if (added === undefined) return;
  const { contactId } = added;
  connection.send(list === 'forward' ? { ...command, contactId } : command);
  if (list === 'forward' && command.account !== undefined) await showAdded(connection, address, trId);
}

interface Addition {
  readonly list: ListName;
  readonly address: AccountName;
  readonly friendlyName?: string;
  readonly groupId?: string;
}

/** Asks the core; undefined when it refused and the client has been told. */
async function add(
  connection: NotificationConnection,
  trId: number,
  addition: Addition,
): Promise<ContactRecord | undefined> {
  const { account, dialect, core } = connection;
  const { list, address, friendlyName, groupId } = addition;
  const isOld = usesSerials(dialect);
  const group = groupId === undefined ? undefined : groupNumber(account, groupId, dialect);
  const name = friendlyName === undefined || friendlyName === '' ? {} : { friendlyName };
  if (friendlyName !== undefined && friendlyName !== '' && !isFriendlyName(friendlyName)) {
    connection.refuse(ErrorCode.nameNotAllowed, trId);
    return undefined;
  }
  const outcome = await core.contactLists.add(account, {
    list,
    address,
    ...name,
    ...(groupId === undefined ? {} : { group: group ?? NO_SUCH_GROUP }),
    countsGroupZero: isOld,
    settlesPending: isOld,
  });
  if (outcome.ok) return outcome.value;
  connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  return undefined;
}

/** Refused by the core after it has looked for the account, whose absence outranks that of the group. */
const NO_SUCH_GROUP = -1;

function addressOf(connection: NotificationConnection, command: CommandOf<'ADC'>): AccountName | undefined {
  if (command.account !== undefined) return parseAccountName(command.account);
  return contactById(connection, command.contactId ?? '')?.address;
}

function contactById(connection: NotificationConnection, contactId: string): ContactRecord | undefined {
  for (const contact of connection.account.contacts.values()) {
    if (contact.contactId === contactId) return contact;
  }
  return undefined;
}

/** Phone numbers of a new contact, and the contact's presence when there is any to see. */
async function showAdded(
  connection: NotificationConnection,
  address: AccountName,
  trId: number,
): Promise<void> {
  const { account, dialect, core } = connection;
  if (dialect >= FIRST_VERSION_WITH_PROPERTIES) {
    const properties = (await core.store.loadPrincipalProperties(account.address)).get(address);
    for (const property of CONTACT_PROPERTIES) {
      const value = properties?.get(property);
      const line = { verb: 'BPR', ...serialOf(account, dialect), account: address, property } as const;
      connection.send(value === undefined ? line : { ...line, value });
    }
  }
  const session = core.presence.seenBy(account, address);
  if (session !== undefined && connection.session?.status !== 'offline')
    showInitial(connection, session, trId);
}

export async function remove(connection: NotificationConnection, command: CommandOf<'REM'>): Promise<void> {
  const { trId, list, principal, groupId } = command;
  const { account, dialect, core } = connection;
  if (list === 'reverse' || (list === 'pending' && usesSerials(dialect))) {
    return connection.hangUp('listBelongsToServer');
  }
  const address = contactById(connection, principal)?.address ?? parseAccountName(principal);
  if (address === undefined) return connection.refuse(ErrorCode.notThere, trId);
  const group = groupId === undefined ? undefined : (groupNumber(account, groupId, dialect) ?? NO_SUCH_GROUP);
  const outcome =
    group === undefined
      ? await core.contactLists.remove(account, list, address)
      : await core.contactLists.leaveGroup(account, address, group);
  if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  connection.send({ ...command, ...serialOf(account, dialect) });
}

/** REA: of the own account the display name, else the name a contact has in this list. */
export async function rename(connection: NotificationConnection, command: CommandOf<'REA'>): Promise<void> {
  const { trId, friendlyName } = command;
  const { account, dialect, core } = connection;
  const address = parseAccountName(command.account);
  if (address === undefined) return connection.refuse(ErrorCode.invalidParameter, trId);
  if (!isFriendlyName(friendlyName)) return connection.refuse(ErrorCode.nameNotAllowed, trId);
  const isOwn = address === account.address;
  if (isOwn && connection.changesTooRapidly()) return connection.refuse(ErrorCode.tooRapid, trId);
  const outcome = isOwn
    ? await core.settings.changeFriendlyName(account, friendlyName)
    : await core.contactLists.rename(account, address, friendlyName);
  if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  connection.send({ ...command, listVersion: String(account.listVersion) });
}

/**
 * SBP: a contact's name in this list. The other properties a client may send are copies of what the contact
 * publishes; they are served from there (BPR), so the copy is acknowledged and not kept.
 */
export async function changeContactProperty(
  connection: NotificationConnection,
  command: CommandOf<'SBP'>,
): Promise<void> {
  const { trId, contactId, property, value } = command;
  const { account, dialect, core } = connection;
  const contact = contactById(connection, contactId);
  if (contact === undefined || (contact.lists & LIST_BITS.forward) === 0) {
    return connection.refuse(ErrorCode.notThere, trId);
  }
  if (property === DISPLAY_NAME_PROPERTY) {
    if (!isFriendlyName(value ?? '')) return connection.refuse(ErrorCode.nameNotAllowed, trId);
    const outcome = await core.contactLists.rename(account, contact.address, value ?? '');
    if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  }
  connection.send(command);
}
