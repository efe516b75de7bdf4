import type { Bridge, HistoryProtectionView, RequestFailure, Settings } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { Check } from './check.tsx';
import './options-pages.css';
import { OwnMessagesBox } from './own-messages-box.tsx';
import { ProtectionBox } from './protection-box.tsx';

type Messages = Settings['messages'];

const LOOKS = [
  'showEmoticons',
  'showCustomEmoticons',
  'timeStamps',
  'groupSequential',
  'exactColors',
  'ownFontForAll',
  'safetyLine',
] as const;
const NUDGES = ['allowNudges', 'shakeWindow'] as const;
const HISTORY = ['keepHistory', 'showLastConversation'] as const;
const TYPING = ['sendTyping'] as const;

type MessageFlag = (typeof LOOKS | typeof NUDGES | typeof HISTORY | typeof TYPING)[number];

interface MessagesPageProps {
  readonly messages: Messages;
  /** Where kept conversations lie. */
  readonly historyFolder: string;
  readonly protection: HistoryProtectionView;
  readonly request: Bridge<'options'>['request'];
  /** Of what takes effect at once. */
  readonly onFailure: (failure: RequestFailure | undefined) => void;
  readonly onMessages: (part: Partial<Messages>) => void;
  readonly onOpenHistoryFolder: () => void;
}

export function MessagesPage(props: MessagesPageProps) {
  const { messages, historyFolder, onMessages, onOpenHistoryFolder } = props;
  const text = useText();
  const box = (flags: readonly MessageFlag[]) =>
    flags.map((flag) => (
      <Check
        key={flag}
        label={text(`opt.messages.${flag}`)}
        isChecked={messages[flag]}
        isDisabled={
          (flag === 'shakeWindow' && !messages.allowNudges) ||
          (flag === 'showCustomEmoticons' && !messages.showEmoticons)
        }
        onChange={(isOn) => onMessages({ [flag]: isOn })}
      />
    ));
  return (
    <>
      <OwnMessagesBox messages={messages} onMessages={onMessages} />
      <fieldset className="group-box options-stack">
        <legend>{text('opt.messages.looks')}</legend>
        {box(LOOKS)}
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.messages.nudges')}</legend>
        {box(NUDGES)}
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.messages.history')}</legend>
        {box(HISTORY)}
        <span>{text('opt.messages.historyFolder')}</span>
        <p className="files-folder" dir="ltr">
          {historyFolder}
        </p>
        <div className="options-row">
          <button type="button" className="button" onClick={onOpenHistoryFolder}>
            {text('opt.messages.openFolder')}
          </button>
        </div>
        <ProtectionBox protection={props.protection} request={props.request} onFailure={props.onFailure} />
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.messages.typing')}</legend>
        {box(TYPING)}
      </fieldset>
    </>
  );
}
