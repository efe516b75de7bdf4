/** The running application: windows, tray and services of one profile, from the first window to the last. */
import path from 'node:path';
import { CHANGE_CHANNEL } from '@nudge/ipc-contract';
import { app } from 'electron';
import type { Caller } from '../ipc/dispatch-request.ts';
import type { SnapshotFrame } from '../ipc/make-snapshot.ts';
import { Publisher } from '../ipc/publish.ts';
import { registerRequests } from '../ipc/register-requests.ts';
import { requestHandlers } from '../ipc/request-handlers.ts';
import { WindowPlaces } from '../services/settings/window-places.ts';
import type { Log } from '../services/support/log.ts';
import { StartNotices } from '../services/support/start-notices.ts';
import { ElectronAlertWindows } from '../windows/alert-window.ts';
import { ElectronConversationWindows } from '../windows/conversation-window.ts';
import { MainWindow } from '../windows/main-window.ts';
import { OptionsWindow } from '../windows/options-window.ts';
import { PromptWindows } from '../windows/prompt-window.ts';
import { WindowRegistry } from '../windows/window-registry.ts';
import { ActivityWatch } from './activity-watch.ts';
import type { CommandLine } from './command-line.ts';
import { composeServices, type Services } from './compose-services.ts';
import { confirmExit } from './confirm-exit.ts';
import type { DataFolders } from './data-folders.ts';
import { electronShell } from './electron-shell.ts';
import { launchHostProcess } from './host-process.ts';
import { keyStoreSecrets } from './key-store-secrets.ts';
import { openStores } from './open-stores.ts';
import { installTestHooks, isTest, type TestRecord } from './test-hooks.ts';
import { createTranslate, locales, rawText, resolveLocale } from './texts.ts';
import { GREETER_TEXTS } from './greeter-texts.ts';
import { TrayControl } from './tray-control.ts';

export interface ApplicationOptions {
  readonly commandLine: CommandLine;
  readonly folders: DataFolders;
  readonly log: Log;
}

export class Application {
  readonly #services: Services;
  readonly #registry: WindowRegistry;
  readonly #publisher: Publisher;
  readonly #mainWindow: MainWindow;
  readonly #tray: TrayControl;
  readonly #activity: ActivityWatch;
  readonly #record: TestRecord = { flashes: [], sounds: [], links: [] };
  #ending: Promise<void> | undefined;
  #hasEnded = false;

  constructor({ commandLine, folders, log }: ApplicationOptions) {
    const startNotices = new StartNotices();
    const stores = openStores(folders.profile, (notice) => startNotices.add(notice));
    const places = new WindowPlaces(stores.windows);
    this.#registry = new WindowRegistry(() => this.#publisher);
    this.#publisher = new Publisher({
      send: (windowId, numbered) => this.#registry.contents(windowId)?.send(CHANGE_CHANNEL, numbered),
      schedule: (action) => void setImmediate(action),
    });
    const general = () => this.#services.settings.current.general;
    const tools = { registry: this.#registry, places, ownFrame: () => general().ownFrame };
    const publish = this.#publisher.toOptions.bind(this.#publisher);
    const optionsWindow = new OptionsWindow({ ...tools, publish });
    const promptWindows = new PromptWindows({
      ...tools,
      onClosed: (address) => this.#services.prompts.closed(address),
    });
    const conversationWindows = new ElectronConversationWindows({
      ...tools,
      onFocus: (id) => this.#services.conversations.focused(id),
      onClosed: (id) => this.#services.conversations.closed(id),
      onFlash: (id) => {
        if (isTest()) this.#record.flashes.push(id);
      },
    });
    this.#mainWindow = new MainWindow({
      ...tools,
      alwaysOnTop: () => general().alwaysOnTop,
      hidesOnClose: () => general().closeToTray,
      onClosedByPerson: () => void this.exit(),
    });
    this.#services = composeServices({
      stores,
      secrets: keyStoreSecrets,
      profileFolder: folders.profile,
      version: app.getVersion(),
      locale: () => this.#locale,
      changes: this.#publisher,
      log,
      startNotices,
      shell: electronShell({
        registry: this.#registry,
        optionsWindow,
        exit: () => void this.exit(),
        record: this.#record,
      }),
      conversationWindows,
      alertWindows: new ElectronAlertWindows({ ...tools, mainWindow: () => this.#mainWindow.window }),
      prompts: {
        isConversationFocused: () => conversationWindows.hasFocus(),
        openPrompt: (address) => promptWindows.open(address),
        closePrompt: (address) => promptWindows.close(address),
      },
      host: {
        folder: folders.host,
        launch: launchHostProcess,
        greeterTexts: () => this.#greeterTexts(),
      },
      showMain: () => this.#mainWindow.show(),
    });
    this.#tray = new TrayControl({
      services: this.#services,
      mainWindow: this.#mainWindow,
      changes: this.#publisher,
      locale: () => this.#locale,
    });
    this.#activity = new ActivityWatch((activity) => void this.#services.messenger.own.notice(activity));
    if (commandLine.server) {
      const { host, port, loginAddress } = commandLine.server;
      this.#services.servers.preset(host, port, loginAddress);
    }
  }

  /** Answers requests, shows the contact list and the tray, and signs in whom it remembers so. */
  start(log: Log): void {
    const handlers = requestHandlers(this.#services, (caller) => this.#frameFor(caller));
    registerRequests(handlers, (id) => this.#callerOf(id), log);
    this.#followSettings();
    if (isTest()) this.#installTestHooks();
    this.#mainWindow.create(this.#services.settings.current.general.openListAtStart);
    this.#tray.start();
    this.#activity.start();
    void this.#services.messenger.control.signInAutomatically();
  }

  show(): void {
    this.#mainWindow.show();
  }

  /** Asked for by the person: others who are connected through this computer are told of first. */
  async exit(): Promise<void> {
    const others = this.#othersConnected();
    const translate = createTranslate(this.#locale);
    if (others > 0 && !isTest() && !(await confirmExit(others, translate))) return;
    await this.end();
    app.quit();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Signs out, closes files and the server; windows may close now. */
  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    this.#mainWindow.allowClosing();
    this.#activity.stop();
    this.#services.engine.close();
    this.#services.alerts.closeAll();
    await this.#services.host.stop();
    this.#services.history.close();
    this.#tray.stop();
    this.#hasEnded = true;
  }

  get #locale(): string {
    return resolveLocale(this.#services.settings.current.general.language);
  }

  #greeterTexts(): Readonly<Record<string, string>> {
    return Object.fromEntries(GREETER_TEXTS.map((name) => [name, rawText(`greeter.${name}`, this.#locale)]));
  }

  /** People on the server that runs here, besides the one who is about to leave. */
  #othersConnected(): number {
    const { host, messenger } = this.#services;
    if (host.view.role !== 'hosting') return 0;
    const isOwnThere =
      messenger.control.session.phase === 'signedIn' &&
      messenger.control.current?.server.kind === 'thisComputer';
    return host.view.connectedCount - (isOwnThere ? 1 : 0);
  }

  #callerOf(contentsId: number): Caller | undefined {
    const open = this.#registry.byId(contentsId);
    return open && { windowId: open.id, context: open.context };
  }

  #frameFor({ windowId }: Caller): SnapshotFrame {
    return {
      number: this.#publisher.numberFor(windowId),
      ownFrame: this.#registry.byId(windowId)?.ownFrame ?? true,
      locale: this.#locale,
      locales: locales(),
      platform: process.platform as SnapshotFrame['platform'],
      version: app.getVersion(),
    };
  }

  #followSettings(): void {
    let locale = this.#locale;
    this.#services.settings.changed.subscribe(({ general }) => {
      this.#mainWindow.setAlwaysOnTop(general.alwaysOnTop);
      if (locale === this.#locale) return;
      locale = this.#locale;
      this.#publisher.toAll({ type: 'localeChanged', locale });
    });
  }

  #installTestHooks(): void {
    installTestHooks({
      registry: this.#registry,
      record: this.#record,
      tray: () => this.#tray.model,
      chooseInTray: (command) => this.#tray.choose(command),
      setIdleSeconds: (seconds) => this.#activity.play(seconds),
    });
  }
}

/** Where a profile keeps its log. */
export function logFileIn(profileFolder: string): string {
  return path.join(profileFolder, 'logs', 'nudge.log');
}
