import type { Bridge } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
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
  if (store === undefined) return null;
  return (
    <TextProvider locale={store.getState().locale}>
      <OptionsWindow bridge={bridge} store={store} />
    </TextProvider>
  );
}
