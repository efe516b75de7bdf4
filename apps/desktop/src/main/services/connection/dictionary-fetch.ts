/**
 * Dictionaries of the spell checker, which Chromium fetches by itself. It asks nobody who we are at a proxy, so that one
 * with a password lets none of them through. What it knows of a proxy's password it learns from requests that we make:
 * where a dictionary has not come, one is made, and then it is fetched once more.
 */
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { type NameAsker, ProxyAnswers } from './proxy-answers.ts';

/** Where Chromium has its dictionaries: whoever fetches one is seen there anyway. */
export const DICTIONARY_PLACE = 'https://redirector.gvt1.com/edgedl/chrome/dict/';

/** It is one request. */
const ANSWERS_MAX = 1;

export type AnswerName = (asker: NameAsker, answer: (name: string, password: string) => void) => void;

export interface DictionaryNetwork {
  /** Asks for the place of the dictionaries. Resolves once it is answered, or cannot be. */
  knock(answerName: AnswerName): Promise<void>;
  fetchAgain(): void;
}

export class DictionaryFetch {
  readonly #network: DictionaryNetwork;
  readonly #proxy: () => ProxyOptions | undefined;
  #hasFailed = false;
  #hasKnocked = false;

  constructor(network: DictionaryNetwork, proxy: () => ProxyOptions | undefined) {
    this.#network = network;
    this.#proxy = proxy;
  }

  /** A dictionary has not come. */
  failed(): void {
    this.#hasFailed = true;
    void this.#introduce();
  }

  /** Another proxy is used from now on, or another password. */
  proxyTaken(): void {
    this.#hasKnocked = false;
    if (this.#hasFailed) void this.#introduce();
  }

  /** Once for each proxy: what fails then does so for another reason. */
  async #introduce(): Promise<void> {
    const proxy = this.#proxy();
    // Chromium knows no passwords for SOCKS.
    if (this.#hasKnocked || proxy?.kind !== 'http' || proxy.user === undefined) return;
    this.#hasKnocked = true;
    const answers = new ProxyAnswers(this.#proxy, ANSWERS_MAX);
    await this.#network.knock((asker, answer) => answers.answer(asker, answer));
    if (!answers.wasAsked) return;
    this.#hasFailed = false;
    this.#network.fetchAgain();
  }
}
