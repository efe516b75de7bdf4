/** Services joined to one another and to the windows; nothing here decides anything. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AlertView, StartNotice } from '@nudge/ipc-contract';
import { AlertService, type AlertWindows } from '../services/alerts/alert-service.ts';
import { PresenceAttention } from '../services/attention/presence-attention.ts';
import { RequestPrompts, type RequestPromptsOptions } from '../services/attention/request-prompts.ts';
import { ConversationService } from '../services/conversations/conversation-service.ts';
import type { ConversationWindows } from '../services/conversations/conversation-windows.ts';
import { HistoryService } from '../services/history/history-service.ts';
import { HostService, type HostServiceOptions } from '../services/host/host-service.ts';
import { LazyEngine } from '../services/messenger/engine-port.ts';
import { MessengerService } from '../services/messenger/messenger-service.ts';
import { RememberedAccounts } from '../services/messenger/remembered-accounts.ts';
import type { Secrets } from '../services/messenger/secrets.ts';
import { ServerProfiles } from '../services/settings/server-profiles.ts';
import { SettingsService } from '../services/settings/settings-service.ts';
import type { ChangeSink } from '../services/support/change-sink.ts';
import { systemClock } from '../services/support/clock.ts';
import type { Log } from '../services/support/log.ts';
import type { StartNotices } from '../services/support/start-notices.ts';
import type { ApplicationServices, ShellPort } from '../ipc/application-services.ts';
import type { ProfileStores } from './open-stores.ts';

export interface ServiceParts {
  readonly stores: ProfileStores;
  readonly secrets: Secrets;
  readonly profileFolder: string;
  readonly version: string;
  readonly locale: () => string;
  readonly changes: ChangeSink;
  readonly log: Log;
  readonly startNotices: StartNotices;
  readonly shell: ShellPort;
  readonly conversationWindows: ConversationWindows;
  readonly alertWindows: AlertWindows;
  readonly prompts: Pick<RequestPromptsOptions, 'isConversationFocused' | 'openPrompt' | 'closePrompt'>;
  readonly host: Pick<HostServiceOptions, 'folder' | 'greeterTexts' | 'launch'>;
  readonly showMain: () => void;
}

export interface Services extends ApplicationServices {
  readonly history: HistoryService;
  readonly engine: LazyEngine;
}

export function composeServices(parts: ServiceParts): Services {
  const { stores, changes, log, startNotices, version, shell } = parts;
  const clock = systemClock;
  const settings = new SettingsService(stores.settings);
  const servers = new ServerProfiles(stores.settings);
  const accounts = new RememberedAccounts(stores.accounts, parts.secrets);
  const onSetAside = (notice: StartNotice): void => startNotices.add(notice);
  const host = new HostService({ ...parts.host, version, onSetAside, clock, log });
  const engine = new LazyEngine(() => loadEngine(version, parts.locale()));
  const history = openHistory(parts);
  const messenger = new MessengerService({
    engine,
    changes,
    servers,
    accounts,
    host,
    clock,
    log,
    settings: () => settings.current,
    prepare: () => history.open(),
  });
  const newId = randomUUID;
  const alerts: AlertService = createAlerts(parts, (alert, id) => followAlert(alert, id));
  const conversations = new ConversationService(
    {
      messenger,
      history,
      changes,
      clock,
      newId,
      windows: parts.conversationWindows,
      settings: () => settings.current,
    },
    {
      alert: (kind, about) => alerts.show({ kind, ...about }),
      play: (event) => shell.playSound(event),
    },
  );
  const prompts = createPrompts(parts, { messenger, settings, alerts });
  const followAlert = ({ kind, address }: AlertView, conversationId: string | undefined): void => {
    if (conversationId !== undefined && conversations.show(conversationId).ok) return;
    if (kind === 'contactRequest') prompts.open(address);
    else if (kind === 'more' || kind === 'mail') parts.showMain();
    else conversations.open(address);
  };
  const services = { messenger, conversations, settings, servers, host, alerts, prompts, startNotices };
  tellWindows(services, changes);
  return { ...services, shell, history, engine };
}

function createAlerts(
  { changes, alertWindows: windows }: ServiceParts,
  onClick: (alert: AlertView, conversationId: string | undefined) => void,
): AlertService {
  return new AlertService({ changes, windows, clock: systemClock, newId: randomUUID, onClick });
}

/** What happens outside conversations, told by alerts, sounds and prompts. */
function createPrompts(
  parts: ServiceParts,
  { messenger, settings, alerts }: Pick<ApplicationServices, 'messenger' | 'settings' | 'alerts'>,
): RequestPrompts {
  const presence = new PresenceAttention({
    clock: systemClock,
    ownStatus: () => messenger.own.view?.status,
    settings: () => settings.current.alerts,
    alert: (alert) => alerts.show(alert),
    play: (event) => parts.shell.playSound(event),
  });
  const prompts = new RequestPrompts({
    ...parts.prompts,
    alert: (address, name) => presence.requested(address, name),
  });
  messenger.events.subscribe((event) => {
    presence.take(event);
    prompts.take(event);
  });
  return prompts;
}

/** What is no service's own to tell. */
function tellWindows(
  { settings, servers, host, startNotices }: Omit<ApplicationServices, 'shell'>,
  changes: ChangeSink,
): void {
  servers.setThisComputer(host.address);
  settings.changed.subscribe((current) => changes.toAll({ type: 'settingsChanged', settings: current }));
  servers.changed.subscribe((change) => {
    changes.toMain({ type: 'serversChanged', ...change });
    changes.toOptions({ type: 'serversChanged', ...change });
  });
  host.changed.subscribe((view) => {
    if (view.role !== 'off') servers.setThisComputer(host.address);
    changes.toOptions({ type: 'hostChanged', host: view });
  });
  startNotices.changed.subscribe((notices) =>
    changes.toMain({ type: 'startNoticesChanged', startNotices: notices }),
  );
}

/** The engine is loaded at the first sign-in. */
async function loadEngine(clientVersion: string, locale: string) {
  const { createMessengerClient } = await import('@nudge/msnp-engine/node');
  return createMessengerClient({ clientName: 'Nudge', clientVersion, locale });
}

function openHistory({ profileFolder, startNotices, log }: ServiceParts): HistoryService {
  return new HistoryService({
    file: path.join(profileFolder, 'history.sqlite'),
    openDatabase: async (options) => {
      const { HistoryDatabase } = await import('../services/history/history-database.ts');
      return new HistoryDatabase(options);
    },
    onSetAside: (notice) => startNotices.add(notice),
    clock: systemClock,
    log,
  });
}
