import { SOUND_EVENTS, type Settings, type SoundEvent } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { Check } from './check.tsx';
import './options-pages.css';

type Alerts = Settings['alerts'];

const ALERT_FLAGS = [
  'contactOnline',
  'message',
  'added',
  'mail',
] as const satisfies readonly (keyof Alerts)[];

interface AlertsPageProps {
  readonly alerts: Alerts;
  /** The server told of mail; without it nothing about mail is shown. */
  readonly hasMail: boolean;
  readonly onAlerts: (part: Partial<Alerts>) => void;
  readonly onPreview: (event: SoundEvent) => void;
}

export function AlertsPage({ alerts, hasMail, onAlerts, onPreview }: AlertsPageProps) {
  const text = useText();
  return (
    <>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.alerts.show')}</legend>
        {ALERT_FLAGS.filter((flag) => hasMail || flag !== 'mail').map((flag) => (
          <Check
            key={flag}
            label={text(`opt.alerts.${flag}`)}
            isChecked={alerts[flag]}
            onChange={(isOn) => onAlerts({ [flag]: isOn })}
          />
        ))}
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.alerts.sounds')}</legend>
        <Check
          label={text('opt.alerts.muteAll')}
          isChecked={alerts.muteAll}
          onChange={(muteAll) => onAlerts({ muteAll })}
        />
        <ul className="sound-list">
          {SOUND_EVENTS.filter((event) => hasMail || event !== 'newemail').map((event) => (
            <li key={event}>
              <Check
                label={text(`opt.sound.${event}`)}
                isChecked={alerts.sounds[event]}
                isDisabled={alerts.muteAll}
                onChange={(isOn) => onAlerts({ sounds: { ...alerts.sounds, [event]: isOn } })}
              />
              <button
                type="button"
                className="flat-button flat-button-framed"
                aria-label={text('opt.alerts.previewOf', { name: text(`opt.sound.${event}`) })}
                onClick={() => onPreview(event)}
              >
                {text('opt.alerts.preview')}
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  );
}
