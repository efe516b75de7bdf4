import type { AlertPosition, Settings } from '@nudge/ipc-contract';
import { scaledSize, type AlertPlace, type Bounds } from './bounds.ts';
import { ALERT_GAP, WINDOW_SIZES } from './window-sizes.ts';

interface Display {
  readonly workArea: Bounds;
}

/** The displays there are, as Electron tells of them: device-independent pixels, whatever the scale of each. */
export interface Displays {
  /** The one that shares most with these bounds. */
  readonly getDisplayMatching: (bounds: Bounds) => Display;
  readonly getPrimaryDisplay: () => Display;
}

interface AlertPlaceOptions {
  readonly displays: Displays;
  /** Where the main window is; undefined while it is hidden. */
  readonly main: Bounds | undefined;
  readonly style: Settings['look']['style'];
  /** How large windows are; 1 is usual. */
  readonly scale: number;
  readonly position: AlertPosition;
}

/** On the display of the main window, or on the primary one; as large as windows are to be now. */
export function alertPlace({ displays, main, style, scale, position }: AlertPlaceOptions): AlertPlace {
  const { workArea } = main === undefined ? displays.getPrimaryDisplay() : displays.getDisplayMatching(main);
  const size = scaledSize(WINDOW_SIZES[style].alert, scale, workArea);
  return { workArea, ...size, gap: Math.round(ALERT_GAP * scale), position };
}
