import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { splitMnemonic } from '../../text/mnemonic.ts';
import type { BarMenu } from '../menu/menu-entry.ts';

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

interface AltKeys {
  /** Alt went down and up alone. */
  readonly onTap: () => void;
  /** Alt is held, or let go. */
  readonly onHold: (isHeld: boolean) => void;
  /** Alt and a letter; true when that meant something. */
  readonly onLetter: (letter: string) => boolean;
}

/** Follows the Alt key on the whole window. AltGr, which comes with Ctrl or without Alt, writes characters. */
function useAltKeys(keys: AltKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let isAlone = false;
    const down = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Alt' && !event.ctrlKey && !event.shiftKey && !event.metaKey) {
        if (event.repeat) return;
        isAlone = true;
        latest.current.onHold(true);
        return;
      }
      isAlone = false;
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (latest.current.onLetter(event.key.toLowerCase())) event.preventDefault();
    };
    const up = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Alt') return;
      if (isAlone) {
        event.preventDefault();
        latest.current.onTap();
      } else latest.current.onHold(false);
      isAlone = false;
    };
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, []);
}
