/** When the server names no interval (up to MSNP8): PNG this often, in milliseconds. */
export const PING_INTERVAL_DEFAULT = 50_000;
/** A server may not make us ping more often, or more seldom, than this; in seconds. */
export const PING_SECONDS_MIN = 10;
export const PING_SECONDS_MAX = 300;
/** Silence after a PNG that means the line is dead, in milliseconds. */
export const PONG_TIMEOUT = 25_000;

type KeepaliveState =
  | { readonly kind: 'off' }
  | { readonly kind: 'resting'; readonly pingAt: number }
  | { readonly kind: 'asking'; readonly deadAt: number };

/** Keep-alive of a notification connection (PNG, QNG): tells when to ask and when to give the line up. */
export class Keepalive {
  #state: KeepaliveState = { kind: 'off' };

  /** Begins with a ping at once. */
  start(now: number): void {
    this.#state = { kind: 'resting', pingAt: now };
  }

  stop(): void {
    this.#state = { kind: 'off' };
  }

  /** Wants an answer now, because the line is in doubt; true when PNG has to be sent for it. */
  ask(now: number): boolean {
    if (this.#state.kind !== 'resting') return false;
    this.#state = { kind: 'asking', deadAt: now + PONG_TIMEOUT };
    return true;
  }

  /** QNG arrived; `seconds` is when it wants the next PNG. */
  answered(seconds: number | undefined, now: number): void {
    if (this.#state.kind === 'off') return;
    const interval =
      seconds === undefined
        ? PING_INTERVAL_DEFAULT
        : Math.min(Math.max(seconds, PING_SECONDS_MIN), PING_SECONDS_MAX) * 1_000;
    this.#state = { kind: 'resting', pingAt: now + interval };
  }

  deadline(): number | undefined {
    if (this.#state.kind === 'off') return undefined;
    return this.#state.kind === 'resting' ? this.#state.pingAt : this.#state.deadAt;
  }

  /** `ping`: send PNG now. `dead`: the answer did not come. */
  expire(now: number): 'ping' | 'dead' | undefined {
    const deadline = this.deadline();
    if (deadline === undefined || deadline > now) return undefined;
    if (this.#state.kind === 'asking') {
      this.stop();
      return 'dead';
    }
    this.#state = { kind: 'asking', deadAt: now + PONG_TIMEOUT };
    return 'ping';
  }
}
