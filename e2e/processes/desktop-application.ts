/**
 * One real application: Electron with its own profile in a data folder, driven by Playwright. It is closed by its
 * own process number when it does not go by itself. What its main process wrote is kept for a failed test.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type JSHandle, type Page } from '@playwright/test';
import { DESKTOP_FOLDER } from './paths.ts';
import { presetSettings } from './preset-settings.ts';
import type { ServerProcess } from './server-process.ts';
import { TestHooks, type Bounds } from './test-hooks.ts';

export interface DesktopOptions {
  readonly profile: string;
  /** Shared by the applications of one test file: profiles and "This computer" lie in it. */
  readonly dataFolder: string;
  /** Absent: no server is preset, as at a real first start. */
  readonly server?: Pick<ServerProcess, 'address' | 'http'>;
  readonly args?: readonly string[];
}

/** Where files that others send to this profile arrive while no other folder is set. */
export function receivedFolder({
  dataFolder,
  profile,
}: Pick<DesktopOptions, 'dataFolder' | 'profile'>): string {
  return join(documentsFolder({ dataFolder, profile }), 'My Received Files');
}

function documentsFolder({ dataFolder, profile }: Pick<DesktopOptions, 'dataFolder' | 'profile'>): string {
  return join(dataFolder, 'documents', profile);
}

export type WindowKind =
  'main' | 'conversation' | 'tabs' | 'alert' | 'options' | 'prompt' | 'picture' | 'emoticons' | 'history';

/** What the tests ask of a window in the main process. */
interface RealWindow {
  getBounds: () => Bounds;
  setBounds: (bounds: Bounds) => void;
  isVisible: () => boolean;
  isAlwaysOnTop: () => boolean;
  hide: () => void;
  focus: () => void;
  maximize: () => void;
  unmaximize: () => void;
  setFullScreen: (isFullScreen: boolean) => void;
  on: (event: 'move', listener: () => void) => void;
  readonly webContents: {
    readonly printToPDF: (options: object) => Promise<Buffer>;
    readonly once: (event: 'did-finish-load', listener: () => void) => void;
    readonly forcefullyCrashRenderer: () => void;
    readonly executeJavaScript: (code: string) => Promise<unknown>;
  };
}

const LAUNCH_MILLISECONDS = 30_000;
const WINDOW_MILLISECONDS = 15_000;
const CLOSE_MILLISECONDS = 5_000;
/** More than the application gives all its parts to end. */
const QUIT_MILLISECONDS = 20_000;

export class DesktopApplication {
  readonly electron: ElectronApplication;
  readonly profile: string;
  readonly hooks: TestHooks;
  readonly #child: ChildProcess;
  #log = '';

  private constructor(electron: ElectronApplication, profile: string) {
    this.electron = electron;
    this.profile = profile;
    this.hooks = new TestHooks(electron);
    // Asked for now: the driver forgets it when the application has ended.
    this.#child = electron.process();
    const { stdout, stderr } = this.#child;
    for (const stream of [stdout, stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#log += text));
    }
  }

  static async launch(options: DesktopOptions): Promise<DesktopApplication> {
    await presetSettings(join(options.dataFolder, 'profiles', options.profile));
    // No program is named: only for the one it finds itself does the driver hold the application back until it
    // watches. It finds what the electron package names, which is the stand-in where there is one.
    const electron = await _electron.launch({
      args: applicationArguments(options),
      env: {
        ...definedEnvironment(),
        NUDGE_DATA_DIR: options.dataFolder,
        NUDGE_DOCUMENTS_DIR: documentsFolder(options),
        NUDGE_TEST: '1',
      },
      timeout: LAUNCH_MILLISECONDS,
    });
    return new DesktopApplication(electron, options.profile);
  }

  /** What the main process wrote so far. */
  get log(): string {
    return this.#log;
  }

  /** The open windows of one kind, oldest first. */
  async windows(kind: WindowKind): Promise<readonly Page[]> {
    const pages = this.electron.windows();
    const kinds = await Promise.all(pages.map((page) => kindOf(page)));
    return pages.filter((_, index) => kinds[index] === kind);
  }

  /** The window of this kind (and title), now or as soon as it opens. */
  async window(kind: WindowKind, hasTitle?: RegExp): Promise<Page> {
    const deadline = Date.now() + WINDOW_MILLISECONDS;
    for (;;) {
      for (const page of await this.windows(kind)) {
        if (hasTitle === undefined || hasTitle.test(await page.title())) return page;
      }
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(`${this.profile}: no ${kind} window ${String(hasTitle ?? '')}\n${this.#log}`);
      await this.#somethingOpened(Math.min(left, TITLE_MILLISECONDS));
    }
  }

  /** The window in the main process. Playwright knows its type only where Electron's own types are at hand. */
  async #realWindow(page: Page): Promise<JSHandle<RealWindow>> {
    return (await this.electron.browserWindow(page)) as JSHandle<RealWindow>;
  }

  /** Position and size of the real window, in device-independent pixels. */
  async bounds(page: Page): Promise<Bounds> {
    const window = await this.#realWindow(page);
    return window.evaluate((real) => real.getBounds());
  }

  /** Whether the real window stays above all others. */
  async isOnTop(page: Page): Promise<boolean> {
    const window = await this.#realWindow(page);
    return window.evaluate((real) => real.isAlwaysOnTop());
  }

  /** How many small sheets of paper the window would fill. */
  async sheets(page: Page): Promise<number> {
    const window = await this.#realWindow(page);
    return window.evaluate(async ({ webContents }) => {
      const file = await webContents.printToPDF({ pageSize: 'A6' });
      return file.toString('latin1').match(/\/Type \/Page\b/gu)?.length ?? 0;
    });
  }

  async setBounds(page: Page, bounds: Bounds): Promise<void> {
    const window = await this.#realWindow(page);
    await window.evaluate((real, wanted) => real.setBounds(wanted), bounds);
  }

  /** Counts, from now on, the moves of the real window; asked again it says how many there were. */
  async countMoves(page: Page): Promise<() => Promise<number>> {
    const window = await this.#realWindow(page);
    const moves = await window.evaluateHandle((real) => {
      const counted = { count: 0 };
      real.on('move', () => counted.count++);
      return counted;
    });
    return () => moves.evaluate(({ count }) => count);
  }

  async isVisible(page: Page): Promise<boolean> {
    const window = await this.#realWindow(page);
    return window.evaluate((real) => real.isVisible());
  }

  async hide(page: Page): Promise<void> {
    const window = await this.#realWindow(page);
    await window.evaluate((real) => real.hide());
  }

  /** The real window over the whole screen and in front of all others, or back in its place. */
  async fillScreen(page: Page, isFilled: boolean): Promise<void> {
    const window = await this.#realWindow(page);
    await window.evaluate((real, isWanted) => {
      real.setFullScreen(isWanted);
      real.focus();
    }, isFilled);
  }

  async maximize(page: Page): Promise<void> {
    const window = await this.#realWindow(page);
    await window.evaluate((real) => real.maximize());
  }

  async unmaximize(page: Page): Promise<void> {
    const window = await this.#realWindow(page);
    await window.evaluate((real) => real.unmaximize());
  }

  /**
   * Ends the process of a window's page, as a fault in it would, and waits until the window is loaded again. The driver
   * has lost that page for good: what comes in its place is read by the function that is returned, which gives its words.
   */
  async killPage(page: Page): Promise<() => Promise<string>> {
    const window = await this.#realWindow(page);
    await window.evaluate(
      ({ webContents }) =>
        new Promise<void>((resolve) => {
          webContents.once('did-finish-load', () => resolve());
          webContents.forcefullyCrashRenderer();
        }),
    );
    return async () =>
      String(
        await window.evaluate(({ webContents }) => webContents.executeJavaScript('document.body.innerText')),
      );
  }

  /** Pictures of every window into this folder, for somebody who looks for what went wrong. */
  async capture(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const [index, page] of this.electron.windows().entries()) {
      const path = join(folder, `${this.profile}-${index}.png`);
      await page.screenshot({ path, timeout: CLOSE_MILLISECONDS }).catch(() => undefined);
    }
  }

  /** Resolves when the user has left the application. */
  async ended(): Promise<void> {
    if (!this.#hasEnded()) await once(this.#child, 'exit');
  }

  /** Ends it, by force when it does not go soon: the scene is over. */
  async close(): Promise<void> {
    await this.#endWithin(CLOSE_MILLISECONDS);
  }

  /** Ends it and waits until all is written; one that does not go is at fault. */
  async quit(): Promise<void> {
    if (!(await this.#endWithin(QUIT_MILLISECONDS)))
      throw new Error(`${this.profile} did not end by itself\n${this.#log}`);
  }

  /** False when it took force. */
  async #endWithin(milliseconds: number): Promise<boolean> {
    if (this.#hasEnded()) return true;
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), milliseconds);
    await this.electron.close().catch(() => undefined);
    await this.ended();
    clearTimeout(timer);
    return this.#child.signalCode !== 'SIGKILL';
  }

  /** Stops it in the middle of all it does, until it may go on. */
  hold(isHeld: boolean): void {
    this.#child.kill(isHeld ? 'SIGSTOP' : 'SIGCONT');
  }

  /** As a crash would end it: nothing is written, nobody is told. */
  async kill(): Promise<void> {
    if (!this.#hasEnded()) this.#child.kill('SIGKILL');
    await this.ended();
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** A window's title comes after the window: look again when one opens, or after a moment. */
  async #somethingOpened(timeout: number): Promise<void> {
    await this.electron.waitForEvent('window', { timeout }).catch(() => undefined);
  }
}

const TITLE_MILLISECONDS = 200;

/** Electron's own program: the stand-in where one is named, else the one that its package brought. */
export function electronProgram(): string {
  return String(createRequire(import.meta.url)('electron'));
}

export function applicationArguments(options: DesktopOptions): string[] {
  const { server } = options;
  return [
    DESKTOP_FOLDER,
    // Chromium refuses its sandbox to root; the application itself never turns it off.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--profile',
    options.profile,
    ...(server === undefined ? [] : ['--server', server.address, '--http', server.http]),
    ...(options.args ?? []),
  ];
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

/** Read from the bridge; undefined while the page is not there yet, or no longer. */
export async function kindOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (globalThis as { nudge?: { kind: string } }).nudge?.kind).catch(() => undefined);
}
