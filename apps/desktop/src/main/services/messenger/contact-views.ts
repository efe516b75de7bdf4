import type { ChoosableStatus, ContactView, GroupView, OwnView, Status } from '@nudge/ipc-contract';
import type { PresenceStatus } from '@nudge/msnp-codec';
import type { Contact, ContactGroup, OwnProfile } from '@nudge/msnp-engine';
import { nowPlayingText } from './now-playing.ts';

/** The product says "appear offline" where the protocol says hidden; all other words agree. */
export function statusView(status: PresenceStatus): Status {
  return status === 'hidden' ? 'appearOffline' : status;
}

export function presenceOf(status: ChoosableStatus | 'idle'): PresenceStatus {
  return status === 'appearOffline' ? 'hidden' : status;
}

export function contactView(contact: Contact): ContactView {
  return {
    address: contact.account,
    displayName: contact.friendlyName === '' ? contact.account : contact.friendlyName,
    status: statusView(contact.status),
    personalMessage: contact.personalMessage,
    nowPlaying: nowPlayingText(contact.currentMedia),
    groupIds: contact.groupIds,
    isBlocked: contact.lists.has('block'),
    pictureUrl: '',
    hasUsOnTheirList: contact.lists.has('reverse'),
  };
}

export function groupView(group: ContactGroup): GroupView {
  return { id: group.groupId, name: group.name };
}

export function ownView(profile: OwnProfile, unreadMail: number | undefined): OwnView {
  return {
    address: profile.account,
    displayName: profile.friendlyName === '' ? profile.account : profile.friendlyName,
    status: statusView(profile.status),
    personalMessage: profile.personalMessage,
    pictureUrl: '',
    ...(unreadMail === undefined ? {} : { unreadMail }),
  };
}

/** Somebody who put this account on their list and is neither allowed nor blocked yet. */
export function waitsForAnswer(contact: Contact): boolean {
  const { lists } = contact;
  if (lists.has('pending')) return true;
  return lists.has('reverse') && !lists.has('allow') && !lists.has('block');
}
