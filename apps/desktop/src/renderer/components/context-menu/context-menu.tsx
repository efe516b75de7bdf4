import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { EntryMenu } from '../menu/entry-menu.tsx';
import type { MenuEntry } from '../menu/menu-entry.ts';
import './context-menu.css';

/** Where a menu opens, in px of the window. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

interface ContextMenuProps {
  readonly label: string;
  readonly point: MenuPoint;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** A menu at the pointer, or at the focused row for the menu key. It hangs on an anchor without size. */
export function ContextMenu({ label, point, entries, onClose }: ContextMenuProps) {
  return (
    <MenuTrigger
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Button
        className="context-menu-anchor"
        style={{ left: point.x, top: point.y }}
        aria-label={label}
        excludeFromTabOrder
      />
      <Popover
        className="popover entry-menu-popover"
        placement="bottom start"
        offset={0}
        containerPadding={4}
      >
        <EntryMenu label={label} entries={entries} isUnderlined autoFocus="first" />
      </Popover>
    </MenuTrigger>
  );
}
