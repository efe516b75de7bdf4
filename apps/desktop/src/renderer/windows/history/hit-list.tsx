import type { HistoryHitView } from '@nudge/ipc-contract';
import { useState, type RefObject } from 'react';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import { VirtualList } from './virtual-list.tsx';

const ROW_HEIGHT = 40;

interface HitListProps {
  readonly hits: readonly HistoryHitView[];
  /** Whether the name of the conversation is told with each. */
  readonly showsTitle: boolean;
  readonly showEmoticons: boolean;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onShow: (index: number) => void;
  readonly onMore: () => void;
}

const keyOf = ({ conversationId, row }: HistoryHitView): string => `${conversationId} ${row}`;

/** What was found, newest first. A click or Enter shows it among the lines around it. */
export function HitList({ hits, showsTitle, showEmoticons, listRef, onShow, onMore }: HitListProps) {
  const text = useText();
  const [activeKey, setActiveKey] = useState<string>();
  return (
    <VirtualList
      items={hits}
      keyOf={keyOf}
      rowHeight={ROW_HEIGHT}
      activeKey={activeKey}
      label={text('history.hits')}
      listRef={listRef}
      className="history-hits"
      onActivate={(hit) => setActiveKey(keyOf(hit))}
      onClick={(hit) => onShow(hits.indexOf(hit))}
      onEnter={(hit) => onShow(hits.indexOf(hit))}
      onEnd={onMore}
    >
      {(hit) => <HitRow hit={hit} showsTitle={showsTitle} showEmoticons={showEmoticons} />}
    </VirtualList>
  );
}

interface HitRowProps {
  readonly hit: HistoryHitView;
  readonly showsTitle: boolean;
  readonly showEmoticons: boolean;
}

function HitRow({ hit, showsTitle, showEmoticons }: HitRowProps) {
  const dates = useDates();
  const isTitleTold = showsTitle && hit.title !== hit.senderName;
  return (
    <div className="history-hit">
      <span className="history-hit-head">
        <NameText text={hit.senderName} showEmoticons={showEmoticons} isOneLine />
        {isTitleTold && (
          <span className="history-hit-title">
            <NameText text={hit.title} showEmoticons={showEmoticons} isOneLine />
          </span>
        )}
        <time dateTime={new Date(hit.at).toISOString()}>
          {dates.date(hit.at)} {dates.time(hit.at)}
        </time>
      </span>
      <span className="history-snippet" dir="auto">
        {hit.snippet.map((part, index) =>
          part.isHit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </span>
    </div>
  );
}
