/**
 * Asks the gateway of this network to hand on connections from outside. It is a help and no more: whatever goes
 * wrong, nobody waits long for it, and nothing fails by it.
 */
import { isIPv4 } from 'node:net';
import type { Device } from 'nat-upnp-rejetto';
import { type GatewaySearch, isLocal, searchGateway, SSDP_GROUP } from './gateway-search.ts';
import { localAddresses } from './listeners.ts';

export interface ExternalEndpoint {
  readonly address: string;
  readonly port: number;
}

export interface PortMapperOptions {
  /** Gets one line for whatever went wrong. */
  readonly log?: (line: string) => void;
  /** Finds the gateway; by default with UPnP in the local network. */
  readonly findGateway?: () => Promise<Gateway | undefined>;
}

/** One that was found, spoken to in actions of UPnP. */
export interface Gateway {
  readonly device: Pick<Device, 'run'>;
  /** The address of this computer that connections are handed on to. */
  readonly localAddress: string;
}

/** Longest that an offer waits for a mapping, in milliseconds. */
const MAPPING_WAIT = 1_500;
/** Longest wait for the answer of a gateway, which by the rules comes within a second. */
const SEARCH_WAIT = 1_400;
/** A network without a gateway is not asked again so soon, in milliseconds. */
const SEARCH_PAUSE = 5 * 60_000;
/** Seconds that a mapping stands if it is never taken back; a connection that was made outlives it. */
const LEASE_SECONDS = 3_600;
/** Ports that are tried, the second and further ones by chance: another computer here may have the first. */
const PORT_TRIES = 3;
const FREE_PORTS = { first: 49_152, last: 65_535 } as const;

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

  constructor({ log, findGateway }: PortMapperOptions = {}) {
    this.#log = log ?? (() => undefined);
    this.#findGateway = findGateway ?? (() => findUpnpGateway());
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
    if (made !== undefined) await this.#quietly(`unmap port ${port}`, () => remove(made));
  }

  async #add(port: number): Promise<Mapping | undefined> {
    await this.#leaving.get(port);
    const gateway = await this.#knownGateway();
    if (gateway === undefined) return undefined;
    const address = await externalAddress(gateway);
    if (address === undefined) throw new Error('the gateway has no address of its own in the Internet');
    return { gateway, endpoint: { address, port: await takePort(gateway, port) } };
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
      this.#log(`could not ${what}: ${faultOf(error)}`);
      return undefined;
    }
  }
}

/** In the network of this computer, or wherever else it is told to look. */
export async function findUpnpGateway(where?: Omit<GatewaySearch, 'timeout'>): Promise<Gateway | undefined> {
  const { from, to } = where ?? { from: outwardAddresses(), to: SSDP_GROUP };
  const found = await searchGateway({ from, to, timeout: SEARCH_WAIT });
  if (found === undefined) return undefined;
  const upnp = await import('nat-upnp-rejetto');
  return { device: new upnp.Device(found.description), localAddress: found.localAddress };
}

function outwardAddresses(): readonly string[] {
  return localAddresses().filter((address) => !address.startsWith('127.'));
}

/** Undefined behind a second gateway: a mapping of the first leads nowhere. */
async function externalAddress({ device }: Gateway): Promise<string | undefined> {
  const answer = await device.run('GetExternalIPAddress', []);
  const address = answer['GetExternalIPAddressResponse']?.['NewExternalIPAddress'];
  return typeof address === 'string' && isIPv4(address) && !isLocal(address) ? address : undefined;
}

async function takePort(gateway: Gateway, port: number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const external = attempt === 1 ? port : anyFreePort();
    try {
      await addMapping(gateway, port, external);
      return external;
    } catch (error) {
      // Only an answer is worth another try.
      if (error instanceof Error || attempt === PORT_TRIES) throw error;
    }
  }
}

async function addMapping({ device, localAddress }: Gateway, port: number, external: number): Promise<void> {
  await device.run('AddPortMapping', [
    ['NewRemoteHost', ''],
    ['NewExternalPort', external],
    ['NewProtocol', 'TCP'],
    ['NewInternalPort', port],
    ['NewInternalClient', localAddress],
    ['NewEnabled', 1],
    ['NewPortMappingDescription', 'Nudge'],
    ['NewLeaseDuration', LEASE_SECONDS],
  ]);
}

async function remove({ gateway, endpoint }: Mapping): Promise<void> {
  await gateway.device.run('DeletePortMapping', [
    ['NewRemoteHost', ''],
    ['NewExternalPort', endpoint.port],
    ['NewProtocol', 'TCP'],
  ]);
}

function anyFreePort(): number {
  const { first, last } = FREE_PORTS;
  return first + Math.floor(Math.random() * (last - first + 1));
}

/** The library throws answers of the gateway as they came. */
function faultOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'object' && error !== null && 'errorDescription' in error
    ? `the gateway refused (${String(error.errorDescription).slice(0, 80)})`
    : 'the gateway refused';
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
