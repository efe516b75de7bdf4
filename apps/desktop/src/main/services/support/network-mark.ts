import type { NetworkInterfaceInfo } from 'node:os';

/** As `os.networkInterfaces()` gives them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Addresses by which others can be reached. Those of a link alone come and go with every sleep of a card. */
function addressesOf(interfaces: Interfaces): string {
  return Object.entries(interfaces)
    .flatMap(([name, infos = []]) => infos.map((info) => ({ name, ...info })))
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ name, address }) => `${name} ${address}`)
    .sort()
    .join(', ');
}

/** Tells when this computer is on another network than when it was asked last. */
export class NetworkMark {
  #last: string;

  constructor(interfaces: Interfaces) {
    this.#last = addressesOf(interfaces);
  }

  /** False while there is no network: nothing can be asked over none. */
  hasChanged(interfaces: Interfaces): boolean {
    const addresses = addressesOf(interfaces);
    if (addresses === this.#last) return false;
    this.#last = addresses;
    return addresses !== '';
  }
}
