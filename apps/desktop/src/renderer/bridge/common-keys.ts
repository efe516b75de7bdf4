import type { Bridge, RequestArguments, WindowKind } from '@nudge/ipc-contract';
import { acceleratorName } from '../components/window-frame/use-accelerators.ts';

/** The main window has these keys itself, with what it shows for them; an alert never has the focus. */
const WITHOUT: ReadonlySet<WindowKind> = new Set<WindowKind>(['main', 'alert']);

/** Where somebody talks, options are about talking. */
const pageFor = (kind: WindowKind): RequestArguments<'openOptions'>['page'] =>
  kind === 'conversation' || kind === 'tabs' ? 'messages' : 'personal';

/** The keys that every window has: help, options, sounds and the exit. What has used a key already keeps it. */
export function listenForCommonKeys(
  { kind, request }: Pick<Bridge, 'kind' | 'request'>,
  target: EventTarget,
): void {
  if (WITHOUT.has(kind)) return;
  const actions = new Map<string, () => unknown>([
    ['F1', () => request('openHelp', { what: 'helpTopics' })],
    ['Ctrl+,', () => request('openOptions', { page: pageFor(kind) })],
    ['Ctrl+Shift+M', () => request('toggleSounds', {})],
    ['Ctrl+Q', () => request('exitApplication', {})],
  ]);
  // There they are open, on the page that was chosen.
  if (kind === 'options') actions.delete('Ctrl+,');
  target.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
    const action = actions.get(acceleratorName(event) ?? '');
    if (action === undefined) return;
    event.preventDefault();
    void action();
  });
}
