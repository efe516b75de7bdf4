import type { ProxyOptions } from '@nudge/msnp-engine/node';

/** As Electron tells who asks for a name. */
export interface NameAsker {
  readonly isProxy: boolean;
  readonly host: string;
  readonly port: number;
}

export type NamedProxy = Pick<ProxyOptions, 'host' | 'port' | 'user' | 'password'>;

/** Says who we are to the proxy that is set, and to nobody else. */
export class ProxyAnswers {
  readonly #proxy: () => NamedProxy | undefined;
  readonly #max: number;
  #count = 0;

  /** `max`: answers for each look. A proxy that is not content asks again and again, and may lock out whoever answers. */
  constructor(proxy: () => NamedProxy | undefined, max: number) {
    this.#proxy = proxy;
    this.#max = max;
  }

  get wasAsked(): boolean {
    return this.#count > 0;
  }

  /** What was asked until now belongs to an earlier look. */
  begin(): void {
    this.#count = 0;
  }

  /** Answered with nothing, the request fails: with empty words it would be asked again. A server that asks is told none. */
  answer({ isProxy, host, port }: NameAsker, answer: (name: string, password: string) => void): void {
    const proxy = this.#proxy();
    const isOurs = isProxy && proxy?.host.toLowerCase() === host.toLowerCase() && proxy.port === port;
    this.#count += 1;
    const isTold = isOurs && this.#count <= this.#max;
    if (isTold && proxy.user !== undefined) return answer(proxy.user, proxy.password ?? '');
    Reflect.apply(answer, undefined, []);
  }
}
