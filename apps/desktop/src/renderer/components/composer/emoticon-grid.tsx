import { useEffect, useRef } from 'react';
import { useText } from '../../text/use-text.ts';
import { EMOTICON_SIZE } from '../emoticon/emoticon-size.ts';
import type { Emoticon } from '../emoticon/emoticon-table.ts';
import { emoticonUrl } from '../emoticon/emoticon-url.ts';
import { useReducedMotion } from '../emoticon/use-reduced-motion.ts';
import { cellIdOf, type PickerRow } from './emoticon-cells.ts';

interface EmoticonGridProps {
  readonly id: string;
  readonly rows: readonly PickerRow[];
  /** The chosen cell, counted through all rows. */
  readonly active: number;
  readonly onActivate: (cell: number) => void;
  readonly onPick: (emoticon: Emoticon) => void;
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
      {rows.map(({ isRecent, emoticons }, row) => (
        <div key={row} role="row" className="emoticon-grid-row" data-recent={isRecent || undefined}>
          {emoticons.map((emoticon) => {
            cell += 1;
            const own = cell;
            const meaning = text(`emo.${emoticon.meaning}`);
            return (
              <div
                key={emoticon.meaning}
                id={cellIdOf(id, own)}
                role="gridcell"
                className="emoticon-grid-cell"
                aria-label={meaning}
                aria-selected={own === active}
                title={`${meaning} ${emoticon.codes[0]}`}
                onPointerMove={() => onActivate(own)}
                onClick={() => onPick(emoticon)}
              >
                <img
                  src={emoticonUrl(emoticon.meaning, isStill || own !== active)}
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
