import { useEffect } from 'react';

const FOCUSABLE =
  '[tabindex="0"], button:not([disabled], [tabindex="-1"]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [contenteditable="true"]';

/** F6 and Shift+F6 go round the panes of a window: elements marked `data-pane`, in the order of the page. */
export function usePanes(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.defaultPrevented) return;
      const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
      const at = panes.findIndex((pane) => pane.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const from = at < 0 && event.shiftKey ? 0 : at;
      const next = panes[(from + step + panes.length) % Math.max(panes.length, 1)];
      if (next === undefined) return;
      event.preventDefault();
      (next.matches(FOCUSABLE) ? next : next.querySelector<HTMLElement>(FOCUSABLE))?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
