// Order inside a group: those one can talk to first, then the busy, then the away, then the rest; by name in each.
import type { ContactView, Settings, Status } from '@nudge/ipc-contract';

export type NameStyle = Settings['list']['nameStyle'];

const STATUS_RANK: Readonly<Record<Status, number>> = {
  online: 0,
  busy: 1,
  onThePhone: 1,
  away: 2,
  beRightBack: 2,
  idle: 2,
  outToLunch: 2,
  appearOffline: 3,
  offline: 3,
};

/** The name a row shows. */
export function rowName(contact: ContactView, nameStyle: NameStyle): string {
  const { address, displayName } = contact;
  switch (nameStyle) {
    case 'address':
      return address;
    case 'displayName':
      return displayName;
    case 'nickname':
      return contact.shownName;
    default:
      return nameStyle satisfies never;
  }
}

export function isOnline(contact: ContactView): boolean {
  return contact.status !== 'offline' && contact.status !== 'appearOffline';
}

/** Compares two contacts for the tree; `collator` knows the language's alphabet. */
export function contactOrder(
  nameStyle: NameStyle,
  collator: Intl.Collator,
): (left: ContactView, right: ContactView) => number {
  return (left, right) =>
    STATUS_RANK[left.status] - STATUS_RANK[right.status] ||
    collator.compare(rowName(left, nameStyle), rowName(right, nameStyle)) ||
    collator.compare(left.address, right.address);
}

type ContactSorter = (contacts: ReadonlyMap<string, ContactView>) => readonly ContactView[];

/**
 * Sorts one list again and again. It begins with the order of the last time: where one of thousands has changed, each
 * is compared with the next and that is nearly all.
 */
export function contactSorter(compare: ReturnType<typeof contactOrder>): ContactSorter {
  let order: ReadonlySet<string> = new Set();
  return (contacts) => {
    const known = [...order].flatMap((address) => contacts.get(address) ?? []);
    const fresh = [...contacts.values()].filter(({ address }) => !order.has(address));
    const sorted = [...known, ...fresh].sort(compare);
    order = new Set(sorted.map(({ address }) => address));
    return sorted;
  };
}
