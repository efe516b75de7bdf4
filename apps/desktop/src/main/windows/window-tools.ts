import type { WindowPlaces } from '../services/settings/window-places.ts';
import type { WindowLook } from './window-look.ts';
import type { WindowRegistry } from './window-registry.ts';

/** What every kind of window is made with. */
export interface WindowTools {
  readonly registry: WindowRegistry;
  readonly places: WindowPlaces;
  /** Our own title strip, as the settings say now. */
  readonly ownFrame: () => boolean;
  /** Whether a page that keeps dying shall be loaded once more. */
  readonly askReload: () => Promise<boolean>;
  /** The look of the settings now. */
  readonly look: () => WindowLook;
}
