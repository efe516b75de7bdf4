import type { Gateway } from './gateway.ts';
import { likelyGateways } from './local-networks.ts';
import { findNatPmpGateway } from './nat-pmp-gateway.ts';
import { NatPmpThreads } from './nat-pmp-threads.ts';
import { findUpnpGateway } from './upnp-gateway.ts';

/** Each finds one in its own way, or undefined. */
export type GatewayFinder = () => Promise<Gateway | undefined>;

/** Whoever answers first is asked for ports: a gateway that speaks both does the same by either. */
export async function firstFound(finders: readonly GatewayFinder[]): Promise<Gateway | undefined> {
  const found = finders.map(async (find) => (await find()) ?? Promise.reject(new Error('nobody answers')));
  return Promise.any(found).catch(() => undefined);
}

/** In the network of this computer, by NAT-PMP and by UPnP. `natPmpThread`: its file; by default its source. */
export function findGateway(natPmpThread?: string | URL): Promise<Gateway | undefined> {
  return firstFound([
    () => findNatPmpGateway({ addresses: likelyGateways(), threads: new NatPmpThreads(natPmpThread) }),
    () => findUpnpGateway(),
  ]);
}
