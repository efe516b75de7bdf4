/** Alerts, sounds and prompts, joined to the session, the settings and the windows. */
import { randomUUID } from 'node:crypto';
import type { AttentionChoice } from '@nudge/ipc-contract';
import type { ApplicationServices } from '../ipc/application-services.ts';
import {
  AlertService,
  type AlertServiceOptions,
  type FollowAlert,
} from '../services/alerts/alert-service.ts';
import { AttentionChoices } from '../services/attention/attention-choices.ts';
import { PastAlerts } from '../services/alerts/past-alerts.ts';
import { PresenceAttention } from '../services/attention/presence-attention.ts';
import { RequestPrompts } from '../services/attention/request-prompts.ts';
import { StatusUntil } from '../services/attention/status-until.ts';
import type { ScreenWatch } from '../services/screen/screen-watch.ts';
import type { MessengerService } from '../services/messenger/messenger-service.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import { systemClock } from '../services/support/clock.ts';
import { createScreenWatch, playUncovered } from './compose-screen.ts';
import type { ServiceParts } from './compose-services.ts';

/** What was shown, and what was missed. */
export function createPastAlerts(
  { stores, changes }: ServiceParts,
  { own, events }: MessengerService,
): PastAlerts {
  const account = (): string | undefined => own.view?.address;
  const past = new PastAlerts({ store: stores.alerts, clock: systemClock, newId: randomUUID, account });
  past.missedChanged.subscribe((count) => changes.toMain({ type: 'missedNudgesChanged', count }));
  events.subscribe(({ type }) => {
    if (type === 'signedIn') past.signedIn();
  });
  return past;
}

export function createAlerts(
  { changes, alertWindows: windows, systemNotices }: ServiceParts,
  settings: SettingsService,
  outlets: Pick<AlertServiceOptions, 'pictureOf' | 'onClick' | 'record' | 'isCovered'>,
): AlertService {
  const isWanted = (): boolean => settings.current.alerts.useSystem && systemNotices.isSupported;
  const system = { isWanted, show: systemNotices.show };
  return new AlertService({ changes, windows, system, clock: systemClock, newId: randomUUID, ...outlets });
}

/** What happens outside conversations, told by alerts, sounds and prompts. */
export function createPrompts(
  parts: ServiceParts,
  { messenger, settings, sounds, alerts, choiceFor, screen }: PromptParts,
): RequestPrompts {
  const presence = new PresenceAttention({
    clock: systemClock,
    ownStatus: () => messenger.own.statusForAttention,
    nameOf: (address, theirs) => messenger.directory.nameOf(address, theirs),
    settings: () => settings.current.alerts,
    choiceFor,
    alert: (alert) => alerts.show(alert),
    play: playUncovered(sounds, screen),
  });
  const prompts = new RequestPrompts({
    ...parts.prompts,
    isOccupied: () => parts.prompts.isOccupied() || screen.isFilled,
    alert: (address, name, words) => presence.requested(address, name, words),
    addToAlert: (address, words) => alerts.addText('contactRequest', address, words),
  });
  messenger.events.subscribe((event) => {
    presence.take(event);
    prompts.take(event);
  });
  return prompts;
}

export type ChoiceFor = (address: string) => AttentionChoice;

interface PromptParts extends Pick<ApplicationServices, 'messenger' | 'settings' | 'sounds' | 'alerts'> {
  readonly choiceFor: ChoiceFor;
  readonly screen: ScreenWatch;
}

interface Attention extends Pick<ApplicationServices, 'attentionChoices' | 'statusUntil'> {
  readonly screen: ScreenWatch;
  readonly choiceFor: ChoiceFor;
}

/** What was chosen for people, how long a status lasts, and what fills the screen. */
export function createAttention(
  parts: ServiceParts,
  messenger: MessengerService,
  settings: SettingsService,
): Attention {
  const { stores } = parts;
  const { own, directory } = messenger;
  const attentionChoices = new AttentionChoices(stores.attention);
  const statusUntil = new StatusUntil({ own, store: stores.attention, clock: systemClock });
  messenger.events.subscribe((event) => statusUntil.take(event));
  const choiceFor: ChoiceFor = (address) => {
    const groupIds = directory.find(address)?.groupIds ?? [];
    return attentionChoices.effective(own.view?.address ?? '', address, groupIds);
  };
  const screen = createScreenWatch(parts, messenger, settings);
  return { attentionChoices, statusUntil, choiceFor, screen };
}

/** What a click on an alert leads to: the conversation it is about, else the person, else the contact list. */
export function alertFollower(
  { showMain }: Pick<ServiceParts, 'showMain'>,
  { messenger, conversations, prompts }: FollowedParts,
): FollowAlert {
  /** One that was answered meanwhile is asked by nobody any more: its prompt would be an empty window. */
  const isWaiting = (wanted: string): boolean =>
    messenger.directory.requests().some(({ address }) => address === wanted);
  return ({ kind, address }, conversationId) => {
    if (conversationId !== undefined && conversations.show(conversationId).ok) return;
    if (kind === 'contactRequest' && isWaiting(address)) prompts.open(address);
    else if (kind === 'contactRequest' || kind === 'more' || kind === 'mail') showMain();
    else conversations.open(address);
  };
}

interface FollowedParts {
  readonly messenger: { readonly directory: Pick<MessengerService['directory'], 'requests'> };
  readonly conversations: Pick<ApplicationServices['conversations'], 'show' | 'open'>;
  readonly prompts: Pick<ApplicationServices['prompts'], 'open'>;
}
