/**
 * Display pictures of others: fetched once when somebody who shows one comes online or is talked to, at a pace that
 * a server and a modest line bear, and only while the person wants to see them.
 */
import type { Contact, MessengerEvent } from '@nudge/msnp-engine';
import type { Settings } from '@nudge/ipc-contract';
import type { MessengerService } from '../messenger/messenger-service.ts';
import type { Clock } from '../support/clock.ts';
import type { ObjectFetcher, ObjectWish } from './object-fetcher.ts';
import type { PictureLookup } from './picture-lookup.ts';

/** Between two pictures that nobody is waiting for. */
export const BACKGROUND_GAP_MILLISECONDS = 1000;
/** One that could not be had is not asked for again before. */
export const RETRY_AFTER_MILLISECONDS = 10 * 60 * 1000;
/** More people who show a picture wait for their next sign-in. */
const QUEUE_MAX = 1000;

export interface OthersPicturesOptions {
  readonly messenger: MessengerService;
  readonly fetcher: ObjectFetcher;
  readonly lookup: PictureLookup;
  readonly settings: () => Settings;
  readonly clock: Clock;
  /** Their picture has come: whoever shows them shows it. */
  readonly onArrived: (account: string) => void;
}

export class OthersPictures {
  readonly #options: OthersPicturesOptions;
  /** By account; oldest wish first. */
  readonly #waiting = new Map<string, ObjectWish>();
  readonly #failedAt = new Map<string, number>();
  #isBusy = false;

  constructor(options: OthersPicturesOptions) {
    this.#options = options;
    options.messenger.events.subscribe((event) => this.#take(event));
  }

  /** Somebody is talked to: their picture goes first. */
  wantNow(address: string): void {
    const contact = this.#options.messenger.directory.find(address);
    const wish = contact && this.#wishFor(contact);
    if (wish === undefined) return;
    this.#failedAt.delete(wish.hash);
    this.#waiting.delete(wish.account);
    void this.#fetch(wish);
  }

  /** The person wants to see them, perhaps again. */
  wantAll(): void {
    for (const contact of this.#options.messenger.engine.state.contacts.values()) this.#want(contact);
  }

  #take(event: MessengerEvent): void {
    if (event.type === 'contactChanged') this.#want(event.contact);
    if (event.type === 'signedIn') this.wantAll();
    if (event.type === 'signedOut' || event.type === 'connectionLost') this.#waiting.clear();
  }

  #want(contact: Contact): void {
    const wish = this.#wishFor(contact);
    if (wish === undefined) {
      this.#waiting.delete(contact.account);
      return;
    }
    if (this.#hasFailedLately(wish.hash) || this.#waiting.size >= QUEUE_MAX) return;
    this.#waiting.set(wish.account, wish);
    void this.#fetchNext();
  }

  /** What is not here yet of somebody who can be asked. */
  #wishFor(contact: Contact): ObjectWish | undefined {
    const { lookup, settings, messenger } = this.#options;
    const { account, msnObject, status, lists } = contact;
    const isAskable = status !== 'offline' && lists.has('forward') && !lists.has('block');
    const mayAsk = settings().personal.showOthersPictures && messenger.control.session.phase === 'signedIn';
    if (!isAskable || !mayAsk || msnObject === undefined) return undefined;
    const hash = lookup.hashOf(msnObject);
    if (hash === undefined || lookup.isHere(hash)) return undefined;
    return { account, msnObject, hash };
  }

  async #fetchNext(): Promise<void> {
    if (this.#isBusy) return;
    const [next] = this.#waiting.values();
    if (next === undefined) return;
    this.#waiting.delete(next.account);
    this.#isBusy = true;
    await this.#fetch(next);
    this.#options.clock.after(BACKGROUND_GAP_MILLISECONDS, () => {
      this.#isBusy = false;
      void this.#fetchNext();
    });
  }

  async #fetch(wish: ObjectWish): Promise<void> {
    const { fetcher, clock, onArrived } = this.#options;
    const isHere = await fetcher.fetch(wish);
    if (isHere) onArrived(wish.account);
    else this.#failedAt.set(wish.hash, clock.now());
  }

  #hasFailedLately(hash: string): boolean {
    const failedAt = this.#failedAt.get(hash);
    if (failedAt === undefined) return false;
    if (this.#options.clock.now() - failedAt < RETRY_AFTER_MILLISECONDS) return true;
    this.#failedAt.delete(hash);
    return false;
  }
}
