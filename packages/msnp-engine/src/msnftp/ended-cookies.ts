import { ENDED_COOKIE_TIME, ENDED_COOKIES_MAX } from './limits.ts';

/** Cookies of offers that came and ended a moment ago. */
export class EndedCookies {
  readonly #until = new Map<number, number>();

  add(cookie: number, now: number): void {
    this.#until.delete(cookie);
    this.#until.set(cookie, now + ENDED_COOKIE_TIME);
    const [oldest] = this.#until.keys();
    if (this.#until.size > ENDED_COOKIES_MAX && oldest !== undefined) this.#until.delete(oldest);
  }

  has(cookie: number, now: number): boolean {
    return (this.#until.get(cookie) ?? now) > now;
  }
}
