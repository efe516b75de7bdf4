/**
 * A scene: a real server, a fresh data folder, and as many real applications as there are people. Whoever opens
 * one closes it; everything in it is ended by its own process number.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { AlertWindow } from './pages/alert-window.ts';
import { ConversationWindow } from './pages/conversation-window.ts';
import { EmoticonsWindow } from './pages/emoticons-window.ts';
import { HistoryWindow } from './pages/history-window.ts';
import { MainWindow } from './pages/main-window.ts';
import { OptionsWindow } from './pages/options-window.ts';
import { PictureWindow } from './pages/picture-window.ts';
import { TabsWindow } from './pages/tabs-window.ts';
import { PromptWindow } from './pages/prompt-window.ts';
import { DesktopApplication, receivedFolder, type DesktopOptions } from './processes/desktop-application.ts';
import { startHeadlessClient } from './processes/headless-client.ts';
import type { JsonLinesProcess } from './processes/json-lines-process.ts';
import { ServerProcess, type Seed, type SeedAccount } from './processes/server-process.ts';

/** An application and the windows a test speaks of. */
export class Person {
  readonly application: DesktopApplication;
  readonly main: MainWindow;

  constructor(application: DesktopApplication, main: MainWindow) {
    this.application = application;
    this.main = main;
  }

  /** The conversation window whose title names this person, as soon as it is there. */
  async conversation(name: string): Promise<ConversationWindow> {
    return new ConversationWindow(await this.application.window('conversation', new RegExp(`^${name}\\b`)));
  }

  /** Double-clicks a contact and hands over the window that opens, or comes to the front. */
  async openConversation(name: string): Promise<ConversationWindow> {
    await this.main.page.mouse.move(1, 1);
    await this.main.contact(name).dblclick();
    return this.conversation(name);
  }

  async tabs(): Promise<TabsWindow> {
    return new TabsWindow(await this.application.window('tabs'));
  }

  async options(): Promise<OptionsWindow> {
    return new OptionsWindow(await this.application.window('options'));
  }

  async alert(): Promise<AlertWindow> {
    return new AlertWindow(await this.application.window('alert'));
  }

  /** The alert that says this, held, as are those beside it: they stay until the pointer leaves them. */
  async alertSaying(words: string): Promise<AlertWindow> {
    let found: AlertWindow | undefined;
    const look = async (): Promise<boolean> => {
      const alerts = (await this.application.windows('alert')).map((page) => new AlertWindow(page));
      const saying = await Promise.all(
        alerts.map((alert) =>
          alert
            .hold()
            .then(() => alert.body(words).isVisible())
            .catch(() => false),
        ),
      );
      found = alerts[saying.indexOf(true)];
      return found !== undefined;
    };
    await expect.poll(look).toBe(true);
    if (found === undefined) throw new Error(`no alert says ${words}`);
    return found;
  }

  async picture(): Promise<PictureWindow> {
    return new PictureWindow(await this.application.window('picture'));
  }

  async emoticons(): Promise<EmoticonsWindow> {
    return new EmoticonsWindow(await this.application.window('emoticons'));
  }

  async history(): Promise<HistoryWindow> {
    return new HistoryWindow(await this.application.window('history'));
  }

  async prompt(): Promise<PromptWindow> {
    return new PromptWindow(await this.application.window('prompt'));
  }
}

export interface SceneOptions {
  /** Absent: no server process; the applications use the one they carry. */
  readonly seed?: Seed;
  /** More flags of that server. */
  readonly serverFlags?: readonly string[];
}

export class Scene {
  readonly #options: SceneOptions;
  readonly #people: Person[] = [];
  readonly #headless: JsonLinesProcess[] = [];
  #server: ServerProcess | undefined;
  #dataFolder = '';

  constructor(options: SceneOptions) {
    this.#options = options;
  }

  get server(): ServerProcess {
    if (this.#server === undefined) throw new Error('this scene has no server');
    return this.#server;
  }

  /** Data of all applications of this scene. */
  get dataFolder(): string {
    return this.#dataFolder;
  }

  /** Where files that others send to this person arrive. */
  receivedFolder({ application }: Person): string {
    return receivedFolder({ dataFolder: this.#dataFolder, profile: application.profile });
  }

  /** A new folder for the files of somebody; settles with its path. */
  async makeFolder(name: string): Promise<string> {
    const folder = join(this.#dataFolder, name);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async open(): Promise<void> {
    this.#dataFolder = await mkdtemp(join(tmpdir(), 'nudge-e2e-'));
    const { seed, serverFlags } = this.#options;
    if (seed !== undefined) this.#server = await ServerProcess.start(seed, serverFlags);
  }

  /** A started application, at its sign-in view. */
  async start(profile: string, options: Partial<DesktopOptions> = {}): Promise<Person> {
    const application = await DesktopApplication.launch({
      profile,
      dataFolder: this.#dataFolder,
      ...(this.#server === undefined ? {} : { server: this.#server }),
      ...options,
    });
    const main = new MainWindow(await application.window('main'));
    const person = new Person(application, main);
    this.#people.push(person);
    return person;
  }

  /** A started application with its owner signed in and the contact list shown. */
  async startSignedIn(account: SeedAccount, options: Partial<DesktopOptions> = {}): Promise<Person> {
    const person = await this.start(account.name.toLowerCase(), options);
    await person.main.signIn.as(account);
    await person.main.waitUntilSignedIn();
    return person;
  }

  /** Leaves an application as its user would, however long it takes to write down what is to be kept. */
  async quit(person: Person): Promise<void> {
    this.#people.splice(this.#people.indexOf(person), 1);
    await person.application.quit();
  }

  /** Ends an application as a crash would. */
  async kill(person: Person): Promise<void> {
    this.#people.splice(this.#people.indexOf(person), 1);
    await person.application.kill();
  }

  /** One more person, without a window; `flags` of the headless client, for instance the dialect it speaks. */
  async startHeadless(account: SeedAccount, flags: readonly string[] = []): Promise<JsonLinesProcess> {
    const client = await startHeadlessClient(this.server, account, flags);
    this.#headless.push(client);
    return client;
  }

  async capture(folder: string): Promise<string> {
    for (const { application } of this.#people) await application.capture(folder);
    return this.#people.map(({ application }) => `${application.profile}:\n${application.log}`).join('\n');
  }

  async close(): Promise<void> {
    await Promise.all(this.#people.map(({ application }) => application.close()));
    await Promise.all(this.#headless.map((client) => client.stop()));
    await this.#server?.stop();
    await rm(this.#dataFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}
