import type { Bridge, WindowKind } from '@nudge/ipc-contract';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { WindowBoundary } from '../components/fault-page/window-boundary.tsx';
import { bridgeOf } from './client.ts';
import { followFaults } from './follow-faults.ts';

/** Draws the one thing of a page: its window, within what catches the window's faults. */
export function mountWindow<Kind extends WindowKind>(
  kind: Kind,
  App: ComponentType<{ readonly bridge: Bridge<Kind> }>,
): void {
  const root = document.getElementById('root');
  if (root === null) return;
  const bridge = bridgeOf(kind);
  followFaults(bridge, window);
  createRoot(root).render(
    <WindowBoundary bridge={bridge}>
      <App bridge={bridge} />
    </WindowBoundary>,
  );
}
