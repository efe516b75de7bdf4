import type { PictureChoiceView, PictureSnapshot } from '@nudge/ipc-contract';
import { useEffect, useRef, useState, type ChangeEvent, type FormEvent } from 'react';
import { DisplayPicture } from '../../components/display-picture/display-picture.tsx';
import type { TextKey } from '../../text/text-key.ts';
import { WindowFoot } from '../../components/window-foot/window-foot.tsx';
import { useText, type Text } from '../../text/use-text.ts';
import { PictureGrid } from './picture-grid.tsx';

interface GridStepProps {
  readonly snapshot: PictureSnapshot;
  readonly trouble: string | undefined;
  readonly onBrowse: (file: File) => void;
  readonly onRemove: (id: string) => void;
  /** Empty: no picture. */
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** Kinds that the page can decode. */
const IMAGE_KINDS = 'image/png,image/jpeg,image/gif,image/webp,image/bmp,image/avif';

/** The shipped pictures and those used before, the chosen one large beside them. */
export function GridStep(props: GridStepProps) {
  const { snapshot, trouble, onChoose, onClose } = props;
  const text = useText();
  const fileRef = useRef<HTMLInputElement>(null);
  const bodyRef = useRef<HTMLElement>(null);
  const [chosenId, setChosenId] = useState(snapshot.chosenId);
  useEffect(() => {
    const body = bodyRef.current;
    const first = body?.querySelector<HTMLElement>('input:checked') ?? body?.querySelector('input');
    first?.focus();
  }, []);
  const all = [...snapshot.recent, ...snapshot.shipped];
  const chosen = all.find(({ id }) => id === chosenId);
  const isRecent = snapshot.recent.some(({ id }) => id === chosenId);
  const nameOf = (picture: PictureChoiceView): string => pictureName(picture, text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onChoose(chosen?.id ?? '');
  };
  const takeFile = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    if (file !== undefined) props.onBrowse(file);
    // So that choosing the same file again is news.
    event.target.value = '';
  };
  return (
    <form
      className="picture-window"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <main ref={bodyRef} className="picture-window-body">
        <section className="picture-window-choices" aria-label={text('picker.choices')}>
          {snapshot.recent.length > 0 && (
            <PictureGrid
              title={text('picker.recent')}
              pictures={snapshot.recent}
              chosenId={chosenId}
              nameOf={nameOf}
              onChoose={setChosenId}
            />
          )}
          <PictureGrid
            title={text('picker.shipped')}
            pictures={snapshot.shipped}
            chosenId={chosenId}
            nameOf={nameOf}
            onChoose={setChosenId}
          />
        </section>
        <section className="picture-window-side" aria-label={text('picker.preview')}>
          <h2>{text('picker.preview')}</h2>
          <DisplayPicture size={98} source={chosen?.url} />
          <p className="picture-window-name">{chosen === undefined ? text('picker.none') : nameOf(chosen)}</p>
          <button type="button" className="button" onClick={() => fileRef.current?.click()}>
            {text('picker.browse')}
          </button>
          <input
            ref={fileRef}
            type="file"
            accept={IMAGE_KINDS}
            hidden
            data-testid="picture-file"
            onChange={takeFile}
          />
          <button
            type="button"
            className="button"
            disabled={!isRecent}
            onClick={() => {
              props.onRemove(chosenId);
              setChosenId('');
            }}
          >
            {text('picker.remove')}
          </button>
          <label className="check picture-window-none">
            <input
              type="checkbox"
              className="check-box"
              checked={chosen === undefined}
              onChange={(event) => setChosenId(event.target.checked ? '' : (all[0]?.id ?? ''))}
            />
            {text('picker.dontShow')}
          </label>
        </section>
      </main>
      <WindowFoot trouble={trouble}>
        <button type="submit" className="button button-default">
          {text('dialog.ok')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {text('dialog.cancel')}
        </button>
      </WindowFoot>
    </form>
  );
}

function pictureName({ nameKey }: PictureChoiceView, text: Text): string {
  return nameKey === '' ? text('picker.ownPicture') : text(nameKey as TextKey);
}
