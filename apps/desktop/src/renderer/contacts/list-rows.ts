import type { ContactView } from '@nudge/ipc-contract';
import type { ListSection, SectionHead } from './list-sections.ts';

/** One visible row of the tree with its place among its siblings, as a screen reader tells it. */
export type ListRow = GroupRowData | ContactRowData;

interface RowBase {
  /** Unique in the tree; a contact in two groups has two rows. */
  readonly key: string;
  readonly position: number;
  readonly setSize: number;
}

export interface GroupRowData extends RowBase {
  readonly kind: 'group';
  readonly section: ListSection;
  readonly isExpanded: boolean;
}

export interface ContactRowData extends RowBase {
  readonly kind: 'contact';
  readonly section: SectionHead;
  readonly contact: ContactView;
}

export function groupRowKey(sectionKey: string): string {
  return `g:${sectionKey}`;
}

export function contactRowKey(sectionKey: string, address: string): string {
  return `c:${sectionKey}:${address}`;
}

/** Flattens the sections into the rows that are visible while some of them are closed. */
export function listRows(
  sections: readonly ListSection[],
  collapsed: ReadonlySet<string>,
): readonly ListRow[] {
  return sections.flatMap((section, index): readonly ListRow[] => {
    const isExpanded = !collapsed.has(section.key);
    const head: GroupRowData = {
      kind: 'group',
      key: groupRowKey(section.key),
      position: index + 1,
      setSize: sections.length,
      section,
      isExpanded,
    };
    return isExpanded ? [head, ...contactRows(section)] : [head];
  });
}

function contactRows(section: ListSection): readonly ContactRowData[] {
  return section.contacts.map((contact, index) => ({
    kind: 'contact',
    key: contactRowKey(section.key, contact.address),
    position: index + 1,
    setSize: section.contacts.length,
    section,
    contact,
  }));
}

/** Whether two rows show and do the same. That of a group is about everybody in it. */
export function isSameRow(one: ListRow, other: ListRow): boolean {
  if (one.kind === 'group' || other.kind === 'group') return one === other;
  return (
    one.contact === other.contact &&
    one.key === other.key &&
    one.position === other.position &&
    one.setSize === other.setSize &&
    one.section.kind === other.section.kind &&
    one.section.name === other.section.name
  );
}
