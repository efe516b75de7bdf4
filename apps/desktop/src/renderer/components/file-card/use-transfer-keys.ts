import type { LineView } from '@nudge/ipc-contract';
import { useEffect, useRef } from 'react';
import type { TransferCommand } from './transfer-commands.ts';
import { commandOfKey, keyTarget } from './transfer-keys.ts';
import type { FileLineView } from './transfer-words.ts';

interface TransferKeysInput {
  readonly lines: readonly LineView[];
  readonly onCommand: (command: TransferCommand, line: FileLineView) => void;
}

/** Alt+C, Alt+D and Alt+Q take, decline and cancel a file from anywhere in the window. */
export function useTransferKeys(input: TransferKeysInput): void {
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isAltOnly = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!isAltOnly || event.isComposing || event.defaultPrevented) return;
      if (document.querySelector('.modal-overlay, .popover') !== null) return;
      const command = commandOfKey(event.key);
      if (command === undefined) return;
      const { lines, onCommand } = latest.current;
      const target = keyTarget({ command, lines, focusedId: focusedTransfer() });
      if (target === undefined) return;
      event.preventDefault();
      if (target.kind === 'run') onCommand(command, target.line);
      else cardOf(target.line)?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function focusedTransfer(): string | undefined {
  const card = document.activeElement?.closest<HTMLElement>('[data-transfer-id]');
  return card?.dataset['transferId'];
}

function cardOf({ transfer }: FileLineView): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-transfer-id="${CSS.escape(transfer.id)}"]`);
}
