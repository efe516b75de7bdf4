import type { ContactView } from '@nudge/ipc-contract';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { listRows, type ListRow } from '../../../contacts/list-rows.ts';
import { contactOrder, contactSorter } from '../../../contacts/contact-order.ts';
import { listSections, searchSections, type ListSection } from '../../../contacts/list-sections.ts';
import type { MenuContext } from '../menus/menu-context.ts';

const NONE: ReadonlySet<string> = new Set();

interface VisibleRows {
  readonly rows: readonly ListRow[];
  /** How many contacts a search found; absent while none is under way. */
  readonly found: number | undefined;
}

/** The rows of the tree for what is on the list, how it is arranged, and what is searched. */
export function useListRows(
  contacts: ReadonlyMap<string, ContactView>,
  { groups, settings: { list } }: Pick<MenuContext, 'groups' | 'settings'>,
  search: string,
): VisibleRows {
  const { locale } = useIntl();
  const collator = useMemo(() => new Intl.Collator(locale, { sensitivity: 'base', numeric: true }), [locale]);
  const { arrangement, groupOffline, nameStyle, onlineOnly, collapsedGroups } = list;
  const sort = useMemo(() => contactSorter(contactOrder(nameStyle, collator)), [nameStyle, collator]);
  const sorted = useMemo(() => sort(contacts), [sort, contacts]);
  const sections = useMemo(
    () =>
      listSections({
        contacts: sorted,
        groups,
        list: { arrangement, groupOffline, onlineOnly },
        collator,
      }),
    [sorted, groups, arrangement, groupOffline, onlineOnly, collator],
  );
  return useMemo(() => {
    const isSearching = search.trim() !== '';
    const visible = searchSections(sections, search);
    // A hit in a closed group would be no hit: a search opens all.
    const rows = listRows(visible, isSearching ? NONE : new Set(collapsedGroups));
    return { rows, found: isSearching ? countPeople(visible) : undefined };
  }, [sections, search, collapsedGroups]);
}

/** Whoever is in two groups is one. */
function countPeople(sections: readonly ListSection[]): number {
  return new Set(sections.flatMap(({ contacts }) => contacts.map(({ address }) => address))).size;
}
