import type { MenuPoint } from '../../../components/context-menu/context-menu.tsx';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { sectionName } from '../../../components/contact-tree/contact-words.ts';
import type { ContactRowData, ListRow } from '../../../contacts/list-rows.ts';
import { contactMenu } from '../menus/contact-entries.ts';
import { groupMenu } from '../menus/group-entries.ts';
import { emptyAreaMenu } from '../menus/list-entries.ts';
import type { MenuContext } from '../menus/menu-context.ts';

/** A context menu that is open. `row` absent: it belongs to the empty area. */
export interface OpenRowMenu {
  readonly row: ListRow | undefined;
  readonly point: MenuPoint;
}

interface RowMenu {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** The context menu of a row, or of the empty area, with its accessible name. */
export function rowMenu(
  row: ListRow | undefined,
  context: MenuContext,
  onCard: (row: ContactRowData) => void,
): RowMenu {
  if (row === undefined) return { label: context.text('list.contacts'), entries: emptyAreaMenu(context) };
  if (row.kind === 'group')
    return { label: sectionName(row.section, context.text), entries: groupMenu(row.section, context) };
  const groupId = row.section.kind === 'group' ? row.section.key : undefined;
  const { contact } = row;
  return {
    label: contact.shownName,
    entries: contactMenu({ contact, groupId, onCard: () => onCard(row) }, context),
  };
}
