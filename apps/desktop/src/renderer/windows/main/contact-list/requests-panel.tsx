import type { ContactRequestView, RequestArguments } from '@nudge/ipc-contract';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { CheckBox } from '../../../components/check-box/check-box.tsx';
import { DisplayPicture } from '../../../components/display-picture/display-picture.tsx';
import { InvitationWords } from '../../../components/invitation-words/invitation-words.tsx';
import { useText } from '../../../text/use-text.ts';
import { EmptyList } from './empty-list.tsx';
import './contacts-panel.css';

type Answer = RequestArguments<'answerContactRequest'>;

interface RequestsPanelProps {
  readonly requests: readonly ContactRequestView[];
  /** Present: no answer can be given now, and this is why. */
  readonly disabledReason: string | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

/** The third view: everybody who waits for an answer. */
export function RequestsPanel({ requests, disabledReason, onAnswer }: RequestsPanelProps) {
  const text = useText();
  return (
    <section className="contacts-panel" aria-label={text('list.tab.requests')} data-pane="">
      <h2 className="panel-strip">{text('list.tab.requests')}</h2>
      {requests.length === 0 ? (
        <EmptyList title={text('list.noRequests')} hint={text('list.noRequestsHint')} />
      ) : (
        <ul className="panel-list">
          {requests.map((request) => (
            <RequestItem
              key={request.address}
              request={request}
              disabledReason={disabledReason}
              onAnswer={onAnswer}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RequestItemProps {
  readonly request: ContactRequestView;
  readonly disabledReason: string | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

function RequestItem({ request, disabledReason, onAnswer }: RequestItemProps) {
  const text = useText();
  const [addToList, setAddToList] = useState(true);
  const { address } = request;
  const name = request.displayName === '' ? address : request.displayName;
  return (
    <li className="request-item">
      <div className="request-item-head">
        <DisplayPicture size={32} />
        <p className="request-item-words">
          <FormattedMessage id="list.requestText" values={{ name: <bdi key="name">{name}</bdi> }} />
          <span className="request-item-address" dir="ltr">
            {address}
          </span>
        </p>
      </div>
      {request.invitation !== undefined && request.invitation !== '' && (
        <InvitationWords name={name} words={request.invitation} />
      )}
      <CheckBox label={text('list.requestAdd', { name })} isChecked={addToList} onChange={setAddToList} />
      <div className="request-item-buttons">
        {(['allow', 'block'] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            className={answer === 'allow' ? 'button button-default' : 'button'}
            disabled={disabledReason !== undefined}
            title={disabledReason}
            aria-label={`${text(answer === 'allow' ? 'list.requestAllow' : 'list.requestBlock')}: ${name}`}
            onClick={() => onAnswer({ address, answer, addToList: answer === 'allow' && addToList })}
          >
            {text(answer === 'allow' ? 'list.requestAllow' : 'list.requestBlock')}
          </button>
        ))}
      </div>
    </li>
  );
}
