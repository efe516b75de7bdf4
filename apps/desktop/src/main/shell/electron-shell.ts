import { SOUND_CHANNEL } from '@nudge/ipc-contract';
import { clipboard, shell } from 'electron';
import type { ShellPort } from '../ipc/application-services.ts';
import { APPLICATION_ORIGIN } from '../ipc/trusted-sender.ts';
import type { HistoryWindow } from '../windows/history-window.ts';
import type { OptionsWindow } from '../windows/options-window.ts';
import type { SingleWindow } from '../windows/single-window.ts';
import { printWindow } from '../windows/print-window.ts';
import { shakeWindow } from '../windows/shake-window.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import { fileShell } from './file-dialogs.ts';
import { isTest, type TestRecord } from './test-hooks.ts';

export interface ElectronShellOptions {
  readonly registry: WindowRegistry;
  readonly optionsWindow: OptionsWindow;
  readonly pictureWindow: SingleWindow;
  readonly emoticonsWindow: SingleWindow;
  readonly historyWindow: HistoryWindow;
  /** Brings the main window up with it. */
  readonly openHelp: ShellPort['openHelp'];
  /** Brings the main window up with them. */
  readonly openProperties: ShellPort['openProperties'];
  readonly exit: () => Promise<void>;
  /** Ends without asking. */
  readonly restart: () => Promise<void>;
  /** Sounds and links, for tests to look at. */
  readonly record: TestRecord;
}

async function openExternal(url: string, record: TestRecord): Promise<void> {
  if (isTest()) record.links.push(url);
  else await shell.openExternal(url);
}

/** What requests want of windows and system, done by Electron. */
export function electronShell(options: ElectronShellOptions): ShellPort {
  const { registry, openHelp, openProperties, optionsWindow, pictureWindow, emoticonsWindow, historyWindow } =
    options;
  const { exit, restart, record } = options;
  return {
    files: fileShell(registry, record),
    openPicturePicker: () => pictureWindow.open(),
    openEmoticons: () => emoticonsWindow.open(),
    openHistory: (place) => historyWindow.open(place),
    controlWindow: (windowId, action) => {
      const open = registry.byId(windowId);
      const window = open?.window;
      if (action === 'close') open?.close();
      else if (action === 'minimize') window?.minimize();
      else if (action === 'reload') open?.contents.reload();
      else if (window?.isMaximized()) window.unmaximize();
      else if (window?.isMaximizable()) window.maximize();
    },
    print: async (windowId) => {
      if (!isTest()) return printWindow(registry.contents(windowId));
      record.printed.push(windowId);
      return 'printed';
    },
    shakeWindow: (windowId) => {
      const window = registry.byId(windowId)?.window;
      if (window) shakeWindow(window);
    },
    keepOnTop: (windowId, isOnTop) => registry.byId(windowId)?.window.setAlwaysOnTop(isOnTop),
    openOptions: (page) => optionsWindow.open(page),
    openHelp,
    openProperties,
    copyText: (text) => void clipboard.writeText(text),
    pasteText: (windowId) => {
      registry.contents(windowId)?.paste();
    },
    openExternal: (url) => openExternal(url, record),
    exit: () => void exit(),
    restart: () => void restart(),
    playSound: (event, place) => {
      if (isTest()) record.sounds.push(event);
      const main = registry.find(({ kind }) => kind === 'main');
      main?.window.webContents.send(SOUND_CHANNEL, `${APPLICATION_ORIGIN}${place}`);
    },
  };
}
