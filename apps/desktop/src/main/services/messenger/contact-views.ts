import type { ChoosableStatus, ContactView, GroupView, OwnView, Status } from '@nudge/ipc-contract';
import type { PresenceStatus } from '@nudge/msnp-codec';
import type { Contact, ContactGroup, OwnProfile } from '@nudge/msnp-engine';
import { shownLine, shownName } from '../support/shown-line.ts';
import { nowPlayingText } from './now-playing.ts';

/** The product says "appear offline" where the protocol says hidden; all other words agree. */
export function statusView(status: PresenceStatus): Status {
  return status === 'hidden' ? 'appearOffline' : status;
}

export function presenceOf(status: ChoosableStatus | 'idle'): PresenceStatus {
  return status === 'appearOffline' ? 'hidden' : status;
}

type LocalPart = Pick<ContactView, 'pictureUrl' | 'nickname' | 'note' | 'isFavourite'>;

/** What somebody is called wherever they are named: one's own name for them goes before theirs. */
export function calledName(nickname: string, theirs: string, address: string): string {
  return shownLine(nickname) || shownName(theirs, address);
}

/** `local`: what this computer knows beside it. */
export function contactView(contact: Contact, local: Partial<LocalPart> = {}): ContactView {
  const { account, friendlyName } = contact;
  const displayName = shownName(friendlyName, account);
  return {
    address: account,
    displayName,
    shownName: shownLine(local.nickname ?? '') || displayName,
    status: statusView(contact.status),
    personalMessage: shownLine(contact.personalMessage),
    nowPlaying: shownLine(nowPlayingText(contact.currentMedia)),
    groupIds: contact.groupIds,
    isBlocked: contact.lists.has('block'),
    hasUsOnTheirList: contact.lists.has('reverse'),
    pictureUrl: '',
    nickname: '',
    note: '',
    isFavourite: false,
    ...local,
  };
}

export function groupView(group: ContactGroup): GroupView {
  return { id: group.groupId, name: shownLine(group.name) };
}

/** What of the own side is not in the profile. */
export interface OwnExtras {
  readonly unreadMail: number | undefined;
  readonly pictureUrl: string;
  readonly statusUntil: number | undefined;
}

export function ownView(profile: OwnProfile, { unreadMail, pictureUrl, statusUntil }: OwnExtras): OwnView {
  return {
    address: profile.account,
    displayName: shownName(profile.friendlyName, profile.account),
    status: statusView(profile.status),
    personalMessage: shownLine(profile.personalMessage),
    pictureUrl,
    ...(statusUntil === undefined ? {} : { statusUntil }),
    ...(unreadMail === undefined ? {} : { unreadMail }),
  };
}

/** Somebody who put this account on their list and is neither allowed nor blocked yet. */
export function waitsForAnswer(contact: Contact): boolean {
  const { lists } = contact;
  if (lists.has('pending')) return true;
  return lists.has('reverse') && !lists.has('allow') && !lists.has('block');
}
