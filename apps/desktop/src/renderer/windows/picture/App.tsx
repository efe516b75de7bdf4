import type { Bridge, PictureChange, PictureSnapshot } from '@nudge/ipc-contract';
import { foldCommon } from '../../bridge/fold-common.ts';
import { useWindowSnapshot } from '../../bridge/use-window-snapshot.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { PictureWindow } from './picture-window.tsx';

interface AppProps {
  readonly bridge: Bridge<'picture'>;
}

/** "Change Display Picture". */
export function App({ bridge }: AppProps) {
  const snapshot = useWindowSnapshot(bridge, changed);
  if (snapshot === undefined) return undefined;
  return (
    <TextProvider locale={snapshot.locale}>
      <PictureWindow bridge={bridge} snapshot={snapshot} />
    </TextProvider>
  );
}

function changed(snapshot: PictureSnapshot, change: PictureChange): PictureSnapshot {
  switch (change.type) {
    case 'picturesChanged':
      return { ...snapshot, recent: change.recent };
    case 'ownChanged': {
      const { own: _before, ...rest } = snapshot;
      return change.own === undefined ? rest : { ...rest, own: change.own };
    }
    default:
      return foldCommon(snapshot, change);
  }
}
