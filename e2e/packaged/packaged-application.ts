/**
 * A packaged application as people get it: its fuses let no inspector in, so it is driven through Chromium's own
 * debugging port, and only its windows are seen. Main is behind glass: no hooks, no switch for tests.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { ConversationWindow } from '../pages/conversation-window.ts';
import { MainWindow } from '../pages/main-window.ts';
import { OptionsWindow } from '../pages/options-window.ts';
import { PromptWindow } from '../pages/prompt-window.ts';
import { kindOf, type WindowKind } from '../processes/desktop-application.ts';
import { text } from '../texts.ts';

/** Generous: an AppImage unpacks itself first, and the machine may have much to do. */
const START_MILLISECONDS = 90_000;
const WINDOW_MILLISECONDS = 45_000;
const EXIT_MILLISECONDS = 45_000;
const LISTENING = /DevTools listening on (ws:\S+)/;

export interface LaunchOptions {
  readonly profile: string;
  readonly launch: readonly string[];
  readonly args?: readonly string[];
}

export class PackagedApplication {
  readonly profile: string;
  readonly #child: ChildProcess;
  #browser: Browser | undefined;
  #log = '';

  private constructor(profile: string, child: ChildProcess) {
    this.profile = profile;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (words: string) => (this.#log += words));
    }
  }

  static async launch({ profile, launch, args = [] }: LaunchOptions): Promise<PackagedApplication> {
    const [command = '', ...words] = launch;
    const flags = ['--remote-debugging-port=0', '--profile', profile, ...args];
    const child = spawn(command, [...words, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
    const application = new PackagedApplication(profile, child);
    await application.#connect();
    return application;
  }

  /** What it wrote so far. */
  get log(): string {
    return this.#log;
  }

  async #connect(): Promise<void> {
    const address = (): string | undefined => LISTENING.exec(this.#log)?.[1];
    await expect
      .poll(() => this.#hasEnded() || address() !== undefined, { timeout: START_MILLISECONDS })
      .toBe(true);
    const endpoint = address();
    if (endpoint === undefined) throw new Error(`${this.profile} did not start:\n${this.#log}`);
    // Electron has no browser contexts: whatever the driver would set for one, it refuses.
    this.#browser = await chromium.connectOverCDP(endpoint, {
      noDefaults: true,
      timeout: START_MILLISECONDS,
    });
  }

  #pages(): readonly Page[] {
    return this.#browser?.contexts().flatMap((context) => context.pages()) ?? [];
  }

  async #window(kind: WindowKind, hasTitle = /(?:)/): Promise<Page> {
    let found: Page | undefined;
    const look = async (): Promise<boolean> => {
      for (const page of this.#pages()) {
        const isIt = (await kindOf(page)) === kind && hasTitle.test(await page.title());
        if (isIt) found = page;
      }
      return found !== undefined;
    };
    await expect.poll(look, { message: `${kind} window`, timeout: WINDOW_MILLISECONDS }).toBe(true);
    if (found === undefined) throw new Error(`${this.profile}: no ${kind} window`);
    return found;
  }

  async main(): Promise<MainWindow> {
    return new MainWindow(await this.#window('main'));
  }

  async prompt(): Promise<PromptWindow> {
    return new PromptWindow(await this.#window('prompt'));
  }

  async openOptions(): Promise<OptionsWindow> {
    const main = await this.main();
    await main.menu(text('menu.bar.tools'), text('menu.tools.options'));
    return new OptionsWindow(await this.#window('options'));
  }

  /** The conversation window whose title names this person, as soon as it is there. */
  async conversation(name: string): Promise<ConversationWindow> {
    return new ConversationWindow(await this.#window('conversation', new RegExp(`^${name}\\b`)));
  }

  async openConversation(name: string): Promise<ConversationWindow> {
    const main = await this.main();
    await main.contact(name).dblclick();
    return this.conversation(name);
  }

  /** Leaves it as people do, by its menu, and waits until it is gone. */
  async exit(): Promise<void> {
    const main = await this.main();
    // The window may be gone before the click has been told of.
    await main.menu(text('menu.bar.file'), text('menu.file.exit')).catch(() => undefined);
    await expect.poll(() => this.#hasEnded(), { timeout: EXIT_MILLISECONDS }).toBe(true);
  }

  /** Pictures of every window, for somebody who looks for what went wrong. */
  async capture(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const [index, page] of this.#pages().entries()) {
      const path = join(folder, `${this.profile}-${index}.png`);
      await page.screenshot({ path, timeout: WINDOW_MILLISECONDS }).catch(() => undefined);
    }
  }

  /** Ends what is still there. */
  async end(): Promise<void> {
    if (this.#hasEnded()) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
