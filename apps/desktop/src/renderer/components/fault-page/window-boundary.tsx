/**
 * Round every window: a fault in drawing it shows a page that says so, instead of nothing. It holds nothing that the
 * fault could have come from but words and buttons.
 */
import type { Bridge } from '@nudge/ipc-contract';
import { Component, type ReactNode } from 'react';
import { reportFault } from '../../bridge/follow-faults.ts';
import { FaultPage } from './fault-page.tsx';

interface WindowBoundaryProps {
  readonly bridge: Pick<Bridge, 'request' | 'kind'>;
  readonly children: ReactNode;
}

export class WindowBoundary extends Component<WindowBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(fault: unknown): void {
    const { bridge } = this.props;
    reportFault(bridge, fault);
    // There is no room for words in an alert, and it would be gone in a moment.
    if (bridge.kind === 'alert') void bridge.request('closeAlert', {});
  }

  override render(): ReactNode {
    const { bridge, children } = this.props;
    if (!this.state.hasFailed) return children;
    if (bridge.kind === 'alert') return undefined;
    return (
      <FaultPage
        // What the window spoke last stands on its root.
        locale={document.documentElement.lang || 'en'}
        onReload={() => void bridge.request('controlWindow', { action: 'reload' })}
        onCopy={() => void bridge.request('copyDiagnostics', {})}
        onClose={() => void bridge.request('controlWindow', { action: 'close' })}
      />
    );
  }
}
