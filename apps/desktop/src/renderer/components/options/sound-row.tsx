import { useText } from '../../text/use-text.ts';
import { Check } from './check.tsx';
import './options-pages.css';

interface SoundRowProps {
  /** Of the event. */
  readonly name: string;
  /** Name of the file of one's own; absent: ours is heard. */
  readonly ownFile: string | undefined;
  readonly isOn: boolean;
  readonly isMuted: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onPreview: () => void;
  readonly onChoose: (useDefault: boolean) => void;
}

/** One event: whether it is heard, how it sounds, and another sound for it. */
export function SoundRow({ name, ownFile, isOn, isMuted, onSwitch, onPreview, onChoose }: SoundRowProps) {
  const text = useText();
  const button = (key: 'preview' | 'browse', label: string, onClick: () => void) => (
    <button type="button" className="flat-button flat-button-framed" aria-label={label} onClick={onClick}>
      {text(`opt.alerts.${key}`)}
    </button>
  );
  return (
    <li>
      <Check label={name} isChecked={isOn} isDisabled={isMuted} onChange={onSwitch} />
      <span className="sound-commands">
        {button('preview', text('opt.alerts.previewOf', { name }), onPreview)}
        {button('browse', text('opt.alerts.browseFor', { name }), () => onChoose(false))}
      </span>
      {ownFile !== undefined && (
        <span className="sound-file">
          <span className="sound-file-name" dir="auto" title={ownFile}>
            {ownFile}
          </span>
          <button
            type="button"
            className="link-button"
            aria-label={text('opt.alerts.defaultSoundFor', { name })}
            onClick={() => onChoose(true)}
          >
            {text('opt.alerts.defaultSound')}
          </button>
        </span>
      )}
    </li>
  );
}
