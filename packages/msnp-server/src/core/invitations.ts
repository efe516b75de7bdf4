/**
 * What people wrote to those they have added, kept until the person it is for has answered. It is for people who do
 * not know one another yet, so whoever writes may fill neither another's list of requests nor the store.
 */
import type { AccountName } from '@nudge/msnp-codec';
import {
  INVITATIONS_KEPT_MAX,
  INVITATIONS_KEYS_MAX,
  INVITATIONS_OPEN_MAX,
  INVITATIONS_WINDOW_MAX,
  INVITATIONS_WINDOW_MS,
} from '../limits.ts';
import type { Invitation } from '../store/store.ts';
import { awaitsAnswer, type Account } from './account.ts';
import { AttemptCounter } from './attempt-counter.ts';
import type { Directory } from './directory.ts';
import type { Environment } from './environment.ts';

export class Invitations {
  readonly #directory: Directory;
  readonly #environment: Environment;
  readonly #perSender = new AttemptCounter({
    max: INVITATIONS_WINDOW_MAX,
    windowMs: INVITATIONS_WINDOW_MS,
    keysMax: INVITATIONS_KEYS_MAX,
  });

  constructor(directory: Directory, environment: Environment) {
    this.#directory = directory;
    this.#environment = environment;
  }

  /** Counts one more by this account; true when it is one too many. */
  comesTooSoon(sender: AccountName): boolean {
    const now = this.#environment.now();
    if (this.#perSender.isOver(sender, now)) return true;
    this.#perSender.count(sender, now);
    return false;
  }

  /**
   * Keeps the words and tells them to the person, if they have yet to answer whoever writes. The sender learns nothing
   * of that: who has blocked them, and who is full, looks like everybody else.
   */
  write(account: Account, address: AccountName, text: string): Promise<void> {
    return this.#directory.exclusively(async () => {
      const sender = account.address;
      const principal = await this.#directory.open(address);
      if (principal === undefined || !principal.owesAnswer(sender)) return;
      if (!(await this.#hasRoom(address, sender))) return;
      const invitation: Invitation = { sender, text, writtenAt: this.#environment.unixTime() };
      await this.#directory.store.apply([{ kind: 'invitation', owner: address, invitation }]);
      this.#directory.sessions.find(address)?.events.invitedBy(sender, text);
    });
  }

  /** Those this account has not answered, the oldest first. */
  async waitingFor(account: Account): Promise<readonly Invitation[]> {
    // Most people wait for nobody's answer; their sign-in needs no query more.
    const owesAny = [...account.contacts.values()].some(({ lists }) => awaitsAnswer(lists));
    if (!owesAny) return [];
    const kept = await this.#directory.store.loadInvitations(account.address);
    return kept.filter(({ sender }) => account.owesAnswer(sender));
  }

  /** One that is there already is replaced. */
  async #hasRoom(owner: AccountName, sender: AccountName): Promise<boolean> {
    const { store } = this.#directory;
    const kept = await store.loadInvitations(owner);
    if (kept.some((invitation) => invitation.sender === sender)) return true;
    return (
      kept.length < INVITATIONS_KEPT_MAX && (await store.countInvitationsBy(sender)) < INVITATIONS_OPEN_MAX
    );
  }
}
