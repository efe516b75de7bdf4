import type { OutsideView } from '@nudge/ipc-contract';
import { NoticeStrip } from '../../components/status-strip/notice-strip.tsx';
import { useText, type Text } from '../../text/use-text.ts';

interface OutsideStripProps {
  readonly outside: OutsideView | undefined;
  readonly onRead: (id: string) => void;
}

/** What came from outside and is not asked about: it waits for a session, or there is nothing to ask. */
export function OutsideStrip({ outside, onRead }: OutsideStripProps) {
  const text = useText();
  if (outside === undefined || outside.phase === 'asking') return undefined;
  return <NoticeStrip message={words(text, outside)} onDismiss={() => onRead(outside.id)} />;
}

function words(text: Text, outside: OutsideView): string {
  if (outside.phase === 'told') return text(`outside.${outside.what}`);
  const { wish } = outside;
  if (wish.kind === 'contactFile') return text('outside.waitingFile', { file: wish.fileName });
  return text('outside.waitingLink', { address: wish.address });
}
