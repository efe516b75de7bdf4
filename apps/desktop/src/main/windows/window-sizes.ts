import type { LookStyle, WindowKind } from '@nudge/ipc-contract';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
  /** Absent: the size is fixed. */
  readonly minimum?: { readonly width: number; readonly height: number };
}

type WindowSizes = Readonly<Record<WindowKind, WindowSize>>;

const CLASSIC: WindowSizes = {
  main: { width: 290, height: 520, minimum: { width: 280, height: 400 } },
  conversation: { width: 650, height: 500, minimum: { width: 400, height: 380 } },
  tabs: { width: 658, height: 532, minimum: { width: 408, height: 412 } },
  alert: { width: 210, height: 118 },
  options: { width: 520, height: 570 },
  prompt: { width: 505, height: 185 },
  picture: { width: 440, height: 420 },
  emoticons: { width: 400, height: 380 },
  history: { width: 760, height: 420, minimum: { width: 480, height: 300 } },
};

/** At the scale of 1, in device-independent pixels. */
export const WINDOW_SIZES: Readonly<Record<LookStyle, WindowSizes>> = {
  classic: CLASSIC,
  live: {
    ...CLASSIC,
    main: { width: 400, height: 650, minimum: { width: 300, height: 500 } },
    conversation: { width: 587, height: 466, minimum: { width: 400, height: 380 } },
    tabs: { width: 595, height: 498, minimum: { width: 408, height: 412 } },
    alert: { width: 239, height: 150 },
  },
};

/** What an "Added you" window grows by where somebody wrote something, at the scale of 1: five lines and their frame. */
export const PROMPT_WORDS_HEIGHT = 92;

/** Space between alerts, and between them and the corner of the work area. */
export const ALERT_GAP = 6;
