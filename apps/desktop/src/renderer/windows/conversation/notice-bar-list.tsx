import type { ParticipantView, RequestFailure } from '@nudge/ipc-contract';
import { FormattedMessage } from 'react-intl';
import { FailureWords } from '../../components/failure-words/failure-words.tsx';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useText } from '../../text/use-text.ts';
import { NoticeBar } from './notice-bar.tsx';
import type { BarAction, NoticeBarView } from './notice-bars.ts';

interface NoticeBarListProps {
  readonly bars: readonly NoticeBarView[];
  /** What the last thing one asked for ran into. */
  readonly trouble: RequestFailure | undefined;
  readonly showEmoticons: boolean;
  readonly onAction: (action: BarAction, person: ParticipantView | undefined) => void;
  readonly onDismissTrouble: () => void;
}

/** All bars above a history. */
export function NoticeBarList(props: NoticeBarListProps) {
  const { bars, trouble, showEmoticons, onAction, onDismissTrouble } = props;
  const text = useText();
  if (bars.length === 0 && trouble === undefined) return null;
  return (
    <div className="notice-bar-list">
      {bars.map(({ key, icon, actions, person, status }) => (
        <NoticeBar
          key={key}
          icon={icon}
          links={actions.map((action) => ({
            label: text(`chat.bar.${action}`),
            onPress: () => onAction(action, person),
          }))}
        >
          <FormattedMessage
            id={key}
            values={{
              name: <NameText key="name" text={person?.displayName ?? ''} showEmoticons={showEmoticons} />,
              status: status === undefined ? '' : text(`status.${status}`),
            }}
          />
        </NoticeBar>
      ))}
      {trouble !== undefined && (
        <NoticeBar
          icon="warning"
          role="alert"
          links={[{ label: text('chat.bar.dismiss'), onPress: onDismissTrouble }]}
        >
          <FailureWords failure={trouble} />
        </NoticeBar>
      )}
    </div>
  );
}
