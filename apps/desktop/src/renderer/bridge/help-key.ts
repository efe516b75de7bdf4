import type { Bridge, WindowKind } from '@nudge/ipc-contract';

/** The main window has the help in itself, and an alert never has the focus. */
const WITHOUT: ReadonlySet<WindowKind> = new Set<WindowKind>(['main', 'alert']);

/** F1 opens the help from every window. */
export function listenForHelp(
  { kind, request }: Pick<Bridge, 'kind' | 'request'>,
  target: EventTarget,
): void {
  if (WITHOUT.has(kind)) return;
  target.addEventListener('keydown', (event) => {
    const isPlain =
      event instanceof KeyboardEvent &&
      event.key === 'F1' &&
      !event.ctrlKey &&
      !event.altKey &&
      !event.metaKey &&
      !event.shiftKey;
    if (!isPlain) return;
    event.preventDefault();
    void request('openHelp', { what: 'helpTopics' });
  });
}
