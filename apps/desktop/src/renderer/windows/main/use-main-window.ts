import type { Bridge, MainSnapshot, RequestFailure } from '@nudge/ipc-contract';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { followWindow } from '../../bridge/follow-window.ts';
import {
  applyMainChange,
  openMainStores,
  type MainCommand,
  type MainStores,
} from '../../stores/main-stores.ts';
import { createMainActions, type MainActions } from './main-actions.ts';
import type { MainDialog, MainView } from './main-dialog.ts';
import { createSoundPlayer } from './sound-player.ts';

/** What never changes while a window lives. */
export type WindowFacts = Pick<MainSnapshot, 'ownFrame' | 'platform' | 'version'>;

interface MainWindowHold {
  /** Absent until the snapshot has come. */
  readonly facts: WindowFacts | undefined;
  readonly actions: MainActions;
  readonly view: MainView;
  readonly dialog: MainDialog | undefined;
  /** The last request that was refused outside a dialog. */
  readonly failure: RequestFailure | undefined;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly setView: (view: MainView) => void;
  readonly setDialog: (dialog: MainDialog | undefined) => void;
  readonly dismissFailure: () => void;
  readonly focusSearch: () => void;
}

/** The wiring of the main window: bridge to stores, sounds to the speaker, commands to views and dialogs. */
export function useMainWindow(bridge: Bridge<'main'>, stores: MainStores): MainWindowHold {
  const [facts, setFacts] = useState<WindowFacts>();
  const [view, setView] = useState<MainView>('contacts');
  const [dialog, setDialog] = useState<MainDialog>();
  const [failure, setFailure] = useState<RequestFailure>();
  const searchRef = useRef<HTMLInputElement>(null);
  const actions = useMemo(() => createMainActions(bridge, stores, setFailure), [bridge, stores]);

  const focusSearch = useCallback(() => {
    setView('contacts');
    // The field may only now come into being with its view.
    requestAnimationFrame(() => searchRef.current?.focus());
  }, []);

  const onCommand = useCallback(
    (command: MainCommand) => (command === 'search' ? focusSearch() : setDialog({ kind: command })),
    [focusSearch],
  );

  useEffect(
    () =>
      followWindow(bridge, {
        open: (snapshot) => {
          openMainStores(stores, snapshot);
          setFacts(snapshot);
        },
        change: (change) =>
          change.type === 'propertiesRequested'
            ? setDialog((open) => propertiesOf(stores, change.address) ?? open)
            : applyMainChange(stores, change, onCommand),
      }),
    [bridge, stores, onCommand],
  );
  useEffect(() => bridge.onSound(createSoundPlayer()), [bridge]);

  return {
    facts,
    actions,
    view,
    dialog,
    failure,
    searchRef,
    setView,
    setDialog,
    dismissFailure: () => setFailure(undefined),
    focusSearch,
  };
}

function propertiesOf(stores: MainStores, address: string): MainDialog | undefined {
  const contact = stores.contactList.getState().contacts.get(address);
  return contact === undefined ? undefined : { kind: 'contactProperties', contact };
}
