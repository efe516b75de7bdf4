/**
 * The single list edits, in the form of the dialect: ADD, REM, REA up to MSNP9; ADC, REM by GUID, SBP from
 * MSNP10 on. Each step looks at the list when its turn comes and does nothing where nothing is to be done.
 */
import {
  type AccountName,
  type ClientNotificationCommand,
  type GroupId,
  type ListName,
  OTHER_CONTACTS_GROUP,
  type ProtocolVersion,
  type TrId,
} from '@nudge/msnp-codec';
import type { PlanStep } from '../notification/plan.ts';
import type { ContactList } from './contact-list.ts';

/** First dialect with GUIDs, ADC and the pending list. */
export const GUID_VERSION = 10;
/** First dialect with groups. */
export const GROUPS_VERSION = 7;
/** First dialect whose invitations carry words (SDC). */
const WORDS_VERSION = 5;
/** What clients of the protocol name themselves in invitations. */
const LIBRARY = 'MSMSGS';

/** Error numbers that say an edit was not needed. */
const ALREADY_THERE = 215;
const NOT_THERE = 216;
const NOT_IN_GROUP = 225;

/** What a list edit depends on. */
export interface ListContext {
  readonly version: ProtocolVersion;
  readonly contacts: ContactList;
  /** Whose list it is, as invitations name them. */
  readonly own: {
    readonly friendlyName: string;
    /** As CVR has it. */
    readonly locale: string;
  };
}

/** Puts somebody on one of the lists. */
export function addTo(context: ListContext, list: ListName, account: AccountName): PlanStep {
  const { contacts } = context;
  return {
    build: (trId) =>
      contacts.isOn(list, account) ? undefined : additionTo(context, { trId, list, account }),
    tolerated: [ALREADY_THERE],
    applied: () => contacts.added(list, account, {}),
  };
}

/** Puts somebody on the forward list; the server's word stands, also when they are there already. */
export function addForward(context: ListContext, account: AccountName, groupId?: GroupId): PlanStep {
  return { build: (trId) => additionTo(context, { trId, list: 'forward', account, groupId }) };
}

interface Addition {
  readonly trId: TrId;
  readonly list: ListName;
  readonly account: AccountName;
  readonly groupId?: GroupId | undefined;
}

function additionTo(context: ListContext, addition: Addition): ClientNotificationCommand {
  const { trId, list, account } = addition;
  const friendlyName = context.contacts.get(account)?.friendlyName ?? account;
  if (context.version >= GUID_VERSION) {
    return { verb: 'ADC', trId, list, account, ...(list === 'forward' ? { friendlyName } : {}) };
  }
  const needsGroup = list === 'forward' && context.version >= GROUPS_VERSION;
  const groupId = addition.groupId ?? OTHER_CONTACTS_GROUP;
  return { verb: 'ADD', trId, list, account, friendlyName, ...(needsGroup ? { groupId } : {}) };
}

/** As {@link addForward}, for somebody who may be there already without this list having been told. */
export function ensureForward(context: ListContext, account: AccountName): PlanStep {
  const applied = (): void => context.contacts.added('forward', account, {});
  return { ...addForward(context, account), tolerated: [ALREADY_THERE], applied };
}

/**
 * Tells somebody that they were added, in words of one's own where the dialect has them. It comes on top: whatever the
 * server makes of it, the person is on the list.
 */
export function invite({ version, own }: ListContext, account: AccountName, text: string): PlanStep {
  const { friendlyName, locale } = own;
  const [library, program] = [LIBRARY, LIBRARY];
  return {
    isQuiet: true,
    build: (trId) =>
      version < WORDS_VERSION
        ? { verb: 'SND', trId, account, parameters: [locale] }
        : { verb: 'SDC', trId, account, locale, library, program, friendlyName, text },
  };
}

/** Takes somebody off one of the lists. */
export function removeFrom(context: ListContext, list: ListName, account: AccountName): PlanStep {
  const { contacts } = context;
  return {
    build: (trId) =>
      contacts.isOn(list, account)
        ? { verb: 'REM', trId, list, principal: principalFor(context, list, account) }
        : undefined,
    tolerated: [NOT_THERE],
    applied: () => contacts.removed(list, account),
  };
}

/** From MSNP10 on the forward list knows people by GUID. */
function principalFor(context: ListContext, list: ListName, account: AccountName): string {
  const contactId = context.contacts.get(account)?.contactId;
  return list === 'forward' && context.version >= GUID_VERSION && contactId !== undefined
    ? contactId
    : account;
}

/** Puts somebody who is on the forward list into a group as well. */
export function addMember(context: ListContext, account: AccountName, groupId: GroupId): PlanStep {
  const { contacts, version } = context;
  return {
    build: (trId) => {
      const contact = contacts.get(account);
      if (contact?.groupIds.includes(groupId)) return undefined;
      if (version < GUID_VERSION) return additionTo(context, { trId, list: 'forward', account, groupId });
      const contactId = contact?.contactId ?? account;
      return { verb: 'ADC', trId, list: 'forward', contactId, groupId };
    },
    tolerated: [ALREADY_THERE],
    applied: () => contacts.added('forward', account, { groupId }),
  };
}

/** Takes somebody out of a group; they stay on the forward list as long as another group, or 0, holds them. */
export function removeMember(context: ListContext, account: AccountName, groupId: GroupId): PlanStep {
  const { contacts } = context;
  return {
    build: (trId) => {
      const principal = principalFor(context, 'forward', account);
      return { verb: 'REM', trId, list: 'forward', principal, groupId };
    },
    tolerated: [NOT_THERE, NOT_IN_GROUP],
    applied: () => contacts.removed('forward', account, groupId),
  };
}

/** Gives somebody another name on this account's list. */
export function renamePerson(context: ListContext, account: AccountName, name: string): PlanStep {
  const { contacts, version } = context;
  return {
    build: (trId) => {
      if (version < GUID_VERSION) return { verb: 'REA', trId, account, friendlyName: name };
      const contactId = contacts.get(account)?.contactId ?? account;
      return { verb: 'SBP', trId, contactId, property: 'MFN', value: name };
    },
    applied: () => contacts.renamed(account, name),
  };
}
