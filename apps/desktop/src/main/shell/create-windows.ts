/** All windows of one profile, with what they tell the services. They are made before the services are. */
import type { BrowserWindow } from 'electron';
import { CHANGE_CHANNEL } from '@nudge/ipc-contract';
import { Publisher } from '../ipc/publish.ts';
import type { WindowPlaces } from '../services/settings/window-places.ts';
import { ElectronAlertWindows } from '../windows/alert-window.ts';
import { ConversationHomes } from '../windows/conversation-homes.ts';
import { closeOutcome } from '../windows/close-outcome.ts';
import { ElectronConversationWindows } from '../windows/conversation-window.ts';
import { HistoryWindow } from '../windows/history-window.ts';
import { MainWindow } from '../windows/main-window.ts';
import { OptionsWindow } from '../windows/options-window.ts';
import { SingleWindow } from '../windows/single-window.ts';
import { PromptWindows } from '../windows/prompt-window.ts';
import { TabsWindow } from '../windows/tabs-window.ts';
import { handleOf } from '../windows/window-handle.ts';
import type { WindowLook } from '../windows/window-look.ts';
import { WindowRegistry } from '../windows/window-registry.ts';
import type { Services } from './compose-services.ts';

export interface WindowsOptions {
  readonly places: WindowPlaces;
  /** Not before the services are there, either. */
  readonly look: () => WindowLook;
  /** Not before the services are there. */
  readonly services: () => Services;
  readonly exit: () => Promise<void>;
  readonly onFlash: (conversationId: string) => void;
  /** Whether a page that keeps dying shall be loaded once more. */
  readonly askReload: () => Promise<boolean>;
  /** Somebody shows the tray's icon. */
  readonly hasTray: () => Promise<boolean>;
  /** Whether a conversation may close though so many files travel in it. */
  readonly confirmClose: (transfers: number) => Promise<boolean>;
}

export interface Windows {
  readonly registry: WindowRegistry;
  readonly publisher: Publisher;
  readonly main: MainWindow;
  readonly conversations: ConversationHomes;
  readonly tabs: TabsWindow;
  readonly alerts: ElectronAlertWindows;
  readonly options: OptionsWindow;
  readonly prompts: PromptWindows;
  readonly picture: SingleWindow;
  readonly emoticons: SingleWindow;
  readonly history: HistoryWindow;
}

export function createWindows(options: WindowsOptions): Windows {
  const { places, look, services, exit, onFlash, confirmClose, askReload, hasTray } = options;
  const publisher: Publisher = new Publisher({
    send: (windowId, numbered) => registry.contents(windowId)?.send(CHANGE_CHANNEL, JSON.stringify(numbered)),
    schedule: (action) => void setImmediate(action),
  });
  const registry = new WindowRegistry(publisher);
  const general = () => services().settings.current.general;
  const tools = { registry, places, ownFrame: () => general().ownFrame, look, askReload };
  const main = new MainWindow({
    ...tools,
    alwaysOnTop: () => general().alwaysOnTop,
    closeOutcome: async () => {
      const { closeToTray } = general();
      const { platform } = process;
      return closeOutcome({ platform, closeToTray, hasTray: closeToTray && (await hasTray()) });
    },
    onClosedByPerson: () => void exit(),
  });
  const home = {
    ...tools,
    onFocus: (id: string) => services().conversations.focused(id),
    onClosed: (id: string) => services().conversations.closed(id),
    askBeforeClosing: (ids: readonly string[]) => {
      const transfers = ids.reduce((sum, id) => sum + services().transfers.travellingIn(id), 0);
      return transfers === 0 ? undefined : confirmClose(transfers);
    },
    isElsewhere: (window: BrowserWindow) => services().screen.isElsewhere(handleOf(window)),
    onFlash,
  };
  const tabs = new TabsWindow({
    ...home,
    onOrder: () => services().tabs.tell(),
    tellConversation: (id, change) => publisher.toConversation(id, change),
    tellTabs: (change) => publisher.toTabs(change),
  });
  const conversations = new ConversationHomes({
    windows: new ElectronConversationWindows(home),
    tabs,
    wantsTabs: () => general().tabs,
  });
  return {
    registry,
    publisher,
    main,
    conversations,
    tabs,
    alerts: new ElectronAlertWindows({
      ...tools,
      mainWindow: () => main.window,
      position: () => services().settings.current.alerts.position,
      onShown: (alertId) => services().alerts.shown(alertId),
    }),
    options: new OptionsWindow({ ...tools, publish: (change) => publisher.toOptions(change) }),
    picture: new SingleWindow('picture', tools),
    emoticons: new SingleWindow('emoticons', tools),
    history: new HistoryWindow({ ...tools, publish: (change) => publisher.toHistory(change) }),
    prompts: new PromptWindows({ ...tools, onClosed: (address) => services().prompts.closed(address) }),
  };
}
