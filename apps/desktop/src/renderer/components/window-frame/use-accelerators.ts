import { useEffect, useRef } from 'react';

/** What each key does, by its name as menus show it: `Ctrl+Shift+N`, `F4`. */
export type Accelerators = Readonly<Record<string, (() => void) | undefined>>;

/** Listens for a window's keys. One that a field or list has used already, or that an open dialog covers, is left. */
export function useAccelerators(accelerators: Accelerators): void {
  const latest = useRef(accelerators);
  useEffect(() => {
    latest.current = accelerators;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('.modal-overlay') !== null) return;
      const action = latest.current[acceleratorName(event)];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The name of a pressed key. The command key of a Mac counts as Ctrl. */
function acceleratorName(event: KeyboardEvent): string {
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    // Where digits need Shift, as on French keyboards, the key still counts as its digit.
    /^Digit(\d)$/.exec(event.code)?.[1] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key),
  ];
  return parts.filter((part) => part !== '').join('+');
}
