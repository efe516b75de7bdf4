import { useId, type CSSProperties } from 'react';
import { useText } from '../../text/use-text.ts';
import { MESSAGE_COLORS } from './message-colors.ts';

interface ColorSwatchesProps {
  /** `#rrggbb`. */
  readonly color: string;
  readonly onChange: (color: string) => void;
}

/** The sixteen colours, named for the tooltip and the screen reader. */
export function ColorSwatches({ color, onChange }: ColorSwatchesProps) {
  const text = useText();
  const group = useId();
  return (
    <div role="radiogroup" className="color-swatches" aria-label={text('chat.font.color')}>
      {MESSAGE_COLORS.map(({ name, value }) => (
        <input
          key={name}
          type="radio"
          name={group}
          className="color-swatch"
          style={{ '--swatch': value } as CSSProperties}
          aria-label={text(`chat.color.${name}`)}
          title={text(`chat.color.${name}`)}
          checked={color.toLowerCase() === value}
          onChange={() => onChange(value)}
        />
      ))}
    </div>
  );
}
