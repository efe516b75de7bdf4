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
  /** Makes room for what they wrote. */
  readonly growPrompt: (address: string) => void;
  /** `words`: what they wrote; empty for nothing. */
  readonly alert: (address: string, name: string, words: string) => void;
  /** The words have come after the alert. */
  readonly addToAlert: (address: string, words: string) => void;
}

export class RequestPrompts {
  readonly #options: RequestPromptsOptions;
  readonly #open = new Set<string>();
  /** Asked about since signing in: a reconnect does not ask again. */
  readonly #asked = new Set<string>();
  /** Of whom there are words. */
  readonly #invited = new Set<string>();

  constructor(options: RequestPromptsOptions) {
    this.#options = options;
  }

  take(event: MessengerEvent): void {
    if (event.type === 'signedOut') return this.#closeAll();
    if (event.type !== 'contactRequested') return;
    const { account, friendlyName, invitation = '' } = event;
    if (invitation !== '') this.#takeWords(account, invitation);
    if (this.#asked.has(account)) return;
    this.#asked.add(account);
    const mayPrompt = !this.#options.isOccupied() && this.#open.size < PROMPTS_MAX;
    if (mayPrompt) this.open(account);
    else this.#options.alert(account, shownName(friendlyName, account), invitation);
  }

  /** From a click on the alert. */
  open(address: string): void {
    const isNew = !this.#open.has(address);
    this.#open.add(address);
    this.#options.openPrompt(address);
    if (isNew && this.#invited.has(address)) this.#options.growPrompt(address);
  }

  /** The answer was given somewhere. */
  answered(address: string): void {
    this.#asked.delete(address);
    this.#invited.delete(address);
    if (this.#open.has(address)) this.#options.closePrompt(address);
  }

  /** Its window is gone. */
  closed(address: string): void {
    this.#open.delete(address);
  }

  #takeWords(address: string, words: string): void {
    const isNew = !this.#invited.has(address);
    this.#invited.add(address);
    if (!this.#open.has(address)) this.#options.addToAlert(address, words);
    else if (isNew) this.#options.growPrompt(address);
  }

  #closeAll(): void {
    for (const address of Array.from(this.#open)) this.#options.closePrompt(address);
    this.#asked.clear();
    this.#invited.clear();
  }
}
