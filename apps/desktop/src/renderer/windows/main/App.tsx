import type { Bridge } from '@nudge/ipc-contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { createMainStores, type MainStores } from '../../stores/main-stores.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { MainWindow } from './main-window.tsx';
import { useMainWindow } from './use-main-window.ts';

interface AppProps {
  readonly bridge: Bridge<'main'>;
}

/** The main window. Nothing below this file knows the stores or the bridge. */
export function App({ bridge }: AppProps) {
  const [stores] = useState(createMainStores);
  const { locale } = useStore(stores.settings);
  return (
    <TextProvider locale={locale}>
      <ConnectedWindow bridge={bridge} stores={stores} />
    </TextProvider>
  );
}

interface ConnectedWindowProps extends AppProps {
  readonly stores: MainStores;
}

function ConnectedWindow({ bridge, stores }: ConnectedWindowProps) {
  const window = useMainWindow(bridge, stores);
  const session = useStore(stores.session);
  const { settings } = useStore(stores.settings);
  const { own } = useStore(stores.own);
  const { count: missedNudges } = useStore(stores.missedNudges);
  const { updates } = useStore(stores.updates);
  const { protection } = useStore(stores.protection);
  const { contacts, groups } = useStore(stores.contactList);
  const { requests } = useStore(stores.requests);
  const { conversations } = useStore(stores.conversations);
  const { doctor } = useStore(stores.doctor);
  const { outside } = useStore(stores.outside);
  if (window.facts === undefined) return undefined;
  return (
    <MainWindow
      {...session}
      facts={window.facts}
      window={window}
      settings={settings}
      own={own}
      missedNudges={missedNudges}
      updates={updates}
      protection={protection}
      contacts={contacts}
      groups={groups}
      requests={requests}
      conversations={conversations}
      doctor={doctor}
      outside={outside}
    />
  );
}
