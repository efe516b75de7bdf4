import { useEffect, useRef } from 'react';
import { createDirectionKey, type Direction } from './direction-key.ts';
import { windowCommand, type WindowCommand } from './window-command.ts';

interface WindowKeysOptions {
  readonly isMac: boolean;
  readonly onCommand: (command: WindowCommand) => void;
  readonly onDirection: (direction: Direction) => void;
}

/** Listens for the keys of the whole window. Whoever handled a key before, a popover for instance, has it. */
export function useWindowKeys({ isMac, onCommand, onDirection }: WindowKeysOptions): void {
  const latest = useRef({ onCommand, onDirection });
  useEffect(() => {
    latest.current = { onCommand, onDirection };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = windowCommand(event, isMac);
      if (command === undefined) return;
      // The way to other tabs is never barred.
      if (isModalOpen() && command !== 'nextTab' && command !== 'previousTab') return;
      event.preventDefault();
      latest.current.onCommand(command);
    };
    const directionOf = createDirectionKey();
    const direct = (event: KeyboardEvent): void => {
      const direction = directionOf(event);
      if (direction !== undefined && !isModalOpen()) latest.current.onDirection(direction);
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keydown', direct);
    window.addEventListener('keyup', direct);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keydown', direct);
      window.removeEventListener('keyup', direct);
    };
  }, [isMac]);
}

/** While a dialog, menu or popover is open, keys are its own. */
function isModalOpen(): boolean {
  return document.querySelector('.modal-overlay, .popover') !== null;
}
