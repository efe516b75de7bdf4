import type { AlertView } from '@nudge/ipc-contract';
import { FormattedMessage } from 'react-intl';
import { EmoticonText } from '../../components/emoticon/emoticon-text.tsx';
import { NameText } from '../../components/name-text/name-text.tsx';

interface AlertWordsProps {
  readonly alert: AlertView;
  readonly showEmoticons: boolean;
}

/** What has happened, and for a message its beginning. */
export function AlertWords({ alert, showEmoticons }: AlertWordsProps) {
  const name = (
    <b key="name">
      <NameText text={alert.name} showEmoticons={showEmoticons} isOneLine />
    </b>
  );
  return (
    <>
      <span className="alert-event">
        <FormattedMessage id={`alert.${alert.kind}`} values={{ name, count: alert.count }} />
      </span>
      {alert.text !== '' && (
        <span className="alert-text" dir="auto">
          <EmoticonText text={alert.text} showEmoticons={showEmoticons} />
        </span>
      )}
    </>
  );
}
