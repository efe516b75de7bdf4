import { BACKGROUNDS, type BackgroundView } from '@nudge/ipc-contract';
import { useRef, useState, type ChangeEvent } from 'react';
import { backgroundOf } from '../../look/background-url.ts';
import { useText } from '../../text/use-text.ts';
import './background-picker.css';

/** Whom a choice is for. */
export type BackgroundAim = 'contact' | 'everybody';

export interface BackgroundPickerProps {
  /** Of the picture shown now; empty: none. */
  readonly chosenId: string;
  readonly own: BackgroundView['own'];
  /** Whom a choice is for at first. */
  readonly aim: BackgroundAim;
  /** Absent: several are here, and a choice is for everybody. */
  readonly name: string | undefined;
  readonly onChoose: (id: string, aim: BackgroundAim) => void;
  /** Answers why a file could not be taken, in words. */
  readonly onFile: (file: File, aim: BackgroundAim) => Promise<string | undefined>;
}

/** Kinds that the page can decode. */
const IMAGE_KINDS = 'image/png,image/jpeg,image/gif,image/webp,image/bmp,image/avif';

/** What stands behind the conversation: none, ours, one's own; a click shows it at once. */
export function BackgroundPicker(props: BackgroundPickerProps) {
  const { chosenId, own, name, onChoose, onFile } = props;
  const text = useText();
  const fileRef = useRef<HTMLInputElement>(null);
  const [aim, setAim] = useState(props.aim);
  const [trouble, setTrouble] = useState<string>();
  const takeFile = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    // So that choosing the same file again is news.
    event.target.value = '';
    if (file !== undefined) void onFile(file, aim).then(setTrouble);
  };
  const choices = [
    { id: '', label: text('chat.background.none') },
    ...BACKGROUNDS.map((id) => ({ id, label: text(`chat.background.${id}`) })),
    ...own.map(({ id }) => ({ id, label: text('chat.background.own') })),
  ];
  return (
    <div className="background-picker">
      <div className="background-grid" role="radiogroup" aria-label={text('chat.background.title')}>
        {choices.map(({ id, label }) => (
          <label key={id} className="background-choice" title={label}>
            <input
              type="radio"
              name="background"
              className="visually-hidden"
              checked={id === chosenId}
              aria-label={label}
              onChange={() => onChoose(id, aim)}
            />
            <BackgroundSample url={backgroundOf(id, own)?.url} />
          </label>
        ))}
      </div>
      <div className="background-foot">
        {name !== undefined && (
          <select
            className="field"
            aria-label={text('chat.background.aim')}
            value={aim}
            onChange={(event) => setAim(event.target.value === 'contact' ? 'contact' : 'everybody')}
          >
            <option value="contact">{text('chat.background.contact', { name })}</option>
            <option value="everybody">{text('chat.background.everybody')}</option>
          </select>
        )}
        <button type="button" className="button" onClick={() => fileRef.current?.click()}>
          {text('chat.background.browse')}
        </button>
        <input
          ref={fileRef}
          type="file"
          accept={IMAGE_KINDS}
          hidden
          data-testid="background-file"
          onChange={takeFile}
        />
      </div>
      {trouble !== undefined && (
        <p className="background-trouble" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}

function BackgroundSample({ url }: { readonly url: string | undefined }) {
  if (url === undefined) return <span className="background-none" aria-hidden="true" />;
  return <img src={url} alt="" draggable={false} />;
}
