import type { Gateway } from './gateway.ts';
import { likelyGateways } from './local-networks.ts';
import { findNatPmpGateway, NAT_PMP_PORT } from './nat-pmp-gateway.ts';
import { findUpnpGateway } from './upnp-gateway.ts';

/** Each finds one in its own way, or undefined. */
export type GatewayFinder = () => Promise<Gateway | undefined>;

/** Whoever answers first is asked for ports: a gateway that speaks both does the same by either. */
export async function firstFound(finders: readonly GatewayFinder[]): Promise<Gateway | undefined> {
  const found = finders.map(async (find) => (await find()) ?? Promise.reject(new Error('nobody answers')));
  return Promise.any(found).catch(() => undefined);
}

/** In the network of this computer, by NAT-PMP and by UPnP. */
export function findGateway(): Promise<Gateway | undefined> {
  return firstFound([
    () => findNatPmpGateway({ addresses: likelyGateways(), port: NAT_PMP_PORT }),
    () => findUpnpGateway(),
  ]);
}
