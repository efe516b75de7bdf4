import type { AlertSnapshot, Bridge } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { followWindow } from '../../bridge/follow-window.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { AlertCard } from './alert-card.tsx';

interface AppProps {
  readonly bridge: Bridge<'alert'>;
}

/** What an alert knows; it lives for some seconds. */
type AlertState = Pick<AlertSnapshot, 'alert' | 'settings' | 'locale'>;

/** Wires an alert to main. */
export function App({ bridge }: AppProps) {
  const [store, setStore] = useState<StoreApi<AlertState>>();
  useEffect(() => {
    let opened: StoreApi<AlertState> | undefined;
    return followWindow(bridge, {
      open: ({ alert, settings, locale }) => {
        opened = createStore<AlertState>(() => ({ alert, settings, locale }));
        setStore(opened);
      },
      change: (change) => {
        if (change.type === 'countChanged')
          opened?.setState(({ alert }) => ({ alert: { ...alert, count: change.count } }));
        if (change.type === 'textChanged')
          opened?.setState(({ alert }) => ({ alert: { ...alert, text: change.text } }));
        if (change.type === 'localeChanged') opened?.setState({ locale: change.locale });
        if (change.type === 'settingsChanged') opened?.setState({ settings: change.settings });
      },
    });
  }, [bridge]);
  return store === undefined ? null : <OpenAlert bridge={bridge} store={store} />;
}

interface OpenAlertProps {
  readonly bridge: Bridge<'alert'>;
  readonly store: StoreApi<AlertState>;
}

function OpenAlert({ bridge, store }: OpenAlertProps) {
  const { alert, settings, locale } = useStore(store);
  return (
    <TextProvider locale={locale}>
      <AlertCard
        alert={alert}
        showEmoticons={settings.messages.showEmoticons}
        position={settings.alerts.position}
        onClick={() => void bridge.request('clickAlert', {})}
        onClose={() => void bridge.request('closeAlert', {})}
        onHold={(hold) => void bridge.request('holdAlert', { hold })}
        onOptions={() => void bridge.request('openOptions', { page: 'alerts' })}
      />
    </TextProvider>
  );
}
