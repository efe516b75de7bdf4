import type { Bridge } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { followWindow } from '../../bridge/follow-window.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { createHistoryActions, type HistoryActions } from './history-actions.ts';
import { createHistoryStore, type HistoryStore } from './history-state.ts';
import { HistoryWindow } from './history-window.tsx';

interface AppProps {
  readonly bridge: Bridge<'history'>;
}

interface Opened {
  readonly store: HistoryStore;
  readonly actions: HistoryActions;
}

/** Wires the history window to main: snapshot first, then every change. */
export function App({ bridge }: AppProps) {
  const [shown, setShown] = useState<Opened>();
  useEffect(() => {
    let opened: Opened | undefined;
    return followWindow(bridge, {
      open: (snapshot) => {
        const store = createHistoryStore(snapshot);
        opened = { store, actions: createHistoryActions(bridge, store) };
        const [first] = snapshot.conversations;
        opened.actions.table.showConversation(snapshot.conversationId || (first?.id ?? ''));
        if (snapshot.search !== '') opened.actions.search.begin(snapshot.search);
        setShown(opened);
      },
      change: (change) => opened?.actions.changed(change),
    });
  }, [bridge]);
  return shown === undefined ? null : <Wired {...shown} />;
}

function Wired({ store, actions }: Opened) {
  const state = useStore(store);
  return (
    <TextProvider locale={state.locale}>
      <HistoryWindow state={state} actions={actions} />
    </TextProvider>
  );
}
