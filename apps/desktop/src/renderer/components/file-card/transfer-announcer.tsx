import type { LineView } from '@nudge/ipc-contract';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { LiveRegion } from '../live-region/live-region.tsx';
import { knownTransfers, transferNews } from './transfer-news.ts';
import { spokenTransfer } from './transfer-words.ts';
import { useSizes } from './use-sizes.ts';

interface TransferAnnouncerProps {
  readonly lines: readonly LineView[];
  readonly nameOf: (address: string) => string;
}

/** Reads aloud that a file is offered and how it ended; the cards themselves are silent. */
export function TransferAnnouncer({ lines, nameOf }: TransferAnnouncerProps) {
  const text = useText();
  const sizes = useSizes();
  const known = useRef(knownTransfers(lines));
  const [message, setMessage] = useState('');
  useEffect(() => {
    const news = transferNews(known.current, lines);
    known.current = knownTransfers(lines);
    if (news.length === 0) return;
    const spoken = news.map((line) => {
      const name = nameOf(line.transfer.partnerAddress);
      return `${line.senderName}: ${spokenTransfer({ line, name, text, sizes })}`;
    });
    setMessage(spoken.join(' '));
  }, [lines, nameOf, text, sizes]);
  return <LiveRegion message={message} />;
}
