import { useEffect, useRef, type RefObject } from 'react';

/**
 * Closes the open menu when the pointer goes down anywhere else, or the window loses the focus: a menu that is not
 * modal does not see to that. Answers which menu was closed by its own button, for as long as that is held down.
 */
export function useOutsidePress(
  openId: string | undefined,
  close: () => void,
): RefObject<string | undefined> {
  const pressedToClose = useRef<string>(undefined);
  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    const forget = (): void => {
      pressedToClose.current = undefined;
    };
    // A press ends with its click; what the click itself does must still see the mark.
    const forgetSoon = (): void => void setTimeout(forget);
    document.addEventListener('pointerdown', forget, true);
    document.addEventListener('click', forgetSoon, true);
    return () => {
      document.removeEventListener('pointerdown', forget, true);
      document.removeEventListener('click', forgetSoon, true);
    };
  }, []);
  useEffect(() => {
    if (openId === undefined) return undefined;
    const down = (event: PointerEvent): void => {
      const target = event.target as Element;
      const button = target.closest<HTMLElement>('[data-menu-id]');
      if (
        target.closest('.entry-menu-popover') !== null ||
        (button !== null && button.dataset['menuId'] !== openId)
      )
        return;
      if (button !== null) pressedToClose.current = openId;
      latestClose.current();
    };
    const blur = (): void => latestClose.current();
    document.addEventListener('pointerdown', down, true);
    window.addEventListener('blur', blur);
    return () => {
      document.removeEventListener('pointerdown', down, true);
      window.removeEventListener('blur', blur);
    };
  }, [openId]);
  return pressedToClose;
}
