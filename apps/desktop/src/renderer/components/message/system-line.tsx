import type { LineView } from '@nudge/ipc-contract';
import info from '@resources/icons/notice/info-16.svg';
import warning from '@resources/icons/notice/warning-16.svg';
import nudge from '@resources/icons/strip/nudge-16.svg';
import { FormattedMessage } from 'react-intl';
import type { TextKey } from '../../text/text-key.ts';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import { NameText } from '../name-text/name-text.tsx';

type NoticeKind = Extract<LineView, { kind: 'notice' }>['notice'];

const WARNINGS: ReadonlySet<NoticeKind> = new Set([
  'historyNotKept',
  'historyLocked',
  'inviteFailed',
  'fileForSeveral',
  'filePartnerOffline',
  'fileBlocked',
  'fileNotNow',
  'fileUnreadable',
  'fileTooMany',
  'fileFolderNotTaken',
  'fileScanRefused',
  'fileScanFailed',
]);

interface SystemLineProps {
  readonly line: Extract<LineView, { kind: 'nudge' | 'notice' }>;
  readonly showEmoticons: boolean;
  /** Not read aloud by itself: it is no news. */
  readonly isQuiet: boolean;
}

/** A nudge or an event of the conversation, between two rules. */
export function SystemLine({ line, showEmoticons, isQuiet }: SystemLineProps) {
  const text = useText();
  const dates = useDates();
  const { key, name } = wordsOf(line);
  const hasFailed = line.kind === 'nudge' && (line.state === 'failed' || line.state === 'unknown');
  return (
    <article
      className="system-line"
      tabIndex={-1}
      aria-live={isQuiet ? 'off' : undefined}
      data-kind={line.kind}
      data-earlier={line.isEarlier || undefined}
      aria-label={text('chat.line.system', { time: dates.time(line.at), text: text(key, { name }) })}
    >
      <img src={iconOf(line)} width={16} height={16} alt="" />
      <span>
        <FormattedMessage
          id={key}
          values={{ name: <NameText key="name" text={name} showEmoticons={showEmoticons} /> }}
        />
        {hasFailed && <span className="system-line-trouble"> {text('chat.nudge.failed')}</span>}
      </span>
    </article>
  );
}

function wordsOf(line: SystemLineProps['line']): { readonly key: TextKey; readonly name: string } {
  if (line.kind === 'notice') return { key: `chat.notice.${line.notice}`, name: line.name };
  return { key: line.isOwn ? 'chat.nudge.sent' : 'chat.nudge.received', name: line.senderName };
}

function iconOf(line: SystemLineProps['line']): string {
  if (line.kind === 'nudge') return nudge;
  return WARNINGS.has(line.notice) ? warning : info;
}
