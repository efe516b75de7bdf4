import type { TextFormatView } from '@nudge/ipc-contract';
import { useState, type FormEvent } from 'react';
import { usePalette } from '../../look/shown-look.ts';
import { useText } from '../../text/use-text.ts';
import { messageStyle, textPixels } from '../message/message-style.ts';
import { ColorSwatches } from './color-swatches.tsx';
import { FontList } from './font-list.tsx';
import { FONT_SIZES, FONT_STYLES } from './font-choices.ts';
import './font-form.css';

/** How one's own messages look; the size in points is local and never sent. */
export interface FontChoice {
  readonly format: TextFormatView;
  readonly size: number;
}

interface FontFormProps {
  readonly choice: FontChoice;
  /** Families to offer besides the default one. */
  readonly families: readonly string[];
  readonly onApply: (choice: FontChoice) => void;
  readonly onCancel: () => void;
}

/** Font, style, size, effects and colour of one's messages, with a sample. */
export function FontForm({ choice, families, onApply, onCancel }: FontFormProps) {
  const text = useText();
  const [{ format, size }, setChoice] = useState(choice);
  const setFormat = (change: Partial<TextFormatView>): void =>
    setChoice((current) => ({ ...current, format: { ...current.format, ...change } }));
  const style = FONT_STYLES.find(({ bold, italic }) => bold === format.bold && italic === format.italic);
  const offered =
    format.font === '' || families.includes(format.font) ? families : [format.font, ...families];
  const palette = usePalette();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A form of the window below would take it for its own: React hands events on through portals.
    event.stopPropagation();
    onApply({ format, size });
  };
  return (
    <form className="font-form" onSubmit={submit}>
      <div className="font-form-lists">
        <FontList
          label={text('chat.font.family')}
          value={format.font}
          options={[
            { value: '', label: text('chat.font.default') },
            ...offered.map((family) => ({ value: family, label: family, font: family })),
          ]}
          onChange={(font) => setFormat({ font })}
        />
        <FontList
          label={text('chat.font.style')}
          value={style?.name ?? 'regular'}
          options={FONT_STYLES.map(({ name }) => ({ value: name, label: text(`chat.font.${name}`) }))}
          onChange={(chosen) => {
            const found = FONT_STYLES.find(({ name }) => name === chosen);
            if (found !== undefined) setFormat({ bold: found.bold, italic: found.italic });
          }}
        />
        <FontList
          label={text('chat.font.size')}
          value={String(size)}
          options={FONT_SIZES.map((points) => ({ value: String(points), label: String(points) }))}
          onChange={(chosen) => setChoice((current) => ({ ...current, size: Number(chosen) }))}
        />
      </div>
      <div className="font-form-row">
        <fieldset className="font-form-effects">
          <legend>{text('chat.font.effects')}</legend>
          <Effect
            label={text('chat.font.strikeThrough')}
            isOn={format.strikeThrough}
            onChange={(strikeThrough) => setFormat({ strikeThrough })}
          />
          <Effect
            label={text('chat.font.underline')}
            isOn={format.underline}
            onChange={(underline) => setFormat({ underline })}
          />
          <ColorSwatches color={format.color} onChange={(color) => setFormat({ color })} />
        </fieldset>
        <figure className="font-form-sample">
          <figcaption>{text('chat.font.sample')}</figcaption>
          <p
            data-testid="font-sample"
            dir="auto"
            style={{
              ...messageStyle(format, { exactColors: true, palette }),
              // On white paper, by night as well.
              color: format.color,
              fontSize: textPixels(size, 100),
            }}
          >
            {text('chat.font.sampleText')}
          </p>
        </figure>
      </div>
      <div className="font-form-buttons">
        <button type="submit" className="button button-default">
          {text('dialog.ok')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {text('dialog.cancel')}
        </button>
      </div>
    </form>
  );
}

interface EffectProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Effect({ label, isOn, onChange }: EffectProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        className="check-box"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
