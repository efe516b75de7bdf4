import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { EntryMenu } from '../menu/entry-menu.tsx';
import type { MenuEntry } from '../menu/menu-entry.ts';
import { MENU_MARGIN } from './menu-shift.ts';
import { useMenuShift } from './use-menu-shift.ts';
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
  const { ref, shift } = useMenuShift(point.y);
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
        ref={ref}
        className="popover entry-menu-popover"
        placement="bottom start"
        shouldFlip={shift === 0}
        offset={-shift}
        containerPadding={MENU_MARGIN}
      >
        <EntryMenu label={label} entries={entries} isUnderlined autoFocus="first" />
      </Popover>
    </MenuTrigger>
  );
}
