import {
  ALERT_POSITIONS,
  SOUND_EVENTS,
  SOUND_MAX_BYTES,
  type Settings,
  type SoundEvent,
} from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { Check } from './check.tsx';
import { Choice } from './choice.tsx';
import './options-pages.css';
import { SoundRow } from './sound-row.tsx';

const MEGABYTE = 1024 * 1024;

type Alerts = Settings['alerts'];

const ALERT_FLAGS = [
  'contactOnline',
  'contactOffline',
  'message',
  'added',
  'mail',
] as const satisfies readonly (keyof Alerts)[];

interface AlertsPageProps {
  readonly alerts: Alerts;
  /** The server told of mail; without it nothing about mail is shown. */
  readonly hasMail: boolean;
  /** This system shows notifications of its own. */
  readonly canNotify: boolean;
  /** This system has a way to see that a program fills the screen; without it nothing about that is shown. */
  readonly canSeeFullScreen: boolean;
  readonly onAlerts: (part: Partial<Alerts>) => void;
  readonly onPreview: (event: SoundEvent) => void;
  /** Main asks which file, or that event has ours again; at once: it is no draft. */
  readonly onChooseSound: (event: SoundEvent, useDefault: boolean) => void;
}

export function AlertsPage(props: AlertsPageProps) {
  const { alerts, hasMail, canNotify, canSeeFullScreen, onAlerts, onPreview, onChooseSound } = props;
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
        <legend>{text('opt.alerts.how')}</legend>
        <Choice
          label={text('opt.alerts.position')}
          value={alerts.position}
          options={ALERT_POSITIONS.map((value) => ({ value, label: text(`opt.alerts.position.${value}`) }))}
          onChange={(position) => onAlerts({ position })}
        />
        <Check
          label={text('opt.alerts.useSystem')}
          hint={canNotify ? undefined : text('opt.alerts.noSystem')}
          isChecked={alerts.useSystem && canNotify}
          isDisabled={!canNotify}
          onChange={(useSystem) => onAlerts({ useSystem })}
        />
        <Check
          label={text('opt.alerts.opensMinimized')}
          isChecked={alerts.opensMinimized}
          onChange={(opensMinimized) => onAlerts({ opensMinimized })}
        />
        {canSeeFullScreen && <FullScreenRules alerts={alerts} onAlerts={onAlerts} />}
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
            <SoundRow
              key={event}
              name={text(`opt.sound.${event}`)}
              ownFile={alerts.ownSounds.find((sound) => sound.event === event)?.name}
              isOn={alerts.sounds[event]}
              isMuted={alerts.muteAll}
              onSwitch={(isOn) => onAlerts({ sounds: { ...alerts.sounds, [event]: isOn } })}
              onPreview={() => onPreview(event)}
              onChoose={(useDefault) => onChooseSound(event, useDefault)}
            />
          ))}
        </ul>
        <p className="options-text">{text('opt.alerts.soundHint', { n: SOUND_MAX_BYTES / MEGABYTE })}</p>
      </fieldset>
    </>
  );
}

function FullScreenRules({ alerts, onAlerts }: Pick<AlertsPageProps, 'alerts' | 'onAlerts'>) {
  const text = useText();
  return (
    <>
      <Check
        label={text('opt.alerts.quietInFullScreen')}
        isChecked={alerts.quietInFullScreen}
        onChange={(quietInFullScreen) => onAlerts({ quietInFullScreen })}
      />
      <div className="options-below">
        <Check
          label={text('opt.alerts.busyInFullScreen')}
          isChecked={alerts.busyInFullScreen && alerts.quietInFullScreen}
          isDisabled={!alerts.quietInFullScreen}
          onChange={(busyInFullScreen) => onAlerts({ busyInFullScreen })}
        />
      </div>
    </>
  );
}
