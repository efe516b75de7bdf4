import type { ContactRequestView, RequestFailure } from '@nudge/ipc-contract';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { CheckBox } from '../../components/check-box/check-box.tsx';
import { DisplayPicture } from '../../components/display-picture/display-picture.tsx';
import { EmoticonText } from '../../components/emoticon/emoticon-text.tsx';
import { FailureWords } from '../../components/failure-words/failure-words.tsx';
import { InvitationWords } from '../../components/invitation-words/invitation-words.tsx';
import { NameText } from '../../components/name-text/name-text.tsx';
import { useText } from '../../text/use-text.ts';
import './added-you.css';

type Answer = 'allow' | 'block';
/** Stands for the name in the sentence while it is cut there; from the range that no text uses. */
const NAME_PLACE = '\u{E000}';
const ANSWERS: readonly Answer[] = ['allow', 'block'];

interface AddedYouProps {
  readonly request: ContactRequestView;
  readonly showEmoticons: boolean;
  readonly onAnswer: (answer: Answer, addToList: boolean) => Promise<RequestFailure | undefined>;
  readonly onLater: () => void;
}

/** Somebody put us on their list: let them see us, or block them; and put them on ours too, or not. */
export function AddedYou({ request, showEmoticons, onAnswer, onLater }: AddedYouProps) {
  const text = useText();
  const [answer, setAnswer] = useState<Answer>('allow');
  const [addToList, setAddToList] = useState(true);
  const [failure, setFailure] = useState<RequestFailure>();
  const firstRef = useRef<HTMLInputElement>(null);
  const { address } = request;
  const name = request.displayName === '' ? address : request.displayName;
  const [before, after] = text('prompt.text', { name: NAME_PLACE, address }).split(NAME_PLACE);
  useEffect(() => firstRef.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void onAnswer(answer, addToList).then(setFailure);
  };
  return (
    <form
      className="added-you"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLater();
      }}
    >
      <div className="added-you-body">
        <DisplayPicture size={48} />
        <div className="added-you-words">
          <p className="added-you-text">
            {before}
            <b>
              <NameText text={name} showEmoticons={showEmoticons} />
            </b>
            {after}
          </p>
          {request.invitation !== undefined && request.invitation !== '' && (
            <InvitationWords name={name} words={request.invitation} />
          )}
          <fieldset className="added-you-answers">
            <legend className="visually-hidden">{text('prompt.question', { name })}</legend>
            {ANSWERS.map((choice) => (
              <label key={choice} className="check">
                <input
                  ref={choice === 'allow' ? firstRef : undefined}
                  type="radio"
                  className="check-box"
                  name="answer"
                  checked={answer === choice}
                  onChange={() => setAnswer(choice)}
                />
                <span className="check-label">
                  <EmoticonText text={text(`prompt.${choice}`, { name })} showEmoticons={showEmoticons} />
                </span>
              </label>
            ))}
          </fieldset>
          <p className="added-you-hint">{text('prompt.hint')}</p>
          {failure !== undefined && (
            <p className="field-error" role="alert">
              <FailureWords failure={failure} />
            </p>
          )}
        </div>
      </div>
      <div className="added-you-foot">
        <CheckBox
          label={<EmoticonText text={text('prompt.addToList', { name })} showEmoticons={showEmoticons} />}
          isChecked={addToList}
          onChange={setAddToList}
        />
        <span className="added-you-space" />
        <button type="submit" className="button button-default">
          {text('dialog.ok')}
        </button>
        <button type="button" className="button" onClick={onLater}>
          {text('prompt.later')}
        </button>
      </div>
    </form>
  );
}
