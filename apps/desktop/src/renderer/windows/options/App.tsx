import type { Bridge } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { followWindow } from '../../bridge/follow-window.ts';
import { applyOptionsChange, createOptionsStore, type OptionsStore } from '../../stores/options.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { OptionsWindow } from './options-window.tsx';

interface AppProps {
  readonly bridge: Bridge<'options'>;
}

/** Wires the Options window to main: snapshot first, then every change. */
export function App({ bridge }: AppProps) {
  const [store, setStore] = useState<OptionsStore>();
  useEffect(() => {
    let opened: OptionsStore | undefined;
    return followWindow(bridge, {
      open: (snapshot) => {
        opened = createOptionsStore(snapshot);
        setStore(opened);
      },
      change: (change) => opened?.setState(applyOptionsChange(change)),
    });
  }, [bridge]);
  return store === undefined ? null : <OpenOptions bridge={bridge} store={store} />;
}

interface OpenOptionsProps extends AppProps {
  readonly store: OptionsStore;
}

function OpenOptions({ bridge, store }: OpenOptionsProps) {
  const locale = useStore(store, (state) => state.locale);
  return (
    <TextProvider locale={locale}>
      <OptionsWindow bridge={bridge} store={store} />
    </TextProvider>
  );
}
