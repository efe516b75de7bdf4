import type { SettingsService } from '../settings/settings-service.ts';
import type { LoginItem } from './autostart-file.ts';

/**
 * Keeps the system in step with the choice. A program that was moved is written anew when it begins; where
 * nothing was chosen, the system is left alone.
 */
export function followRunAtStart(settings: SettingsService, item: LoginItem): void {
  let isOn = settings.current.general.runAtStart;
  if (isOn) item.set(true);
  settings.changed.subscribe(({ general }) => {
    if (general.runAtStart === isOn) return;
    isOn = general.runAtStart;
    item.set(isOn);
  });
}
