/** A gateway that is spoken to by UPnP (WANIPConnection), through a library. */
import { isIPv4 } from 'node:net';
import type { Device } from 'nat-upnp-rejetto';
import { localAddresses } from '../listeners.ts';
import { ANSWER_WAIT, type ExternalEndpoint, type Gateway, LEASE_SECONDS, NO_ADDRESS } from './gateway.ts';
import { isPublic } from './local-networks.ts';
import { type GatewaySearch, searchGateway, SSDP_GROUP } from './upnp-search.ts';

/** Ports that are tried, the second and further ones by chance: another computer here may have the first. */
const PORT_TRIES = 3;
const FREE_PORTS = { first: 49_152, last: 65_535 } as const;

/** In the network of this computer, or wherever else it is told to look. */
export async function findUpnpGateway(where?: Omit<GatewaySearch, 'timeout'>): Promise<Gateway | undefined> {
  const { from, to } = where ?? { from: outwardAddresses(), to: SSDP_GROUP };
  const found = await searchGateway({ from, to, timeout: ANSWER_WAIT });
  if (found === undefined) return undefined;
  const upnp = await import('nat-upnp-rejetto');
  return new UpnpGateway(new upnp.Device(found.description), found.localAddress);
}

function outwardAddresses(): readonly string[] {
  return localAddresses().filter((address) => !address.startsWith('127.'));
}

class UpnpGateway implements Gateway {
  readonly #device: Device;
  /** The address of this computer that connections are handed on to. */
  readonly #localAddress: string;

  constructor(device: Device, localAddress: string) {
    this.#device = device;
    this.#localAddress = localAddress;
  }

  async map(port: number): Promise<ExternalEndpoint> {
    const answer = await this.#run('GetExternalIPAddress', []);
    const address = answer['GetExternalIPAddressResponse']?.['NewExternalIPAddress'];
    if (typeof address !== 'string' || !isIPv4(address) || !isPublic(address)) throw new Error(NO_ADDRESS);
    return { address, port: await this.#takePort(port) };
  }

  async unmap(_port: number, endpoint: ExternalEndpoint): Promise<void> {
    await this.#run('DeletePortMapping', [
      ['NewRemoteHost', ''],
      ['NewExternalPort', endpoint.port],
      ['NewProtocol', 'TCP'],
    ]);
  }

  async #takePort(port: number): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      const external = attempt === 1 ? port : anyFreePort();
      try {
        await this.#add(port, external);
        return external;
      } catch (error) {
        // Only an answer is worth another try.
        if (!(error instanceof Refusal) || attempt === PORT_TRIES) throw error;
      }
    }
  }

  async #add(port: number, external: number): Promise<void> {
    await this.#run('AddPortMapping', [
      ['NewRemoteHost', ''],
      ['NewExternalPort', external],
      ['NewProtocol', 'TCP'],
      ['NewInternalPort', port],
      ['NewInternalClient', this.#localAddress],
      ['NewEnabled', 1],
      ['NewPortMappingDescription', 'Nudge'],
      ['NewLeaseDuration', LEASE_SECONDS],
    ]);
  }

  async #run(...[action, values]: Parameters<Device['run']>): ReturnType<Device['run']> {
    try {
      return await this.#device.run(action, values);
    } catch (error) {
      throw error instanceof Error ? error : new Refusal(error);
    }
  }
}

/** The library throws answers of the gateway as they came. */
class Refusal extends Error {
  constructor(answer: unknown) {
    const reason =
      typeof answer === 'object' && answer !== null && 'errorDescription' in answer
        ? ` (${String(answer.errorDescription).slice(0, 80)})`
        : '';
    super(`the gateway refused${reason}`);
  }
}

function anyFreePort(): number {
  const { first, last } = FREE_PORTS;
  return first + Math.floor(Math.random() * (last - first + 1));
}
