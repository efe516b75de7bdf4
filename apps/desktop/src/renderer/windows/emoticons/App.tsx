import type { Bridge, EmoticonsChange, EmoticonsSnapshot } from '@nudge/ipc-contract';
import { foldCommon } from '../../bridge/fold-common.ts';
import { useWindowSnapshot } from '../../bridge/use-window-snapshot.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { EmoticonsWindow } from './emoticons-window.tsx';

interface AppProps {
  readonly bridge: Bridge<'emoticons'>;
}

/** "My Emoticons". */
export function App({ bridge }: AppProps) {
  const snapshot = useWindowSnapshot(bridge, changed);
  if (snapshot === undefined) return undefined;
  return (
    <TextProvider locale={snapshot.locale}>
      <EmoticonsWindow bridge={bridge} snapshot={snapshot} />
    </TextProvider>
  );
}

function changed(snapshot: EmoticonsSnapshot, change: EmoticonsChange): EmoticonsSnapshot {
  switch (change.type) {
    case 'emoticonsChanged':
      return { ...snapshot, emoticons: change.emoticons };
    default:
      return foldCommon(snapshot, change);
  }
}
