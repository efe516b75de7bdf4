import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { splitMnemonic } from '../../text/mnemonic.ts';
import { EntryMenu } from '../menu/entry-menu.tsx';
import type { BarMenu } from '../menu/menu-entry.ts';
import { MnemonicLabel } from '../mnemonic-label/mnemonic-label.tsx';

interface BarMenuButtonProps {
  readonly menu: BarMenu;
  readonly isOpen: boolean;
  readonly isUnderlined: boolean;
  readonly isTabStop: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onHover: () => void;
}

/** One menu of the bar: its name, and what drops down from it. */
export function BarMenuButton(props: BarMenuButtonProps) {
  const { menu, isOpen, isUnderlined, isTabStop, onOpenChange, onHover } = props;
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button
        className="menu-bar-button"
        aria-label={splitMnemonic(menu.label).shortText}
        onHoverStart={onHover}
        excludeFromTabOrder={!isTabStop}
        render={(buttonProps) => (
          <button {...buttonProps} type="button" role="menuitem" data-menu-id={menu.id} />
        )}
      >
        <MnemonicLabel label={menu.label} isUnderlined={isUnderlined} />
      </Button>
      {/* Not modal: the other menus stay within reach of the pointer while one is open. */}
      <Popover className="popover entry-menu-popover" placement="bottom start" offset={0} isNonModal>
        <EntryMenu
          label={splitMnemonic(menu.label).shortText}
          entries={menu.entries}
          isUnderlined={isUnderlined}
          autoFocus="first"
        />
      </Popover>
    </MenuTrigger>
  );
}
