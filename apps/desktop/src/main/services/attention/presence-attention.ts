/** Alerts and sounds for what happens outside conversations: arrivals, departures, requests, mail. */
import type { AttentionChoice, Settings, SoundEvent, Status } from '@nudge/ipc-contract';
import type { MessengerEvent } from '@nudge/msnp-engine';
import type { NewAlert } from '../alerts/alert-service.ts';
import { contactView, statusView } from '../messenger/contact-views.ts';
import type { Clock } from '../support/clock.ts';
import { mayAlert, mayPlay } from './attention-rules.ts';

/** After one's own sign-in everybody seems to arrive: arrivals are silent for so long. */
export const QUIET_AFTER_SIGN_IN_MILLISECONDS = 30_000;

export interface PresenceAttentionOptions {
  readonly clock: Clock;
  readonly ownStatus: () => Status | undefined;
  /** What somebody is called; `theirs` where nothing better is known. */
  readonly nameOf: (address: string, theirs: string) => string;
  readonly settings: () => Settings['alerts'];
  /** What was chosen for somebody. */
  readonly choiceFor: (address: string) => AttentionChoice;
  readonly alert: (alert: NewAlert) => void;
  readonly play: (event: SoundEvent) => void;
}

export class PresenceAttention {
  readonly #options: PresenceAttentionOptions;
  #quietUntil = 0;

  constructor(options: PresenceAttentionOptions) {
    this.#options = options;
  }

  take(event: MessengerEvent): void {
    const { clock, settings, nameOf } = this.#options;
    switch (event.type) {
      case 'signedIn':
        this.#quietUntil = clock.now() + QUIET_AFTER_SIGN_IN_MILLISECONDS;
        return;
      case 'contactChanged':
        return this.#takePresence(event);
      case 'mailArrived': {
        const { fromName, fromAddress: address } = event;
        const mail = { kind: 'mail', name: nameOf(address, fromName), address } as const;
        return this.#raise(mail, settings().mail, 'newemail');
      }
      default:
    }
  }

  /** Somebody added this account, and no prompt is shown for it; `text` is what they wrote. */
  requested(address: string, theirs: string, text: string): void {
    const name = this.#options.nameOf(address, theirs);
    this.#raise({ kind: 'contactRequest', name, address, text }, this.#options.settings().added, 'newalert');
  }

  #takePresence({ contact, wasStatus, initial }: Extract<MessengerEvent, { type: 'contactChanged' }>): void {
    const { clock, settings, nameOf } = this.#options;
    if (initial || !contact.lists.has('forward') || clock.now() < this.#quietUntil) return;
    const isOnline = statusView(contact.status) !== 'offline';
    const wasOnline = statusView(wasStatus) !== 'offline';
    if (isOnline === wasOnline) return;
    const { displayName, address, isBlocked } = contactView(contact);
    if (isBlocked) return;
    const name = nameOf(address, displayName);
    if (!isOnline)
      return this.#raise({ kind: 'contactOffline', name, address }, settings().contactOffline, 'offline');
    this.#raise({ kind: 'contactOnline', name, address }, settings().contactOnline, 'online');
  }

  #raise(alert: NewAlert, isWanted: boolean, sound: SoundEvent): void {
    const { settings, ownStatus, choiceFor, play } = this.#options;
    const facts = { alerts: settings(), ownStatus: ownStatus(), choice: choiceFor(alert.address) };
    if (mayAlert(isWanted, facts.ownStatus, facts.choice)) this.#options.alert(alert);
    if (mayPlay(sound, facts)) play(sound);
  }
}
