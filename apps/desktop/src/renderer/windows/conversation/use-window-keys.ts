import { useEffect, useRef } from 'react';
import { windowCommand, type WindowCommand } from './window-command.ts';

/** Listens for the keys of the whole window. Whoever handled a key before, a popover for instance, has it. */
export function useWindowKeys(isMac: boolean, run: (command: WindowCommand) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = windowCommand(event, isMac);
      if (command === undefined || isModalOpen()) return;
      event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isMac]);
}

/** While a dialog, menu or popover is open, keys are its own. */
function isModalOpen(): boolean {
  return document.querySelector('.modal-overlay, .popover') !== null;
}
