/**
 * `POST /reachable`: which address and port a question is seen to come from, and whether a port there can be reached
 * from here. It leads only to that very address, only to ports of file transfer, sends nothing, is counted, and tells
 * one bit: nobody learns by it what they could not find out by themselves. A question that a proxy hands on is
 * refused, since the address it comes from is not the asker's.
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
  readonly remotePort: number;
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

/** Without a port only where it comes from is asked. */
const question = z.object({ port: z.number().int().optional() });

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

  /**
   * `{"seen": {"address", "port"}}`, with `"reachable": boolean` where a port was named, or a refusal: forwarded,
   * badRequest, tooManyProbes, busy.
   */
  async probe(request: ReachabilityRequest): Promise<LoginResponse> {
    const { body, remoteAddress, remotePort, isForwarded } = request;
    if (isForwarded || remoteAddress === '') return refusal(403, 'forwarded');
    const asked = question.safeParse(body).data;
    if (asked === undefined || !this.#isAllowed(asked.port)) return refusal(400, 'badRequest');
    const seen = { address: remoteAddress, port: remotePort };
    // It leads nowhere, so it is not counted.
    if (asked.port === undefined) return json(200, { seen });
    return this.#connect(seen, asked.port);
  }

  async #connect(seen: { readonly address: string }, port: number): Promise<LoginResponse> {
    const now = this.#options.environment.now();
    if (this.#attempts.isOver(seen.address, now)) return refusal(429, 'tooManyProbes');
    if (this.#underWay >= REACHABILITY_AT_ONCE_MAX) return refusal(503, 'busy');
    this.#attempts.count(seen.address, now);
    this.#underWay++;
    try {
      return json(200, { reachable: await this.#options.connectBack(seen.address, port), seen });
    } finally {
      this.#underWay--;
    }
  }

  #isAllowed(port: number | undefined): boolean {
    const { first, last } = this.#options.ports ?? REACHABLE_PORTS;
    return port === undefined || (port >= first && port <= last);
  }
}
