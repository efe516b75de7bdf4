import close from '@resources/icons/window/close.svg';
import maximise from '@resources/icons/window/maximise.svg';
import minimise from '@resources/icons/window/minimise.svg';
import { useText } from '../../text/use-text.ts';

/** The actions of the title strip, as `controlWindow` takes them. */
export type WindowControl = 'minimize' | 'toggleMaximize' | 'close';

const CONTROL_ICONS: Readonly<Record<WindowControl, string>> = {
  minimize: minimise,
  toggleMaximize: maximise,
  close,
};

interface WindowControlsProps {
  readonly controls: readonly WindowControl[];
  readonly onControl: (control: WindowControl) => void;
}

export function WindowControls({ controls, onControl }: WindowControlsProps) {
  const text = useText();
  return (
    <div className="window-controls">
      {controls.map((control) => (
        <button
          key={control}
          type="button"
          className="window-control"
          aria-label={text(`window.${control}`)}
          title={text(`window.${control}`)}
          // The menu bar and F6 are the keyboard's way here; a tab stop before everything else would be in the way.
          tabIndex={-1}
          onClick={() => onControl(control)}
        >
          <img className="glyph" src={CONTROL_ICONS[control]} width={15} height={13} alt="" />
        </button>
      ))}
    </div>
  );
}
