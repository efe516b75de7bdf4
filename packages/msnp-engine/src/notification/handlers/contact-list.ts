/** Lists, groups and settings: followers of SYN, replies to edits, and what others did. */
import type { ServerNotificationCommand } from '@nudge/msnp-codec';
import { GUID_VERSION } from '../../contacts/list-steps.ts';
import type { Contact } from '../../messenger-events.ts';
import type { SessionCore } from '../session-core.ts';
import { failureIn } from '../sign-in-failures.ts';
import { continueWhenListed } from './sign-in.ts';

type Command<Verb extends ServerNotificationCommand['verb']> = Extract<
  ServerNotificationCommand,
  { readonly verb: Verb }
>;

/** Counts a follower of SYN; false when the list has no end and the session was ended for it. */
function isWithinLimits(session: SessionCore): boolean {
  if (session.state !== 'synchronizing') return true;
  if (session.progress.lineArrived() && !session.contacts.isFull) return true;
  const message = 'The contact list is longer than any list can be';
  session.end({ failure: failureIn(session.state, 'protocolError', message) });
  return false;
}

export function groupListed(session: SessionCore, command: Command<'LSG'>, now: number): void {
  if (!isWithinLimits(session)) return;
  session.progress.groupListed();
  session.contacts.groupPut(command.groupId, command.name);
  continueWhenListed(session, now);
}

export function contactListed(session: SessionCore, command: Command<'LST'>, now: number): void {
  if (command.contact !== undefined) session.contacts.listed(command.contact);
  if (!isWithinLimits(session)) return;
  session.progress.contactListed(command);
  continueWhenListed(session, now);
}

export function contactPropertyChanged(session: SessionCore, command: Command<'BPR'>): void {
  if (!isWithinLimits(session)) return;
  session.contacts.propertyChanged(command.account, command.property, command.value);
}

export function ownPropertyChanged(session: SessionCore, command: Command<'PRP'>): void {
  if (isWithinLimits(session)) session.profile.propertyChanged(command.property, command.value);
}

export function added(session: SessionCore, command: Command<'ADD'>): void {
  session.contacts.added(command.list, command.account, command);
  if (command.list === 'reverse') somebodyAddedUs(session, command.account, command.friendlyName);
}

export function addedByContact(session: SessionCore, command: Command<'ADC'>): void {
  const principal = command.account ?? command.contactId;
  if (principal === undefined) return;
  session.contacts.added(command.list, principal, command);
  if (command.list === 'reverse' && command.trId === 0) {
    somebodyAddedUs(session, principal, command.friendlyName ?? principal);
  }
}

/** From MSNP10 on such people wait on the pending list until they are answered. */
function somebodyAddedUs(session: SessionCore, principal: string, friendlyName: string): void {
  const account = session.contacts.resolve(principal);
  const contact = account === undefined ? undefined : session.contacts.get(account);
  if (contact === undefined || contact.lists.has('allow') || contact.lists.has('block')) return;
  if ((session.version ?? 0) >= GUID_VERSION) session.contacts.added('pending', principal, {});
  if (session.profile.profile.notifyOnAdd === 'ask') {
    session.tell({ type: 'contactRequested', account: contact.account, friendlyName });
  }
}

/**
 * What somebody wrote who has added this account. It comes beside the list or at once, and counts only of people whom
 * the list shows to wait for an answer.
 */
export function invitationArrived(session: SessionCore, from: string, text: string): void {
  const account = session.contacts.resolve(from);
  const contact = account === undefined ? undefined : session.contacts.get(account);
  if (contact === undefined || text === '' || !isWaiting(session, contact)) return;
  session.invitations.set(contact.account, text);
  if (session.state === 'signedIn') tellRequest(session, contact);
}

/** On the pending list from MSNP10 on; before, on the reverse list and on neither the allow nor the block list. */
function isWaiting(session: SessionCore, { lists }: Contact): boolean {
  const isDecided = lists.has('allow') || lists.has('block');
  const hasPendingList = (session.version ?? 0) >= GUID_VERSION;
  return hasPendingList ? lists.has('pending') : lists.has('reverse') && !isDecided;
}

function tellRequest(session: SessionCore, { account, friendlyName }: Contact): void {
  if (session.profile.profile.notifyOnAdd !== 'ask') return;
  const invitation = session.invitations.get(account);
  const words = invitation === undefined ? {} : { invitation };
  session.tell({ type: 'contactRequested', account, friendlyName, ...words });
}

/** People who added this account before it signed in and were never answered. */
export function tellPendingRequests(session: SessionCore): void {
  for (const contact of session.contacts.contacts.values()) {
    if (isWaiting(session, contact)) tellRequest(session, contact);
  }
}

export function removed(session: SessionCore, command: Command<'REM'>): void {
  session.contacts.removed(command.list, command.principal, command.groupId);
}

/** REA names this account itself, or somebody on the list. */
export function renamed(session: SessionCore, command: Command<'REA'>): void {
  if (session.contacts.resolve(command.account) === session.options.account) {
    session.profile.update({ friendlyName: command.friendlyName });
  } else {
    session.contacts.renamed(command.account, command.friendlyName);
  }
}

export function contactEdited(session: SessionCore, command: Command<'SBP'>): void {
  session.contacts.propertyChanged(command.contactId, command.property, command.value);
}

export function groupAdded(session: SessionCore, command: Command<'ADG' | 'REG'>): void {
  session.contacts.groupPut(command.groupId, command.name);
}

export function groupRemoved(session: SessionCore, command: Command<'RMG'>): void {
  session.contacts.groupRemoved(command.groupId);
}
