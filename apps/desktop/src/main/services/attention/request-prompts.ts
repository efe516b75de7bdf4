/**
 * Somebody added this account: a prompt asks what to do, unless its person is occupied or prompts are already
 * waiting; then an alert tells of it, and the list of requests keeps it.
 */
import type { MessengerEvent } from '@nudge/msnp-engine';
import { shownName } from '../support/shown-line.ts';

/** More people than this ask through alerts and the list only. */
export const PROMPTS_MAX = 3;

export interface RequestPromptsOptions {
  /** Writes or reads in a conversation, or has the screen filled by another program. */
  readonly isOccupied: () => boolean;
  readonly openPrompt: (address: string) => void;
  readonly closePrompt: (address: string) => void;
  readonly alert: (address: string, name: string) => void;
}

export class RequestPrompts {
  readonly #options: RequestPromptsOptions;
  readonly #open = new Set<string>();
  /** Asked about since signing in: a reconnect does not ask again. */
  readonly #asked = new Set<string>();

  constructor(options: RequestPromptsOptions) {
    this.#options = options;
  }

  take(event: MessengerEvent): void {
    if (event.type === 'signedOut') return this.#closeAll();
    if (event.type !== 'contactRequested' || this.#asked.has(event.account)) return;
    this.#asked.add(event.account);
    const mayPrompt = !this.#options.isOccupied() && this.#open.size < PROMPTS_MAX;
    if (mayPrompt) this.open(event.account);
    else this.#options.alert(event.account, shownName(event.friendlyName, event.account));
  }

  /** From a click on the alert. */
  open(address: string): void {
    this.#open.add(address);
    this.#options.openPrompt(address);
  }

  /** The answer was given somewhere. */
  answered(address: string): void {
    this.#asked.delete(address);
    if (this.#open.has(address)) this.#options.closePrompt(address);
  }

  /** Its window is gone. */
  closed(address: string): void {
    this.#open.delete(address);
  }

  #closeAll(): void {
    for (const address of Array.from(this.#open)) this.#options.closePrompt(address);
    this.#asked.clear();
  }
}
