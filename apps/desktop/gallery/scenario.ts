import type { ReactNode } from 'react';

/** One state of one window, on scripted data. */
export interface Scenario {
  /** Size of the window, CSS px. */
  readonly width: number;
  readonly height: number;
  /** Its size in the Live look, where that is another one. */
  readonly live?: { readonly width: number; readonly height: number };
  /** Address parameters, for states that take some. */
  readonly render: (parameters: URLSearchParams) => ReactNode;
  /** What a person would do to get there, played once the window stands. */
  readonly play?: () => void | Promise<void>;
}

/** Every state of one window by name; a file of `scenarios/` exports it as `scenarios`. */
export type Scenarios = Readonly<Record<string, Scenario>>;
