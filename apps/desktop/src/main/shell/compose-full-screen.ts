/** What becomes of alerts and sounds while a program fills the screen, joined to the session and the settings. */
import type { SoundEvent } from '@nudge/ipc-contract';
import { FullScreenWatch } from '../services/full-screen/full-screen-watch.ts';
import type { MessengerService } from '../services/messenger/messenger-service.ts';
import type { SoundService } from '../services/sounds/sound-service.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import { systemClock } from '../services/support/clock.ts';
import type { ServiceParts } from './compose-services.ts';

/** Looks only while somebody is signed in who wants it. */
export function createFullScreen(
  { fullScreen, log }: ServiceParts,
  { own, events }: MessengerService,
  settings: SettingsService,
): FullScreenWatch {
  const isWanted = (): boolean => own.isSignedIn && settings.current.alerts.quietInFullScreen;
  const watch = new FullScreenWatch({ ...fullScreen, isWanted, clock: systemClock, log });
  settings.changed.subscribe(() => watch.follow());
  events.subscribe(() => watch.follow());
  return watch;
}

/** Plays what may be heard. */
export function playUncovered(sounds: SoundService, watch: FullScreenWatch): (event: SoundEvent) => void {
  return (event) => {
    if (!watch.isFilled) sounds.play(event);
  };
}
