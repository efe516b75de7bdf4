import type { AccountName, PresenceStatus } from '@nudge/msnp-codec';
import { PHONE_KINDS, withPhone } from '../contacts/contact-changes.ts';
import type { MessengerEvent, OwnProfile } from '../messenger-events.ts';

/** The signed-in account's own side as the server has confirmed it. */
export class OwnProfileKeeper {
  /** What the server took in this session; nothing until it has answered. */
  confirmedPersonalMessage: string | undefined;
  #profile: OwnProfile;
  #events: MessengerEvent[] = [];
  #isLive = false;

  constructor(account: AccountName, status: PresenceStatus) {
    this.#profile = {
      account,
      friendlyName: account,
      status,
      personalMessage: '',
      phones: {},
      defaultPrivacy: 'allow',
      notifyOnAdd: 'ask',
    };
  }

  get profile(): OwnProfile {
    return this.#profile;
  }

  /** From here on every change is an event. */
  goLive(): void {
    this.#isLive = true;
  }

  update(change: Partial<OwnProfile>): void {
    const before = this.#profile;
    this.#profile = { ...before, ...change };
    const keys = Object.keys(change) as (keyof OwnProfile)[];
    const isNews = keys.some((key) => before[key] !== this.#profile[key]);
    if (this.#isLive && isNews) this.#events.push({ type: 'ownProfileChanged', profile: this.#profile });
  }

  personalMessageSet(personalMessage: string): void {
    this.confirmedPersonalMessage = personalMessage;
    this.update({ personalMessage });
  }

  /** One PRP property; those nobody is shown are passed over. */
  propertyChanged(property: string, value: string | undefined): void {
    if (property === 'MFN') {
      if (value) this.update({ friendlyName: value });
      return;
    }
    const kind = PHONE_KINDS.get(property);
    if (kind !== undefined) this.update({ phones: withPhone(this.#profile.phones, kind, value) });
  }

  takeEvents(): readonly MessengerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
