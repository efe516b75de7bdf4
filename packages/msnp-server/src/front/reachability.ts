/**
 * `POST /reachable`: whether a port of whoever asks can be reached from here. It leads only to the very address that
 * the question came from, only to ports of file transfer, sends nothing, is counted, and tells one bit: nobody
 * learns by it what they could not find out by themselves. A question that a proxy hands on is refused, since the
 * address it comes from is not the asker's.
 */
import { z } from 'zod';
import { AttemptCounter } from '../core/attempt-counter.ts';
import type { Environment } from '../core/environment.ts';
import {
  REACHABILITY_AT_ONCE_MAX,
  REACHABILITY_KEYS_MAX,
  REACHABILITY_PER_ADDRESS_MAX,
  REACHABILITY_WINDOW_MS,
  REACHABLE_PORTS,
} from '../limits.ts';
import { json, type LoginResponse, refusal } from './passport/login-routes.ts';

export const REACHABILITY_PATH = '/reachable';

export interface ReachabilityRequest {
  readonly body: unknown;
  readonly remoteAddress: string;
  /** It carries a header of a proxy. */
  readonly isForwarded: boolean;
}

/** Both ends count. */
export interface ReachablePorts {
  readonly first: number;
  readonly last: number;
}

export interface ReachabilityOptions {
  readonly environment: Pick<Environment, 'now'>;
  /** Whether a connection could be made; it is ended at once. Never rejects. */
  readonly connectBack: (address: string, port: number) => Promise<boolean>;
  readonly ports?: ReachablePorts;
}

const question = z.object({ port: z.number().int() });

export class Reachability {
  readonly #options: ReachabilityOptions;
  readonly #attempts = new AttemptCounter({
    max: REACHABILITY_PER_ADDRESS_MAX,
    windowMs: REACHABILITY_WINDOW_MS,
    keysMax: REACHABILITY_KEYS_MAX,
  });
  #underWay = 0;

  constructor(options: ReachabilityOptions) {
    this.#options = options;
  }

  /** `{"reachable": boolean}`, or a refusal: forwarded, badRequest, tooManyProbes, busy. */
  async probe({ body, remoteAddress, isForwarded }: ReachabilityRequest): Promise<LoginResponse> {
    if (isForwarded || remoteAddress === '') return refusal(403, 'forwarded');
    const port = this.#portOf(body);
    if (port === undefined) return refusal(400, 'badRequest');
    const now = this.#options.environment.now();
    if (this.#attempts.isOver(remoteAddress, now)) return refusal(429, 'tooManyProbes');
    if (this.#underWay >= REACHABILITY_AT_ONCE_MAX) return refusal(503, 'busy');
    this.#attempts.count(remoteAddress, now);
    this.#underWay++;
    try {
      return json(200, { reachable: await this.#options.connectBack(remoteAddress, port) });
    } finally {
      this.#underWay--;
    }
  }

  #portOf(body: unknown): number | undefined {
    const { first, last } = this.#options.ports ?? REACHABLE_PORTS;
    const port = question.safeParse(body).data?.port;
    return port !== undefined && port >= first && port <= last ? port : undefined;
  }
}
