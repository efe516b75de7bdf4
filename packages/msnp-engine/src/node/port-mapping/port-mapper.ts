/**
 * Asks the gateway of this network to hand on connections from outside. It is a help and no more: whatever goes
 * wrong, nobody waits long for it, and nothing fails by it.
 */
import { findGateway } from './find-gateway.ts';
import type { ExternalEndpoint, Gateway } from './gateway.ts';

export interface PortMapperOptions {
  /** Gets one line for whatever went wrong. */
  readonly log?: (line: string) => void;
  /** Finds the gateway; by default in the network of this computer. */
  readonly findGateway?: () => Promise<Gateway | undefined>;
}

/** Longest that an offer waits for a mapping, in milliseconds. */
const MAPPING_WAIT = 1_500;
/** A network without a gateway is not asked again so soon, in milliseconds. */
const SEARCH_PAUSE = 5 * 60_000;

interface Mapping {
  readonly gateway: Gateway;
  readonly endpoint: ExternalEndpoint;
}

export class PortMapper {
  readonly #log: (line: string) => void;
  readonly #findGateway: () => Promise<Gateway | undefined>;
  readonly #mappings = new Map<number, Promise<Mapping | undefined>>();
  /** Ports that are being taken back: one that is wanted again waits, or it would be taken back with them. */
  readonly #leaving = new Map<number, Promise<void>>();
  #gateway: Promise<Gateway | undefined> | undefined;
  #searchedAt = -Infinity;

  constructor(options: PortMapperOptions = {}) {
    this.#log = options.log ?? (() => undefined);
    this.#findGateway = options.findGateway ?? (() => findGateway());
  }

  /** Where a port of ours can be reached from outside; undefined when there is no way, or none is found in time. */
  async map(port: number): Promise<ExternalEndpoint | undefined> {
    const known = this.#mappings.get(port);
    const mapping = known ?? this.#quietly(`map port ${port}`, () => this.#add(port));
    this.#mappings.set(port, mapping);
    // One that comes later is found by who asks again, and is taken back all the same.
    return (await withinTime(mapping, MAPPING_WAIT))?.endpoint;
  }

  /** Takes the mapping back, also one that is still being made. */
  async unmap(port: number): Promise<void> {
    const mapping = this.#mappings.get(port);
    this.#mappings.delete(port);
    if (mapping !== undefined) this.#leaving.set(port, this.#takeBack(port, mapping));
    await this.#leaving.get(port);
  }

  /** Takes back all of them, for as long as one waits at the end of a program. */
  async close(): Promise<void> {
    const all = [...this.#mappings.keys()].map((port) => this.unmap(port));
    await withinTime(Promise.all(all), MAPPING_WAIT);
  }

  async #takeBack(port: number, mapping: Promise<Mapping | undefined>): Promise<void> {
    const made = await mapping;
    if (made !== undefined)
      await this.#quietly(`unmap port ${port}`, () => made.gateway.unmap(port, made.endpoint));
  }

  async #add(port: number): Promise<Mapping | undefined> {
    await this.#leaving.get(port);
    const gateway = await this.#knownGateway();
    if (gateway === undefined) return undefined;
    return { gateway, endpoint: await gateway.map(port) };
  }

  #knownGateway(): Promise<Gateway | undefined> {
    const now = performance.now();
    if (this.#gateway === undefined || now - this.#searchedAt > SEARCH_PAUSE) {
      this.#searchedAt = now;
      this.#gateway = this.#quietly('find a gateway', this.#findGateway);
    }
    return this.#gateway;
  }

  async #quietly<Value>(what: string, act: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await act();
    } catch (error) {
      this.#log(`could not ${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}

async function withinTime<Value>(promise: Promise<Value>, time: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), time)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
