import { LINK_SCHEMES } from '../outside/read-link.ts';
import type { SettingsService } from '../settings/settings-service.ts';

/** Which program the system opens links of a scheme with. */
export interface LinkHandler {
  isOurs(scheme: string): boolean;
  take(scheme: string): void;
  leave(scheme: string): void;
}

/** Keeps the system in step with the choice; it is told nothing that it knows already. */
export function followOpenLinks(settings: SettingsService, handler: LinkHandler | undefined): void {
  if (handler === undefined) return;
  const follow = (isWanted: boolean): void => {
    for (const scheme of LINK_SCHEMES) {
      if (handler.isOurs(scheme) === isWanted) continue;
      if (isWanted) handler.take(scheme);
      else handler.leave(scheme);
    }
  };
  let isWanted = settings.current.general.openLinks;
  follow(isWanted);
  settings.changed.subscribe(({ general }) => {
    if (general.openLinks === isWanted) return;
    isWanted = general.openLinks;
    follow(isWanted);
  });
}
