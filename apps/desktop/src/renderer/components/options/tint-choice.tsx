import { TINTS, type Settings } from '@nudge/ipc-contract';
import { useId, type CSSProperties } from 'react';
import { tintColor } from '../../look/tint.ts';
import { usePalette } from '../../look/shown-look.ts';
import { useText } from '../../text/use-text.ts';

type Tint = Settings['look']['tint'];

interface TintChoiceProps {
  readonly tint: Tint;
  readonly onTint: (tint: Tint) => void;
}

/** The colour scheme: one swatch for each hue a window can take. */
export function TintChoice({ tint, onTint }: TintChoiceProps) {
  const text = useText();
  const { 'tint-sample': sample } = usePalette();
  const labelId = useId();
  return (
    <div className="options-choice" role="radiogroup" aria-labelledby={labelId}>
      <span id={labelId}>{text('opt.look.tint')}</span>
      <div className="tint-swatches">
        {TINTS.map((name) => (
          <input
            key={name}
            type="radio"
            name="tint"
            className="color-swatch"
            checked={tint === name}
            aria-label={text(`opt.look.tint.${name}`)}
            title={text(`opt.look.tint.${name}`)}
            style={{ '--swatch': tintColor(sample, name) } as CSSProperties}
            onChange={() => onTint(name)}
          />
        ))}
      </div>
    </div>
  );
}
