import { useEffect } from 'react';
import type { TabActions } from './tab-actions.ts';

/** The keys of the whole window while its tabs have the focus; inside a conversation that page has its own. */
export function useTabKeys(actions: TabActions, frontId: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = actionOf(event, actions, frontId);
      if (event.defaultPrevented || action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [actions, frontId]);
}

function actionOf(event: KeyboardEvent, actions: TabActions, frontId: string): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return undefined;
  if (key === 'F6' || key === 'Escape') return actions.enter;
  if (key === 'Tab' && ctrlKey) return () => actions.step(shiftKey ? -1 : 1);
  const isClose = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'w';
  return isClose ? () => actions.close(frontId) : undefined;
}
