import type { MainChange } from '@nudge/ipc-contract';
import type { ApplicationServices } from '../ipc/application-services.ts';
import type { MainWindow } from '../windows/main-window.ts';
import { badgeModel } from './badge-model.ts';
import { Badge } from './badge.ts';
import type { JumpList } from './jump-list.ts';
import { createTranslate, type Translate } from './texts.ts';
import { trayModel, type TrayCommand, type TrayModel } from './tray-model.ts';
import { ElectronTray } from './tray.ts';

export interface TrayControlOptions {
  readonly services: ApplicationServices;
  readonly mainWindow: MainWindow;
  readonly changes: { toMain(change: MainChange): void };
  readonly locale: () => string;
  readonly jumpList: JumpList;
}

/** Keeps the tray, and what else the system shows of this program, in step with the session, and does what is chosen in it. */
export class TrayControl {
  readonly #options: TrayControlOptions;
  readonly #tray: ElectronTray;
  readonly #badge = new Badge();
  #unread = 0;
  #isPlanned = false;

  constructor(options: TrayControlOptions) {
    this.#options = options;
    this.#tray = new ElectronTray({
      onCommand: (command) => this.choose(command),
      onDoubleClick: () => options.mainWindow.toggle(),
    });
  }

  get model(): TrayModel {
    const { control, own } = this.#options.services.messenger;
    const translate = this.#translate;
    return trayModel({ session: control.session, own: own.view, unread: this.#unread, translate });
  }

  /** Statuses have their names of the look. */
  get #translate(): Translate {
    const { services, locale } = this.#options;
    return createTranslate(locale(), services.settings.current.look.style);
  }

  start(): void {
    const { messenger, conversations, settings } = this.#options.services;
    // Windows makes its button in the task bar anew, without what lay over it.
    this.#options.mainWindow.window?.on('show', () => this.#plan());
    messenger.control.changed.subscribe(() => this.#plan());
    messenger.own.changed.subscribe(() => this.#plan());
    settings.changed.subscribe(() => this.#plan());
    conversations.book.unreadChanged.subscribe((unread) => {
      this.#unread = unread;
      this.#plan();
    });
    this.#draw();
  }

  stop(): void {
    this.#tray.destroy();
    this.#options.jumpList.clear();
  }

  choose(command: TrayCommand): void {
    const { services, mainWindow, changes } = this.#options;
    switch (command.type) {
      case 'open':
      case 'signIn':
        return mainWindow.show();
      case 'setStatus':
        return void services.messenger.own.choose(command.status);
      case 'sendMessage':
        mainWindow.show();
        return changes.toMain({ type: 'commandRequested', command: 'sendMessage' });
      case 'signOut':
        return void services.messenger.control.signOut();
      case 'options':
        return services.shell.openOptions('personal');
      case 'exit':
        return services.shell.exit();
    }
  }

  /** Many changes come together; the tray is drawn once. */
  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setImmediate(() => {
      this.#isPlanned = false;
      this.#draw();
    });
  }

  #draw(): void {
    this.#tray.show(this.model);
    const { services, mainWindow, jumpList } = this.#options;
    jumpList.show(services.messenger.control.session, this.#translate);
    const badge = badgeModel(process.platform, this.#unread, this.#translate);
    this.#badge.show(badge, mainWindow.window);
  }
}
