import { useCallback, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { splitMnemonic } from '../../text/mnemonic.ts';
import type { BarMenu } from '../menu/menu-entry.ts';
import { useAltKeys } from './use-alt-keys.ts';
import { useOutsidePress } from './use-outside-press.ts';

/** The state of a menu bar and its keys. */
interface MenuBarState {
  readonly openId: string | undefined;
  /** The menu that holds the bar's single tab stop. */
  readonly focusId: string | undefined;
  /** The bar has the focus. */
  readonly isActive: boolean;
  readonly isUnderlined: boolean;
  readonly setOpen: (id: string, isOpen: boolean) => void;
  /** Moves an open menu to the one under the pointer. */
  readonly hover: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

export function useMenuBar(barRef: RefObject<HTMLElement | null>, menus: readonly BarMenu[]): MenuBarState {
  const [openId, setOpenId] = useState<string>();
  const [focusId, setFocusId] = useState<string | undefined>(menus[0]?.id);
  const [isActive, setActive] = useState(false);
  const [isUnderlined, setUnderlined] = useState(false);
  const openerRef = useRef<HTMLElement | null>(null);

  const focusMenu = useCallback(
    (id: string | undefined) => {
      if (id === undefined) return;
      setFocusId(id);
      setActive(true);
      barRef.current?.querySelector<HTMLElement>(`[data-menu-id="${CSS.escape(id)}"]`)?.focus();
    },
    [barRef],
  );

  const enter = useCallback(
    (id: string | undefined, open: boolean) => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && barRef.current?.contains(focused) === false)
        openerRef.current = focused;
      setUnderlined(true);
      focusMenu(id);
      if (open) setOpenId(id);
    },
    [barRef, focusMenu],
  );

  const leave = useCallback(() => {
    setOpenId(undefined);
    setUnderlined(false);
    setActive(false);
    openerRef.current?.focus();
    openerRef.current = null;
  }, []);

  const pressedToClose = useOutsidePress(openId, () => setOpenId(undefined));

  useAltKeys({
    onTap: () => (isActive ? leave() : enter(menus[0]?.id, false)),
    onHold: setUnderlined,
    onLetter: (letter) => {
      const menu = menus.find((candidate) => splitMnemonic(candidate.label).mnemonic === letter);
      if (menu !== undefined) enter(menu.id, true);
      return menu !== undefined;
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const move = barMove(event, barRef.current);
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === 'leave') return leave();
    const at = menus.findIndex((menu) => menu.id === (openId ?? focusId));
    const next = menus[(at + move + menus.length) % menus.length]?.id;
    if (openId === undefined) focusMenu(next);
    else setOpenId(next);
    setFocusId(next);
  };

  return {
    openId,
    focusId,
    isActive,
    isUnderlined,
    setOpen: (id, isOpen) => {
      setFocusId(id);
      if (isOpen && pressedToClose.current === id) return;
      if (isOpen) return setOpenId(id);
      setOpenId((current) => (current === id ? undefined : current));
      setUnderlined(false);
    },
    hover: (id) => {
      if (openId === undefined || openId === id) return;
      setFocusId(id);
      setOpenId(id);
    },
    onKeyDown,
    onBlur: (event) => {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      setActive(false);
      if (openId === undefined) setUnderlined(false);
    },
  };
}

/** Left and right between menus, also from inside a top menu; keys of submenus stay theirs. */
function barMove(event: KeyboardEvent<HTMLElement>, bar: HTMLElement | null): 1 | -1 | 'leave' | undefined {
  const target = event.target as HTMLElement;
  const isOnBar = bar?.contains(target) === true;
  if (isOnBar && event.key === 'Escape') return 'leave';
  const isSubmenu = target.closest('[data-trigger="SubmenuTrigger"]') !== null;
  const opensSubmenu = target.getAttribute('aria-haspopup') !== null && !isOnBar;
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const [back, forth] = isRightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  if (event.key === forth && !isSubmenu && !opensSubmenu) return 1;
  if (event.key === back && !isSubmenu) return -1;
  return undefined;
}
