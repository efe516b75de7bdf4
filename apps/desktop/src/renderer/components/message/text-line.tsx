import type { LineView } from '@nudge/ipc-contract';
import { FormattedMessage } from 'react-intl';
import { usePalette } from '../../look/shown-look.ts';
import type { TextKey } from '../../text/text-key.ts';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import { EMOTICON_SIZE } from '../emoticon/emoticon-size.ts';
import { NameText } from '../name-text/name-text.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import type { HistoryLook } from './history-look.ts';
import { messageStyle, textPixels } from './message-style.ts';
import { MessageText } from './message-text.tsx';
import { spokenText } from './spoken-text.ts';

type TextLineView = Extract<LineView, { kind: 'text' }>;

interface TextLineProps {
  readonly line: TextLineView;
  readonly showsHead: boolean;
  readonly look: HistoryLook;
  /** Whom one writes to. */
  readonly partnerName: string;
  /** Not read aloud by itself: it is no news. */
  readonly isQuiet: boolean;
  readonly onLink: (url: string, senderAddress: string) => void;
  readonly onSendAgain: (lineId: string) => void;
}

/** A message: head, text in its sender's format, and for one's own how far it has come. */
export function TextLine(props: TextLineProps) {
  const { line, showsHead, look, isQuiet, onLink, onSendAgain } = props;
  const text = useText();
  const dates = useDates();
  const palette = usePalette();
  const spoken = spokenText(line.text, (meaning) => text(`emo.${meaning}`));
  const time = dates.time(line.at);
  const heard = { sender: line.senderName, text: spoken };
  return (
    <article
      className="message-line"
      tabIndex={-1}
      aria-live={isQuiet ? 'off' : undefined}
      data-earlier={line.isEarlier || undefined}
      data-own={line.isOwn || undefined}
      data-line-id={line.id}
      aria-label={
        line.wasLeft
          ? text('chat.line.left', { ...heard, time: dates.dateAndTime(line.at) })
          : text('chat.line.label', { ...heard, time })
      }
    >
      {showsHead && <LineHead line={line} time={look.timeStamps ? time : undefined} look={look} />}
      {showsHead && line.wasLeft && <div className="message-left">{text('chat.line.whileOffline')}</div>}
      <div className="message-body">
        <p
          className="message-text"
          dir={line.format.rightToLeft ? 'rtl' : 'auto'}
          style={{
            ...messageStyle(look.formatForAll ?? line.format, { exactColors: look.exactColors, palette }),
            fontSize: textPixels(look.fontSize, look.textZoom),
          }}
        >
          <MessageText
            text={line.text}
            showEmoticons={look.showEmoticons}
            custom={look.showCustomEmoticons ? line.emoticons : undefined}
            emoticonSize={(EMOTICON_SIZE * look.textZoom) / 100}
            onLink={(url) => onLink(url, line.senderAddress)}
          />
        </p>
        {line.state !== undefined && (
          <span className="message-mark" data-not-copied="">
            <time dateTime={new Date(line.at).toISOString()} title={dates.dateAndTime(line.at)}>
              {time}
            </time>
            <DeliveryMark state={line.state} name={props.partnerName} />
          </span>
        )}
        {line.wasLeft && <TimeLeft at={line.at} />}
      </div>
      <LineTrouble line={line} onSendAgain={onSendAgain} />
    </article>
  );
}

/** When something was written that came later: the line stands where it was read. */
function TimeLeft({ at }: { readonly at: number }) {
  const dates = useDates();
  return (
    <span className="message-mark" data-not-copied="">
      <time dateTime={new Date(at).toISOString()} title={dates.dateAndTime(at)}>
        {dates.shortDateAndTime(at)}
      </time>
    </span>
  );
}

interface LineHeadProps {
  readonly line: TextLineView;
  /** Absent: heads carry no time. */
  readonly time: string | undefined;
  readonly look: HistoryLook;
}

function LineHead({ line, time, look }: LineHeadProps) {
  const key: TextKey = time === undefined ? 'chat.says' : 'chat.saysAt';
  const name = <NameText key="name" text={line.senderName} showEmoticons={look.showEmoticons} />;
  return (
    <div className="message-head" title={line.senderAddress}>
      <FormattedMessage id={key} values={{ name, time }} />
    </div>
  );
}

interface LineTroubleProps {
  readonly line: TextLineView;
  readonly onSendAgain: (lineId: string) => void;
}

/** What went wrong with one's own line, and the way to try once more. */
function LineTrouble({ line, onSendAgain }: LineTroubleProps) {
  const text = useText();
  if (line.state !== 'failed' && line.state !== 'unknown') return null;
  const words =
    line.state === 'unknown'
      ? text('chat.unknown')
      : text(`chat.failure.${line.failureReason ?? 'serverError'}`);
  return (
    <div className="message-trouble" data-state={line.state} data-not-copied="">
      <span>{words}</span>
      <button type="button" className="link-button message-again" onClick={() => onSendAgain(line.id)}>
        {text('chat.sendAgain')}
      </button>
    </div>
  );
}
