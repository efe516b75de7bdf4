import type { HistoryRowView, Settings } from '@nudge/ipc-contract';
import { memo, type MouseEvent, type Ref } from 'react';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useDates } from '../../text/use-dates.ts';
import { MessageCell } from './message-cell.tsx';

interface MessageRowProps {
  readonly row: HistoryRowView;
  readonly id: string;
  /** Among those that are loaded. */
  readonly index: number;
  readonly isShaded: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** The hit that was looked for. */
  readonly isMarked: boolean;
  readonly messages: Settings['messages'];
  readonly rowRef: Ref<HTMLDivElement>;
  readonly onSelect: (row: number, isExtending: boolean) => void;
  readonly onLink: (url: string) => void;
  readonly onFile: (row: number, what: 'file' | 'folder') => void;
}

function groundOf({ isMarked, isShaded }: MessageRowProps): 'panel' | 'session-shade' | 'hit' {
  if (isMarked) return 'hit';
  return isShaded ? 'session-shade' : 'panel';
}

/** The row of headers is counted, too. */
const HEADER_ROWS = 1;

/** One line: when, from whom, to whom, and what. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row, id, index, isShaded, isActive, isSelected, isMarked, messages, onSelect } = props;
  const { line, toName } = row;
  const dates = useDates();
  const select = (event: MouseEvent): void => onSelect(row.row, event.shiftKey);
  return (
    // Keys are the table's own, which holds the focus.
    <div
      ref={props.rowRef}
      id={id}
      role="row"
      className="history-row"
      aria-rowindex={index + HEADER_ROWS + 1}
      aria-selected={isSelected}
      data-index={index}
      data-row={row.row}
      data-shaded={isShaded || undefined}
      data-active={isActive || undefined}
      data-marked={isMarked || undefined}
      onClick={select}
    >
      <span role="gridcell" className="history-date">
        {dates.date(line.at)}
      </span>
      <span role="gridcell" className="history-time">
        <time dateTime={new Date(line.at).toISOString()} title={dates.dateAndTime(line.at)}>
          {dates.time(line.at)}
        </time>
      </span>
      <span role="rowheader" className="history-from" title={line.senderAddress}>
        <NameText text={line.senderName} showEmoticons={messages.showEmoticons} isOneLine />
      </span>
      <span role="gridcell" className="history-to">
        <NameText text={toName} showEmoticons={messages.showEmoticons} isOneLine />
      </span>
      <span role="gridcell" className="history-message">
        <MessageCell
          row={row}
          ground={groundOf(props)}
          messages={messages}
          onLink={props.onLink}
          onFile={props.onFile}
        />
      </span>
    </div>
  );
});
