import type { Bridge, PictureChange, PictureSnapshot } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { followWindow } from '../../bridge/follow-window.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { PictureWindow } from './picture-window.tsx';

interface AppProps {
  readonly bridge: Bridge<'picture'>;
}

/** "Change Display Picture". */
export function App({ bridge }: AppProps) {
  const [snapshot, setSnapshot] = useState<PictureSnapshot>();
  useEffect(
    () =>
      followWindow(bridge, {
        open: setSnapshot,
        change: (change) =>
          setSnapshot((current) => (current === undefined ? undefined : changed(current, change))),
      }),
    [bridge],
  );
  if (snapshot === undefined) return undefined;
  return (
    <TextProvider locale={snapshot.locale}>
      <PictureWindow bridge={bridge} snapshot={snapshot} />
    </TextProvider>
  );
}

function changed(snapshot: PictureSnapshot, change: PictureChange): PictureSnapshot {
  switch (change.type) {
    case 'settingsChanged':
      return { ...snapshot, settings: change.settings };
    case 'localeChanged':
      return { ...snapshot, locale: change.locale };
    case 'picturesChanged':
      return { ...snapshot, recent: change.recent };
    case 'ownChanged': {
      const { own: _before, ...rest } = snapshot;
      return change.own === undefined ? rest : { ...rest, own: change.own };
    }
  }
}
