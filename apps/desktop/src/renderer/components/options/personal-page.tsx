import {
  DISPLAY_NAME_MAX_CHARACTERS,
  PERSONAL_MESSAGE_MAX_CHARACTERS,
  type Settings,
} from '@nudge/ipc-contract';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { DisplayPicture } from '../display-picture/display-picture.tsx';
import { Check } from './check.tsx';
import './options-pages.css';

/** Minutes without input before one is shown as away. */
const AWAY_MINUTES_MIN = 1;
const AWAY_MINUTES_MAX = 999;

interface PersonalPageProps {
  /** Name and message live on the server, so they can be changed only while signed in. */
  readonly isSignedIn: boolean;
  readonly displayName: string;
  readonly personalMessage: string;
  readonly personal: Settings['personal'];
  readonly pictureUrl: string;
  readonly onDisplayName: (name: string) => void;
  readonly onPersonalMessage: (message: string) => void;
  readonly onPersonal: (part: Partial<Settings['personal']>) => void;
  readonly onChangePicture: () => void;
}

export function PersonalPage(props: PersonalPageProps) {
  const { isSignedIn, displayName, personalMessage, personal } = props;
  const text = useText();
  return (
    <>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.personal.name')}</legend>
        <label>
          <span className="label">{text('opt.personal.displayName')}</span>
          <input
            className="field"
            value={displayName}
            disabled={!isSignedIn}
            maxLength={DISPLAY_NAME_MAX_CHARACTERS}
            onChange={(event) => props.onDisplayName(event.target.value)}
          />
        </label>
        <label>
          <span className="label">{text('opt.personal.message')}</span>
          <input
            className="field"
            value={personalMessage}
            disabled={!isSignedIn}
            maxLength={PERSONAL_MESSAGE_MAX_CHARACTERS}
            onChange={(event) => props.onPersonalMessage(event.target.value)}
          />
        </label>
        {!isSignedIn && <span className="field-hint">{text('opt.personal.signInFirst')}</span>}
      </fieldset>
      <fieldset className="group-box">
        <legend>{text('opt.personal.picture')}</legend>
        <div className="options-picture">
          <DisplayPicture size={50} source={props.pictureUrl} />
          <div className="options-stack">
            <button type="button" className="button" disabled={!isSignedIn} onClick={props.onChangePicture}>
              {text('opt.personal.changePicture')}
            </button>
            <Check
              label={text('opt.personal.showMyPicture')}
              isChecked={personal.showMyPicture}
              onChange={(showMyPicture) => props.onPersonal({ showMyPicture })}
            />
            <Check
              label={text('opt.personal.showOthersPictures')}
              isChecked={personal.showOthersPictures}
              onChange={(showOthersPictures) => props.onPersonal({ showOthersPictures })}
            />
          </div>
        </div>
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.personal.status')}</legend>
        <Check
          label={text('opt.personal.awayWhenIdle')}
          isChecked={personal.awayWhenIdle}
          onChange={(awayWhenIdle) => props.onPersonal({ awayWhenIdle })}
        >
          <AwayMinutes personal={personal} onPersonal={props.onPersonal} />
        </Check>
      </fieldset>
    </>
  );
}

type AwayMinutesProps = Pick<PersonalPageProps, 'personal' | 'onPersonal'>;

/** What is typed stays as typed until the field is left: then it shows what holds. */
function AwayMinutes({ personal, onPersonal }: AwayMinutesProps) {
  const text = useText();
  const [typed, setTyped] = useState<string>();
  const change = (now: string): void => {
    setTyped(now);
    const minutes = minutesOf(now);
    if (minutes !== undefined) onPersonal({ awayAfterMinutes: minutes });
  };
  return (
    <>
      <input
        type="number"
        className="field options-number"
        aria-label={text('opt.personal.awayMinutes')}
        min={AWAY_MINUTES_MIN}
        max={AWAY_MINUTES_MAX}
        value={typed ?? personal.awayAfterMinutes}
        aria-invalid={typed !== undefined && minutesOf(typed) === undefined}
        disabled={!personal.awayWhenIdle}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      {text('opt.personal.minutes', { n: personal.awayAfterMinutes })}
    </>
  );
}

/** Undefined for what is no number of minutes. */
function minutesOf(typed: string): number | undefined {
  const minutes = Math.round(Number(typed));
  return minutes >= AWAY_MINUTES_MIN && minutes <= AWAY_MINUTES_MAX ? minutes : undefined;
}
