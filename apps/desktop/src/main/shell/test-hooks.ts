/**
 * What tests of the whole application look at and turn: only there when NUDGE_TEST is set, and only in main.
 * It shows what no page can show, the tray, flashing, sounds and bounds, and plays a computer left alone.
 */
import type { BrowserWindow } from 'electron';
import type { SoundEvent } from '@nudge/ipc-contract';
import type { WindowContext } from '../ipc/window-context.ts';
import type { Bounds } from '../windows/bounds.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import type { TrayCommand, TrayModel } from './tray-model.ts';

export interface WindowFacts {
  readonly context: WindowContext;
  readonly bounds: Bounds;
  readonly isFocused: boolean;
  readonly isVisible: boolean;
  readonly isMinimized: boolean;
  /** It stood on a desktop that is not shown when the screen was looked at last. */
  readonly isElsewhere: boolean;
}

export interface TestHooks {
  tray(): TrayModel | undefined;
  chooseInTray(command: TrayCommand): void;
  /** Ids of the conversations whose window flashed, in order. */
  flashes(): readonly string[];
  sounds(): readonly SoundEvent[];
  /** Addresses handed to the system's browser; nothing is opened in a test. */
  openedLinks(): readonly string[];
  /** Answers the next dialog for files or folders; an empty list is its Cancel. Without one, dialogs are cancelled. */
  answerDialog(paths: readonly string[]): void;
  /** How many dialogs for files or folders there would have been. */
  dialogs(): number;
  /** Answers the next question whether a conversation closes though files travel; without one, it closes. */
  answerQuestion(yes: boolean): void;
  /** Files and folders handed to the system to be opened; nothing is opened in a test. */
  openedPaths(): readonly string[];
  /** Files shown in their folder. */
  shownPaths(): readonly string[];
  /** Ids of the windows that were printed; nothing is in a test. */
  printed(): readonly number[];
  windows(): readonly WindowFacts[];
  /** As if nobody had touched this computer for so long; undefined: as it is. */
  setIdleSeconds(seconds: number | undefined): void;
}

export interface TestRecord {
  readonly flashes: string[];
  readonly sounds: SoundEvent[];
  readonly links: string[];
  readonly dialogAnswers: (readonly string[])[];
  dialogs: number;
  readonly confirmAnswers: boolean[];
  readonly openedPaths: string[];
  readonly shownPaths: string[];
  readonly printed: number[];
}

export const newTestRecord = (): TestRecord => ({
  flashes: [],
  sounds: [],
  links: [],
  dialogAnswers: [],
  dialogs: 0,
  confirmAnswers: [],
  openedPaths: [],
  shownPaths: [],
  printed: [],
});

export interface TestHookParts {
  readonly registry: WindowRegistry;
  readonly record: TestRecord;
  readonly tray: () => TrayModel | undefined;
  readonly isElsewhere: (window: BrowserWindow) => boolean;
  readonly chooseInTray: (command: TrayCommand) => void;
  readonly setIdleSeconds: (seconds: number | undefined) => void;
}

export const isTest = (): boolean => process.env['NUDGE_TEST'] === '1';

export function installTestHooks({ registry, record, isElsewhere, ...rest }: TestHookParts): void {
  const hooks: TestHooks = {
    ...rest,
    flashes: () => record.flashes,
    sounds: () => record.sounds,
    openedLinks: () => record.links,
    answerDialog: (paths) => void record.dialogAnswers.push(paths),
    dialogs: () => record.dialogs,
    answerQuestion: (yes) => void record.confirmAnswers.push(yes),
    openedPaths: () => record.openedPaths,
    shownPaths: () => record.shownPaths,
    printed: () => record.printed,
    windows: () =>
      registry.all().map(({ context, window }) => ({
        context,
        bounds: window.getBounds(),
        isFocused: window.isFocused(),
        isVisible: window.isVisible(),
        isMinimized: window.isMinimized(),
        isElsewhere: isElsewhere(window),
      })),
  };
  Object.assign(globalThis, { __nudgeTest: hooks });
}
