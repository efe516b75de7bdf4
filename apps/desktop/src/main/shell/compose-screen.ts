/** What is seen of the screen, joined to the session and the settings. */
import type { SoundEvent } from '@nudge/ipc-contract';
import { ScreenWatch } from '../services/screen/screen-watch.ts';
import type { MessengerService } from '../services/messenger/messenger-service.ts';
import type { SoundService } from '../services/sounds/sound-service.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import { systemClock } from '../services/support/clock.ts';
import type { ServiceParts } from './compose-services.ts';

/** Looks only while somebody is signed in. */
export function createScreenWatch(
  { screen, log }: ServiceParts,
  { own, events }: MessengerService,
  settings: SettingsService,
): ScreenWatch {
  const watch = new ScreenWatch({
    ...screen,
    isWanted: () => own.isSignedIn,
    isFullScreenWanted: () => settings.current.alerts.quietInFullScreen,
    clock: systemClock,
    log,
  });
  settings.changed.subscribe(() => watch.follow());
  events.subscribe(() => watch.follow());
  return watch;
}

/** Plays what may be heard. */
export function playUncovered(sounds: SoundService, watch: ScreenWatch): (event: SoundEvent) => void {
  return (event) => {
    if (!watch.isFilled) sounds.play(event);
  };
}
