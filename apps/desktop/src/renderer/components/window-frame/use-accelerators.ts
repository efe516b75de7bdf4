import { useEffect, useRef } from 'react';
import { isMac } from '../../text/shown-shortcut.ts';

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
      const name = acceleratorName(event);
      const action = name === undefined ? undefined : latest.current[name];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/**
 * The name of a pressed key; undefined for one of the system's. A Mac's command key is Ctrl in these names, and with
 * H it hides the program: what is Ctrl+H elsewhere takes Shift besides.
 */
export function acceleratorName(event: KeyboardEvent, onMac: boolean = isMac()): string | undefined {
  const [isControl, isOther] = onMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (isOther) return undefined;
  const parts = [
    isControl ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    // Where digits need Shift, as on French keyboards, the key still counts as its digit.
    /^Digit(\d)$/.exec(event.code)?.[1] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key),
  ];
  const name = parts.filter((part) => part !== '').join('+');
  if (!onMac) return name;
  if (name === 'Ctrl+H') return undefined;
  return name === 'Ctrl+Shift+H' ? 'Ctrl+H' : name;
}
