import type { MessengerEvent, Participant } from '@nudge/msnp-engine';

/** More people than one talks to in a day. */
const PEOPLE_MAX = 1000;

/** What the clients of the people one talked to have announced, until they go offline. */
export class NudgeFeatures {
  readonly #features = new Map<string, ReadonlySet<string>>();

  take(event: MessengerEvent): void {
    switch (event.type) {
      case 'conversationChanged':
        for (const participant of event.participants) this.#note(participant);
        return;
      case 'participantJoined':
        return this.#note(event.participant);
      case 'contactChanged':
        if (event.contact.status === 'offline') this.#features.delete(event.contact.account);
        return;
      case 'signedOut':
        return this.#features.clear();
      default:
    }
  }

  has(account: string, feature: string): boolean {
    return this.#features.get(account)?.has(feature) ?? false;
  }

  #note({ account, features }: Participant): void {
    if (features.length === 0) return;
    if (this.#features.size >= PEOPLE_MAX) this.#features.clear();
    this.#features.set(account, new Set(features));
  }
}
