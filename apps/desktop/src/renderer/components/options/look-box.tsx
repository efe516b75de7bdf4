import { APPEARANCE_CHOICES, type Settings } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { Choice } from './choice.tsx';

interface LookBoxProps {
  readonly look: Settings['look'];
  readonly onLook: (part: Partial<Settings['look']>) => void;
}

/** How all windows look. */
export function LookBox({ look, onLook }: LookBoxProps) {
  const text = useText();
  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.look.title')}</legend>
      <Choice
        label={text('opt.look.appearance')}
        value={look.appearance}
        options={APPEARANCE_CHOICES.map((value) => ({ value, label: text(`opt.look.appearance.${value}`) }))}
        onChange={(appearance) => onLook({ appearance })}
      />
    </fieldset>
  );
}
