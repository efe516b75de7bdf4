import { useEffect, useRef } from 'react';
import { useText } from '../../text/use-text.ts';
import { EMOTICON_SIZE } from '../emoticon/emoticon-size.ts';
import type { PictureToken } from '../emoticon/tokenize-text.ts';
import { emoticonUrl } from '../emoticon/emoticon-url.ts';
import { useReducedMotion } from '../emoticon/use-reduced-motion.ts';
import { cellIdOf, type PickerRow } from './emoticon-cells.ts';

interface EmoticonGridProps {
  readonly id: string;
  readonly rows: readonly PickerRow[];
  /** The chosen cell, counted through all rows. */
  readonly active: number;
  readonly onActivate: (cell: number) => void;
  readonly onPick: (picture: PictureToken) => void;
}

/** The picker's rows. The focus stays in the search field; the chosen cell is marked. */
export function EmoticonGrid({ id, rows, active, onActivate, onPick }: EmoticonGridProps) {
  const text = useText();
  const isStill = useReducedMotion();
  const gridRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    gridRef.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  let cell = -1;
  return (
    <div ref={gridRef} id={id} role="grid" className="emoticon-grid" aria-label={text('chat.picker.title')}>
      {rows.map(({ part, pictures }, row) => (
        <div
          key={row}
          role="row"
          className="emoticon-grid-row"
          data-part={part}
          data-last={rows[row + 1]?.part !== part || undefined}
        >
          {pictures.map((picture) => {
            cell += 1;
            const own = cell;
            const { code } = picture;
            const meaning = picture.kind === 'custom' ? code : text(`emo.${picture.emoticon.meaning}`);
            return (
              <div
                key={code}
                id={cellIdOf(id, own)}
                role="gridcell"
                className="emoticon-grid-cell"
                aria-label={meaning}
                aria-selected={own === active}
                title={picture.kind === 'custom' ? code : `${meaning} ${code}`}
                onPointerMove={() => onActivate(own)}
                onClick={() => onPick(picture)}
              >
                <img
                  src={
                    picture.kind === 'custom'
                      ? picture.url
                      : emoticonUrl(picture.emoticon.meaning, isStill || own !== active)
                  }
                  width={EMOTICON_SIZE}
                  height={EMOTICON_SIZE}
                  alt=""
                />
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
