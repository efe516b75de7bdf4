import { INVITATION_MAX_CHARACTERS } from '@nudge/ipc-contract';
import { useId } from 'react';
import { CheckBox } from '../../../components/check-box/check-box.tsx';
import { useText } from '../../../text/use-text.ts';

/** Characters left from which on they are counted before one's eyes. */
const COUNTED_FROM = 100;

/** What one writes to somebody on adding them; or not even that they are invited. */
export interface InvitationChoice {
  readonly words: string;
  readonly isSilent: boolean;
}

interface InvitationFieldsProps {
  readonly choice: InvitationChoice;
  readonly onChange: (choice: InvitationChoice) => void;
}

export function InvitationFields({ choice, onChange }: InvitationFieldsProps) {
  const text = useText();
  const id = useId();
  const { words, isSilent } = choice;
  const left = INVITATION_MAX_CHARACTERS - words.length;
  const note = (): string => {
    if (isSilent) return text('add.silentHint');
    return left <= COUNTED_FROM ? text('add.messageLeft', { count: left }) : text('add.messageHint');
  };
  return (
    <>
      <div className="text-field">
        <label className="label" htmlFor={id}>
          {text('add.message')}
        </label>
        <textarea
          id={id}
          className="field"
          rows={3}
          dir="auto"
          maxLength={INVITATION_MAX_CHARACTERS}
          disabled={isSilent}
          value={words}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChange({ ...choice, words: event.target.value })}
        />
        <span id={`${id}-note`} className="field-hint">
          {note()}
        </span>
      </div>
      <CheckBox
        label={text('add.silent')}
        isChecked={isSilent}
        onChange={(next) => onChange({ ...choice, isSilent: next })}
      />
    </>
  );
}
