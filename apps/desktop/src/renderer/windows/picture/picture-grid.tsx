import type { PictureChoiceView } from '@nudge/ipc-contract';
import { useId } from 'react';

interface PictureGridProps {
  readonly title: string;
  readonly pictures: readonly PictureChoiceView[];
  readonly chosenId: string;
  readonly nameOf: (picture: PictureChoiceView) => string;
  readonly onChoose: (id: string) => void;
}

/** Pictures to choose from: radio buttons that look like what they stand for. */
export function PictureGrid({ title, pictures, chosenId, nameOf, onChoose }: PictureGridProps) {
  const titleId = useId();
  return (
    <div role="radiogroup" aria-labelledby={titleId} className="picture-group">
      <h2 id={titleId}>{title}</h2>
      <div className="picture-grid">
        {pictures.map((picture) => (
          <label key={picture.id} className="picture-choice" title={nameOf(picture)}>
            <input
              type="radio"
              // One group for all grids: arrows go from one to the next.
              name="picture"
              className="visually-hidden"
              checked={picture.id === chosenId}
              aria-label={nameOf(picture)}
              onChange={() => onChoose(picture.id)}
            />
            <img src={picture.url} width={48} height={48} alt="" draggable={false} />
          </label>
        ))}
      </div>
    </div>
  );
}
