/** The running application: windows, tray and services of one profile, from the first window to the last. */
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { app, Notification, powerMonitor } from 'electron';
import type { Caller } from '../ipc/dispatch-request.ts';
import type { SnapshotFrame } from '../ipc/make-snapshot.ts';
import { registerRequests } from '../ipc/register-requests.ts';
import { requestHandlers } from '../ipc/request-handlers.ts';
import { outputFolder } from '../output-folder.ts';
import type { OutsideThing } from '../services/outside/outside-thing.ts';
import { WindowPlaces } from '../services/settings/window-places.ts';
import { followRunAtStart } from '../services/startup/run-at-start.ts';
import { systemClock } from '../services/support/clock.ts';
import { faultFacts } from '../services/support/fault-report.ts';
import { followOpenLinks } from '../services/startup/open-links.ts';
import type { Log } from '../services/support/log.ts';
import { oneAtATime } from '../services/support/one-at-a-time.ts';
import { StartNotices } from '../services/support/start-notices.ts';
import { ActivityWatch } from './activity-watch.ts';
import type { CommandLine, JumpTask } from './command-line.ts';
import { composeServices, type Services } from './compose-services.ts';
import { confirmClose, confirmExit, confirmReload } from './confirm-exit.ts';
import { followSessionEnd } from '../windows/follow-session-end.ts';
import { keepInView } from '../windows/keep-in-view.ts';
import { handleOf } from '../windows/window-handle.ts';
import type { MenuCommandName } from './application-menu-model.ts';
import { setApplicationMenu } from './application-menu.ts';
import { createWindows, type Windows } from './create-windows.ts';
import type { DataFolders } from './data-folders.ts';
import { electronShell } from './electron-shell.ts';
import { greeterTexts } from './greeter-texts.ts';
import { launchHostProcess } from './host-process.ts';
import { commandOf } from './jump-tasks.ts';
import { systemJumpList } from './jump-list.ts';
import { keyStoreSecrets } from './key-store-secrets.ts';
import { beganWithSystem, systemLoginItem } from './login-item.ts';
import { systemLinkHandler } from './link-handler.ts';
import { LookControl } from './look-control.ts';
import { openStores, type ProfileStores } from './open-stores.ts';
import { othersConnected } from './others-connected.ts';
import { installTestHooks, isTest, newTestRecord, type TestRecord } from './test-hooks.ts';
import { followProxy } from './session-proxy.ts';
import { showSystemNotice } from './system-notices.ts';
import { systemScreen } from './system-screen.ts';
import { createTranslate, locales, resolveLocale } from './texts.ts';
import { TrayPresence } from './tray-presence.ts';
import { TrayControl } from './tray-control.ts';
import { updateTools } from './compose-updates.ts';

export interface ApplicationOptions {
  readonly commandLine: CommandLine;
  readonly folders: DataFolders;
  readonly log: Log;
}

export class Application {
  readonly #options: ApplicationOptions;
  readonly #record: TestRecord = newTestRecord();
  readonly #windows: Windows;
  readonly #services: Services;
  readonly #look: LookControl;
  readonly #tray: TrayControl;
  readonly #trayPresence = new TrayPresence();
  readonly #activity: ActivityWatch;
  #ending: Promise<void> | undefined;
  #hasEnded = false;

  constructor(options: ApplicationOptions) {
    this.#options = options;
    const startNotices = new StartNotices(options.log);
    const stores = openStores(options.folders.profile, (notice) => startNotices.add(notice), options.log);
    this.#windows = createWindows({
      places: new WindowPlaces(stores.windows),
      look: () => this.#look.windowLook,
      services: () => this.#services,
      exit: () => this.exit(),
      hasTray: () => this.#trayPresence.look(),
      confirmClose: async (transfers) =>
        isTest()
          ? (this.#record.confirmAnswers.shift() ?? true)
          : confirmClose(transfers, createTranslate(this.#locale)),
      askReload: async () =>
        isTest()
          ? (this.#record.confirmAnswers.shift() ?? true)
          : confirmReload(createTranslate(this.#locale)),
      onFlash: (id) => {
        if (isTest()) this.#record.flashes.push(id);
      },
    });
    this.#services = this.#compose(stores, startNotices);
    const { registry, publisher, alerts, tabs } = this.#windows;
    const { settings, screen } = this.#services;
    this.#look = new LookControl({ settings, registry, changes: publisher, placed: [alerts, tabs] });
    this.#tray = new TrayControl({
      services: this.#services,
      mainWindow: this.#windows.main,
      changes: this.#windows.publisher,
      locale: () => this.#locale,
      jumpList: systemJumpList(options.commandLine),
    });
    const { own, control } = this.#services.messenger;
    this.#activity = new ActivityWatch({
      power: powerMonitor,
      interfaces: networkInterfaces,
      clock: systemClock,
      onActivity: (activity) => {
        this.#services.statusUntil.look();
        void own.notice(activity);
      },
      onLinesInDoubt: (why) => {
        options.log.info(`lines in doubt: ${why}`);
        control.checkLine();
      },
      onSuspend: () => options.log.info('the computer goes to sleep'),
      isBusyOnScreen: () => screen.isFilled && settings.current.alerts.busyInFullScreen,
    });
  }

  /** Answers requests, shows the contact list and the tray, and signs in whom it remembers so. */
  start(): void {
    const { commandLine, log } = this.#options;
    const { servers, settings, proxy } = this.#services;
    // Before Chromium comes to fetch anything: a dictionary would go round it.
    followProxy(proxy, log);
    if (commandLine.server) servers.preset(commandLine.server);
    const handlers = requestHandlers(this.#services, (caller) => this.#frameFor(caller));
    registerRequests(handlers, (id) => this.#callerOf(id), log);
    this.#followSettings();
    this.#setMenu();
    this.#look.start();
    if (isTest()) this.#installTestHooks();
    const login = { app, system: process, isTest: isTest(), log };
    followRunAtStart(settings, systemLoginItem(commandLine, login));
    const isShown = settings.current.general.openListAtStart && !beganWithSystem(commandLine, login);
    this.#windows.main.create(isShown, () => this.#startRest(isShown));
    const { window } = this.#windows.main;
    const flush = (): void => this.#services.pastAlerts.flush();
    if (window) followSessionEnd(window, { flush, end: () => this.#endWithSession() });
  }

  /** What the first look at the window does not need. */
  #startRest(isShown: boolean): void {
    if (this.#ending) return;
    this.#tray.start();
    void this.#trayPresence.look().then((isThere) => {
      if (!isShown && !isThere && !this.#ending) this.#windows.main.waitInTaskBar();
    });
    this.#activity.start();
    this.#services.screen.changed.subscribe(() => this.#activity.look());
    // The system's own program for it can take its time.
    followOpenLinks(this.#services.settings, systemLinkHandler(this.#options.commandLine));
    const { registry, alerts } = this.#windows;
    keepInView(
      () => registry.all().flatMap(({ context, window }) => (context.kind === 'alert' ? [] : [window])),
      () => alerts.placeAll(),
    );
    void this.#services.messenger.control.signInAutomatically();
    this.#services.updates.start();
  }

  show(): void {
    this.#windows.main.show();
  }

  /** What a second start was for; whoever just starts it again wants to see it. */
  startedAgain(task: JumpTask | undefined): void {
    const isSignedIn = this.#services.messenger.control.session.phase === 'signedIn';
    if (task !== undefined && isSignedIn) this.#tray.choose(commandOf(task));
    else this.show();
  }

  /** A link or a file was opened with this program: it is asked about where the person looks. */
  takeOutside(thing: OutsideThing): void {
    this.#services.outside.take(thing);
    if (this.#services.outside.view !== undefined) this.show();
  }

  /** Asked for by the person: what is broken off by it is told first, in one question however often they ask. */
  readonly exit = oneAtATime(() => this.#exit());

  async #exit(): Promise<void> {
    const { host, messenger, transfers } = this.#services;
    const otherPeople = othersConnected(host.view, messenger.control);
    const costs = { otherPeople, transfers: transfers.underWayCount };
    const translate = createTranslate(this.#locale);
    const isAsked = (costs.otherPeople > 0 || costs.transfers > 0) && !isTest();
    if (isAsked && !(await confirmExit(costs, translate))) return;
    await this.#leave();
  }

  #endWithSession(): void {
    this.#services.updates.leaveForLater();
    void this.#leave();
  }

  async #leave(): Promise<void> {
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

  /** Whatever fails on the way, the application ends. */
  async #end(): Promise<void> {
    try {
      await this.#close();
    } catch (fault) {
      this.#options.log.warn('application: not ended cleanly', faultFacts(fault));
    } finally {
      this.#hasEnded = true;
    }
  }

  async #close(): Promise<void> {
    this.#windows.main.allowClosing();
    this.#activity.stop();
    this.#services.screen.end();
    this.#services.doctor.cancel();
    this.#services.transfers.end();
    await this.#windows.conversations.closeAll();
    this.#services.engine.close();
    this.#services.alerts.closeAll();
    this.#services.pastAlerts.flush();
    await this.#services.host.stop();
    await this.#services.protection.end();
    await this.#services.historyWork.close();
    this.#services.history.close();
    this.#tray.stop();
    this.#services.updates.end();
  }

  #compose(stores: ProfileStores, startNotices: StartNotices): Services {
    const { registry, publisher, main, conversations, alerts, options, prompts } = this.#windows;
    const { picture, emoticons, history, tabs } = this.#windows;
    const { folders, log } = this.#options;
    return composeServices({
      stores,
      startNotices,
      log,
      secrets: keyStoreSecrets,
      folders: { ...folders, documents: process.env['NUDGE_DOCUMENTS_DIR'] ?? app.getPath('documents') },
      outputFolder,
      historyWorker: path.join(outputFolder, 'main/history-worker.cjs'),
      natPmpThread: path.join(outputFolder, 'main/nat-pmp-thread.cjs'),
      version: app.getVersion(),
      locale: () => this.#locale,
      changes: publisher,
      shell: electronShell({
        registry,
        optionsWindow: options,
        pictureWindow: picture,
        emoticonsWindow: emoticons,
        historyWindow: history,
        openHelp: (command) => {
          main.show();
          publisher.toMain({ type: 'commandRequested', command });
        },
        openProperties: (address) => {
          main.show();
          publisher.toMain({ type: 'propertiesRequested', address });
        },
        exit: () => this.exit(),
        restart: () => this.#leave(),
        record: this.#record,
      }),
      conversationWindows: conversations,
      tabWindows: tabs,
      alertWindows: alerts,
      systemNotices: {
        isSupported: Notification.isSupported(),
        show: (alert, onClick) => showSystemNotice(alert, onClick, createTranslate(this.#locale)),
      },
      prompts: {
        isOccupied: () => conversations.hasFocus(),
        openPrompt: (address) => prompts.open(address),
        closePrompt: (address) => prompts.close(address),
        growPrompt: (address) => prompts.grow(address),
      },
      screen: systemScreen(registry),
      host: {
        folder: folders.host,
        launch: () => launchHostProcess(log),
        greeterTexts: () => greeterTexts(this.#locale),
      },
      showMain: () => main.show(),
      updates: updateTools(folders, () => this.#services.proxy.current),
    });
  }

  get #locale(): string {
    const { language } = this.#services.settings.current.general;
    return resolveLocale(language === '' ? app.getLocale() : language);
  }

  #callerOf(contentsId: number): Caller | undefined {
    const open = this.#windows.registry.byId(contentsId);
    return open && { windowId: open.id, context: open.context };
  }

  #frameFor({ windowId }: Caller): SnapshotFrame {
    const { publisher, registry } = this.#windows;
    const open = registry.byId(windowId);
    return {
      number: publisher.numberFor(windowId),
      ownFrame: open?.ownFrame ?? true,
      isOnTop: open?.window.isAlwaysOnTop() ?? false,
      isTab: open?.isTab ?? false,
      locale: this.#locale,
      locales: locales(),
      appearance: this.#look.appearance,
      platform: process.platform as SnapshotFrame['platform'],
      version: app.getVersion(),
      canNotify: Notification.isSupported(),
      canSeeFullScreen: this.#services.screen.canSeeFullScreen,
      closing: this.#trayPresence.closing,
    };
  }

  #followSettings(): void {
    const { main, publisher } = this.#windows;
    let locale = this.#locale;
    this.#services.settings.changed.subscribe(({ general }) => {
      main.setAlwaysOnTop(general.alwaysOnTop);
      if (locale === this.#locale) return;
      locale = this.#locale;
      publisher.toAll({ type: 'localeChanged', locale });
      this.#setMenu();
    });
  }

  #setMenu(): void {
    setApplicationMenu(createTranslate(this.#locale), (command) => this.#chooseInMenu(command));
  }

  #chooseInMenu(command: MenuCommandName): void {
    if (command === 'settings') return this.#services.shell.openOptions('personal');
    this.show();
    const shown = command === 'help' ? 'helpTopics' : command;
    this.#windows.publisher.toMain({ type: 'commandRequested', command: shown });
  }

  #installTestHooks(): void {
    installTestHooks({
      registry: this.#windows.registry,
      record: this.#record,
      tray: () => this.#tray.model,
      isElsewhere: (window) => this.#services.screen.isElsewhere(handleOf(window)),
      chooseInTray: (command) => this.#tray.choose(command),
      setIdleSeconds: (seconds) => this.#activity.play(seconds),
    });
  }
}
