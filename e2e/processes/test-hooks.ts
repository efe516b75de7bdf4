/** What main shows to tests while NUDGE_TEST is set: the tray, flashing, sounds, places; and idleness, played. */
import type { ElectronApplication } from '@playwright/test';

export interface TrayItem {
  readonly kind: 'separator' | 'command' | 'menu';
  readonly label?: string;
  readonly isEnabled?: boolean;
  readonly isChecked?: boolean;
  readonly items?: readonly TrayItem[];
}

export interface TrayModel {
  readonly icon: string;
  readonly hasUnread: boolean;
  readonly unread: number;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

export interface WindowFacts {
  readonly context: { readonly kind: string; readonly conversationId?: string; readonly alertId?: string };
  readonly bounds: Bounds;
  readonly isFocused: boolean;
  readonly isVisible: boolean;
  readonly isMinimized: boolean;
  /** It stood on a desktop that is not shown when the screen was looked at last. */
  readonly isElsewhere: boolean;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type TrayCommand =
  | { readonly type: 'open' | 'sendMessage' | 'signIn' | 'signOut' | 'options' | 'exit' }
  | { readonly type: 'setStatus'; readonly status: string };

interface HooksInMain {
  tray(): TrayModel | undefined;
  chooseInTray(command: TrayCommand): void;
  flashes(): readonly string[];
  sounds(): readonly string[];
  openedLinks(): readonly string[];
  answerDialog(paths: readonly string[]): void;
  dialogs(): number;
  printed(): readonly number[];
  openedPaths(): readonly string[];
  shownPaths(): readonly string[];
  windows(): readonly WindowFacts[];
  setIdleSeconds(seconds: number | undefined): void;
}

type MainGlobals = { readonly __nudgeTest: HooksInMain };

/** Each call crosses into the main process of one application. */
export class TestHooks {
  readonly #electron: ElectronApplication;

  constructor(electron: ElectronApplication) {
    this.#electron = electron;
  }

  async tray(): Promise<TrayModel> {
    const model = await this.#electron.evaluate(() =>
      (globalThis as unknown as MainGlobals).__nudgeTest.tray(),
    );
    if (model === undefined) throw new Error('there is no tray');
    return model;
  }

  async chooseInTray(command: TrayCommand): Promise<void> {
    await this.#electron.evaluate(
      (_electron, chosen) => (globalThis as unknown as MainGlobals).__nudgeTest.chooseInTray(chosen),
      command,
    );
  }

  /** Conversations whose window flashed, in order. */
  flashes(): Promise<readonly string[]> {
    return this.#electron.evaluate(() => (globalThis as unknown as MainGlobals).__nudgeTest.flashes());
  }

  /** Sound events played, in order. */
  sounds(): Promise<readonly string[]> {
    return this.#electron.evaluate(() => (globalThis as unknown as MainGlobals).__nudgeTest.sounds());
  }

  openedLinks(): Promise<readonly string[]> {
    return this.#electron.evaluate(() => (globalThis as unknown as MainGlobals).__nudgeTest.openedLinks());
  }

  /** The next dialog for files or folders is answered so; an empty list is its Cancel. */
  async answerDialog(...paths: readonly string[]): Promise<void> {
    await this.#electron.evaluate(
      (_electron, answer) => (globalThis as unknown as MainGlobals).__nudgeTest.answerDialog(answer),
      paths,
    );
  }

  /** What can be told of everything outside the pages that a test records: it changes whenever something happens there. */
  async happened(): Promise<string> {
    return this.#electron.evaluate(() => {
      const hooks = (globalThis as unknown as MainGlobals).__nudgeTest;
      const windows = hooks.windows().map(({ context, isVisible, isMinimized, bounds }) => ({
        ...context,
        isVisible,
        isMinimized,
        size: [bounds.width, bounds.height],
      }));
      const calls = [
        hooks.sounds(),
        hooks.openedLinks(),
        hooks.openedPaths(),
        hooks.shownPaths(),
        hooks.printed(),
      ];
      return JSON.stringify({ windows, dialogs: hooks.dialogs(), calls: calls.map((list) => list.length) });
    });
  }

  /** Files and folders that the system was asked to open. */
  openedPaths(): Promise<readonly string[]> {
    return this.#electron.evaluate(() => (globalThis as unknown as MainGlobals).__nudgeTest.openedPaths());
  }

  /** How many windows were printed. */
  printed(): Promise<number> {
    return this.#electron.evaluate(() => (globalThis as unknown as MainGlobals).__nudgeTest.printed().length);
  }

  /** Files shown in their folder. */
  shownPaths(): Promise<readonly string[]> {
    return this.#electron.evaluate(() => (globalThis as unknown as MainGlobals).__nudgeTest.shownPaths());
  }

  windows(): Promise<readonly WindowFacts[]> {
    return this.#electron.evaluate(() => (globalThis as unknown as MainGlobals).__nudgeTest.windows());
  }

  async windowsOf(kind: string): Promise<readonly WindowFacts[]> {
    return (await this.windows()).filter(({ context }) => context.kind === kind);
  }

  /** As if nobody had touched the computer for so long; undefined: as it is. */
  async setIdleSeconds(seconds: number | undefined): Promise<void> {
    await this.#electron.evaluate(
      (_electron, idle) =>
        (globalThis as unknown as MainGlobals).__nudgeTest.setIdleSeconds(idle ?? undefined),
      seconds ?? null,
    );
  }
}
