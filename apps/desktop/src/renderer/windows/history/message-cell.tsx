import type { HistoryRowView, LineState, Settings } from '@nudge/ipc-contract';
import nudge from '@resources/icons/strip/nudge-16.svg';
import { FormattedMessage } from 'react-intl';
import { EMOTICON_SIZE } from '../../components/emoticon/emoticon-size.ts';
import { FILE_ICONS } from '../../components/file-card/file-icon.ts';
import {
  detailsOf,
  reasonOf,
  sentenceKey,
  type FileLineView,
} from '../../components/file-card/transfer-words.ts';
import { useSizes } from '../../components/file-card/use-sizes.ts';
import { DeliveryMark } from '../../components/message/delivery-mark.tsx';
import { messageStyle, textPixels } from '../../components/message/message-style.ts';
import { MessageText } from '../../components/message/message-text.tsx';
import { NameText } from '../../components/name-text/name-text.tsx';
import { usePalette } from '../../look/shown-look.ts';
import { useText } from '../../text/use-text.ts';
import { FileButtons } from './file-buttons.tsx';
import '../../components/message/message-history.css';

interface MessageCellProps {
  readonly row: HistoryRowView;
  /** What the row stands on: every other session is shaded, and what was looked for is marked. */
  readonly ground: 'panel' | 'session-shade' | 'hit';
  readonly messages: Settings['messages'];
  readonly onLink: (url: string) => void;
  readonly onFile: (row: number, what: 'file' | 'folder') => void;
}

/** What was said, in the format of whoever said it; a nudge or a file in words. */
export function MessageCell(props: MessageCellProps) {
  const { row, messages, onFile } = props;
  const { line } = row;
  switch (line.kind) {
    case 'text':
      return <TextCell {...props} line={line} />;
    case 'nudge':
      return (
        <span className="history-event">
          <img src={nudge} width={16} height={16} alt="" />
          <span>
            <FormattedMessage
              id={line.isOwn ? 'chat.nudge.sent' : 'chat.nudge.received'}
              values={{
                name: <NameText key="name" text={line.senderName} showEmoticons={messages.showEmoticons} />,
              }}
            />
          </span>
        </span>
      );
    case 'file':
      return <FileCell line={line} row={row} messages={messages} onFile={onFile} />;
  }
}

interface TextCellProps extends MessageCellProps {
  readonly line: Extract<HistoryRowView['line'], { kind: 'text' }>;
}

/** What need not have arrived. */
const MARKED: ReadonlySet<LineState> = new Set(['kept', 'failed', 'unknown'] as const);

function TextCell({ line, row, ground, messages, onLink }: TextCellProps) {
  const palette = usePalette();
  const { exactColors, fontSize, textZoom, showEmoticons, showCustomEmoticons } = messages;
  // Pale colours are made readable wherever the row stands.
  const behind = { ...palette, panel: palette[ground] };
  return (
    <span className="history-said">
      <span
        className="message-text"
        dir={line.format.rightToLeft ? 'rtl' : 'auto'}
        style={{
          ...messageStyle(line.format, { exactColors, palette: behind }),
          fontSize: textPixels(fontSize, textZoom),
        }}
      >
        <MessageText
          text={line.text}
          showEmoticons={showEmoticons}
          custom={showCustomEmoticons ? line.emoticons : undefined}
          emoticonSize={(EMOTICON_SIZE * textZoom) / 100}
          onLink={onLink}
        />
      </span>
      {line.state !== undefined && MARKED.has(line.state) && (
        <DeliveryMark state={line.state} name={row.toName} />
      )}
    </span>
  );
}

interface FileCellProps extends Pick<MessageCellProps, 'row' | 'messages' | 'onFile'> {
  readonly line: FileLineView;
}

function FileCell({ line, row, messages, onFile }: FileCellProps) {
  const text = useText();
  const sizes = useSizes();
  const { transfer } = line;
  const name = line.isOwn ? row.toName : line.senderName;
  return (
    <span className="history-event">
      <img src={FILE_ICONS[transfer.kind]} width={16} height={16} alt="" />
      <span>
        <FormattedMessage
          id={sentenceKey(transfer)}
          values={{
            name: <NameText key="name" text={name} showEmoticons={messages.showEmoticons} />,
            file: (
              <bdi key="file" dir="ltr" className="history-file-name">
                {transfer.name}
              </bdi>
            ),
            details: detailsOf(transfer, text, sizes),
            reason: reasonOf(transfer, text),
          }}
        />{' '}
        <FileButtons transfer={transfer} onFile={(what) => onFile(row.row, what)} />
      </span>
    </span>
  );
}
