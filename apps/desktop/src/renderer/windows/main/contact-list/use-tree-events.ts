import { useEffect, useMemo, useRef } from 'react';
import type { useContactCard } from '../../../components/contact-card/use-contact-card.ts';
import type { ContactTreeEvents } from '../../../components/contact-tree/contact-tree-events.ts';
import type { ContactDrop } from '../../../contacts/contact-drop.ts';
import type { ContactRowData } from '../../../contacts/list-rows.ts';
import { offlineReason, type MenuContext } from '../menus/menu-context.ts';
import type { OpenRowMenu } from './row-menu.ts';

interface TreeEventsInput {
  readonly context: MenuContext;
  readonly cards: ReturnType<typeof useContactCard>;
  readonly onActivate: (key: string | undefined) => void;
  readonly onMenu: (menu: OpenRowMenu) => void;
}

/** What the rows of the tree do. The same object for as long as the tree lives, so that rows need no new drawing. */
export function useTreeEvents(input: TreeEventsInput): ContactTreeEvents {
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  return useMemo(() => {
    const isOnline = (): boolean => offlineReason(latest.current.context) === undefined;
    const open = ({ contact }: ContactRowData): void => {
      // The pointer still rests on the row: its card would come up behind the chat.
      latest.current.cards.close();
      latest.current.context.actions.tell('openConversation', { address: contact.address });
    };
    return {
      onActivate: (key) => latest.current.onActivate(key),
      onToggle: (sectionKey) => toggleGroup(latest.current.context, sectionKey),
      onExpandAll: () => latest.current.context.actions.changeSettings({ list: { collapsedGroups: [] } }),
      onOpen: open,
      onPress: (row) => {
        if (latest.current.context.settings.general.singleClick) open(row);
      },
      onMenu: (row, point) => {
        latest.current.cards.close();
        latest.current.onMenu({ row, point });
      },
      onDelete: (row) => {
        const { openDialog, groups } = latest.current.context;
        if (!isOnline()) return;
        if (row.kind === 'contact') return openDialog({ kind: 'removeContact', contact: row.contact });
        const group = groups.find(({ id }) => id === row.section.key);
        if (group !== undefined) openDialog({ kind: 'deleteGroup', group });
      },
      onRename: (row) => {
        const { openDialog, groups } = latest.current.context;
        if (row.kind === 'contact') return openDialog({ kind: 'contactProperties', contact: row.contact });
        const group = groups.find(({ id }) => id === row.section.key);
        if (group !== undefined && isOnline()) openDialog({ kind: 'renameGroup', group });
      },
      onCard: ({ contact }, anchor) => latest.current.cards.openByKey(contact.address, anchor),
      onGrab: () => {
        latest.current.cards.close();
        return isOnline();
      },
      onDropContact: ({ address }, drop) => dropContact(latest.current.context, address, drop),
      onFiles: ({ contact }, files) => {
        latest.current.cards.close();
        latest.current.context.actions.dropFiles(files, contact.address);
      },
      onHover: (row, anchor) => latest.current.cards.hover(row?.contact.address, anchor),
    };
  }, []);
}

function dropContact({ actions }: MenuContext, address: string, drop: ContactDrop): void {
  switch (drop.kind) {
    case 'move': {
      const from = drop.from === undefined ? {} : { from: drop.from };
      return actions.tell('moveContact', { address, ...from, to: drop.to });
    }
    case 'copy':
      return actions.tell('copyContact', { address, to: drop.to });
    case 'addFavourite':
      return actions.tell('setFavourite', { address, isFavourite: true });
    case 'removeFromGroup':
      return actions.tell('removeFromGroup', { address, groupId: drop.groupId });
    default:
      return drop satisfies never;
  }
}

function toggleGroup({ settings, actions }: MenuContext, sectionKey: string): void {
  const { collapsedGroups } = settings.list;
  actions.changeSettings({
    list: {
      collapsedGroups: collapsedGroups.includes(sectionKey)
        ? collapsedGroups.filter((key) => key !== sectionKey)
        : [...collapsedGroups, sectionKey],
    },
  });
}
