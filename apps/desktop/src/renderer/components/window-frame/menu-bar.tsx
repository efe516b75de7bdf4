import { useRef } from 'react';
import { useText } from '../../text/use-text.ts';
import type { BarMenu } from '../menu/menu-entry.ts';
import { BarMenuButton } from './bar-menu-button.tsx';
import { useMenuBar } from './use-menu-bar.ts';
import './menu-bar.css';

interface MenuBarProps {
  readonly menus: readonly BarMenu[];
  /** False: the bar shows only while Alt or an open menu asks for it. */
  readonly isVisible: boolean;
}

/**
 * The menu bar, 20 px high. Alt underlines the mnemonics and gives the bar the focus, Alt and a letter opens
 * that menu, arrows go from menu to menu, Escape leaves.
 */
export function MenuBar({ menus, isVisible }: MenuBarProps) {
  const text = useText();
  const barRef = useRef<HTMLDivElement>(null);
  const bar = useMenuBar(barRef, menus);
  const isShown = isVisible || bar.isActive || bar.openId !== undefined;
  return (
    <div
      ref={barRef}
      role="menubar"
      className="menu-bar"
      data-hidden={!isShown || undefined}
      aria-label={text('window.menuBar')}
      onKeyDownCapture={bar.onKeyDown}
      onBlur={bar.onBlur}
    >
      {menus.map((menu) => (
        <BarMenuButton
          key={menu.id}
          menu={menu}
          isOpen={bar.openId === menu.id}
          isUnderlined={bar.isUnderlined}
          isTabStop={bar.focusId === menu.id}
          onOpenChange={(isOpen) => bar.setOpen(menu.id, isOpen)}
          onHover={() => bar.hover(menu.id)}
        />
      ))}
    </div>
  );
}
