import type { Bridge, TabsChange, TabsSnapshot } from '@nudge/ipc-contract';
import { useEffect, useRef } from 'react';
import { useWindowSnapshot } from '../../bridge/use-window-snapshot.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { TabsPage } from './tabs-page.tsx';

interface AppProps {
  readonly bridge: Bridge<'tabs'>;
}

/** The window of tabs: what stands around the conversations, which are pages of their own. */
export function App({ bridge }: AppProps) {
  const snapshot = useWindowSnapshot(bridge, changed);
  const stripRef = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      bridge.onChange(({ change }) => {
        if (change.type === 'focusRequested') {
          stripRef.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
        }
      }),
    [bridge],
  );
  if (snapshot === undefined) return undefined;
  return (
    <TextProvider locale={snapshot.locale}>
      <TabsPage bridge={bridge} snapshot={snapshot} stripRef={stripRef} />
    </TextProvider>
  );
}

function changed(snapshot: TabsSnapshot, change: TabsChange): TabsSnapshot {
  switch (change.type) {
    case 'settingsChanged':
      return { ...snapshot, settings: change.settings };
    case 'localeChanged':
      return { ...snapshot, locale: change.locale };
    case 'appearanceChanged':
      return { ...snapshot, appearance: change.appearance };
    case 'tabsChanged':
      return { ...snapshot, tabs: change.tabs, frontId: change.frontId };
    case 'focusRequested':
      return snapshot;
  }
}
