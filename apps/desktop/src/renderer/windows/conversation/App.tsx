import type { Bridge, RequestFailure } from '@nudge/ipc-contract';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { followWindow } from '../../bridge/follow-window.ts';
import type { ComposerHandle } from '../../components/composer/composer-handle.ts';
import { isBlank } from '../../components/composer/composer-key.ts';
import {
  applyConversationChange,
  createConversationStore,
  type ConversationStore,
} from '../../stores/conversation.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { createConversationActions } from './conversation-actions.ts';
import { ConversationWindow } from './conversation-window.tsx';
import type { NudgeToPlay } from './use-nudge-motion.ts';

interface AppProps {
  readonly bridge: Bridge<'conversation'>;
}

/** Wires a conversation window to main: snapshot first, then every change. */
export function App({ bridge }: AppProps) {
  const [store, setStore] = useState<ConversationStore>();
  const [nudge, setNudge] = useState<NudgeToPlay>();
  useEffect(() => {
    let opened: ConversationStore | undefined;
    return followWindow(bridge, {
      open: (snapshot) => {
        opened = createConversationStore(snapshot);
        setStore(opened);
      },
      change: (change) => {
        if (change.type === 'nudged') {
          setNudge((last) => ({ number: (last?.number ?? 0) + 1, inside: change.inside }));
        } else opened?.setState((state) => applyConversationChange(state, change));
      },
    });
  }, [bridge]);
  return store === undefined ? null : <OpenConversation bridge={bridge} store={store} nudge={nudge} />;
}

interface OpenConversationProps {
  readonly bridge: Bridge<'conversation'>;
  readonly store: ConversationStore;
  readonly nudge: NudgeToPlay | undefined;
}

function OpenConversation({ bridge, store, nudge }: OpenConversationProps) {
  const state = useStore(store);
  const composerRef = useRef<ComposerHandle>(null);
  const [failure, setFailure] = useState<RequestFailure>();
  const [actions] = useState(() =>
    createConversationActions({
      bridge,
      store,
      onTrouble: setFailure,
      onNotSent: (unsent) => {
        const typed = composerRef.current?.getText() ?? '';
        composerRef.current?.setText(isBlank(typed) ? unsent : `${unsent}\n${typed}`);
      },
      now: () => performance.now(),
    }),
  );
  return (
    <TextProvider locale={state.locale}>
      <ConversationWindow
        state={state}
        actions={actions}
        composerRef={composerRef}
        nudge={nudge}
        failure={failure}
        onDismissFailure={() => setFailure(undefined)}
      />
    </TextProvider>
  );
}
