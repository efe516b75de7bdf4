import { APPEARANCE_CHOICES, LOOK_STYLES, SCALE_PERCENT, SCENES, type Settings } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { Choice } from './choice.tsx';
import { TintChoice } from './tint-choice.tsx';

interface LookBoxProps {
  readonly look: Settings['look'];
  readonly onLook: (part: Partial<Settings['look']>) => void;
}

/** Steps on offer, percent; a scale between them, from elsewhere, is offered beside them. */
const SCALES = [SCALE_PERCENT.least, 90, 100, 110, 125, 150, 175, SCALE_PERCENT.most];

/** How all windows look. */
export function LookBox({ look, onLook }: LookBoxProps) {
  const text = useText();
  const scales = [...new Set([...SCALES, look.scale])].sort((a, b) => a - b);
  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.look.title')}</legend>
      <Choice
        label={text('opt.look.style')}
        value={look.style}
        options={LOOK_STYLES.map((value) => ({ value, label: text(`opt.look.style.${value}`) }))}
        onChange={(style) => onLook({ style })}
      />
      {look.style === 'live' && (
        <Choice
          label={text('opt.look.scene')}
          value={look.scene}
          options={SCENES.map((value) => ({ value, label: text(`opt.look.scene.${value}`) }))}
          onChange={(scene) => onLook({ scene })}
        />
      )}
      <Choice
        label={text('opt.look.appearance')}
        value={look.appearance}
        options={APPEARANCE_CHOICES.map((value) => ({ value, label: text(`opt.look.appearance.${value}`) }))}
        onChange={(appearance) => onLook({ appearance })}
      />
      <Choice
        label={text('opt.look.scale')}
        value={String(look.scale)}
        options={scales.map((percent) => ({
          value: String(percent),
          label: text('opt.look.scalePercent', { share: percent / 100 }),
        }))}
        onChange={(scale) => onLook({ scale: Number(scale) })}
      />
      <TintChoice tint={look.tint} onTint={(tint) => onLook({ tint })} />
    </fieldset>
  );
}
