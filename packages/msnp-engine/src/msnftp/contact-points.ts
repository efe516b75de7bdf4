/** Where one side of a transfer can be reached: what we tell of ourselves, and what we make of what we are told. */
import type { ConnectionAddress } from '@nudge/msnp-codec';
import type { ListeningEndpoint } from '../transfer/link-port.ts';
import type { PeerHost } from '../transfer/peer-port.ts';

export interface ContactPoint {
  readonly host: string;
  readonly port: number;
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/i;

/**
 * Places to try at once, the likeliest first: the internal address when the other side sees the world through the
 * same gateway. The port of the outside is tried inside too: not every client masks PortX-Internal, or means it.
 */
export function contactPoints(
  address: ConnectionAddress,
  own: PeerHost['ownAddress'],
): readonly ContactPoint[] {
  const { external, internal, port, internalPort } = address;
  const outside = [pointOf(external, port)];
  const inside = [pointOf(internal, internalPort), pointOf(internal, port)];
  const isNear = external !== undefined && external === own?.external;
  const points = new Map<string, ContactPoint>();
  for (const point of isNear ? [...inside, ...outside] : [...outside, ...inside]) {
    if (point === undefined || (!isNear && isForbidden(point, own))) continue;
    points.set(`${point.host} ${point.port}`, point);
  }
  return [...points.values()];
}

function pointOf(host: string | undefined, port: number | undefined): ContactPoint | undefined {
  return host === undefined || port === undefined ? undefined : { host, port };
}

/** Somebody far away must not make us speak to programs of this computer. */
function isForbidden(point: ContactPoint, own: PeerHost['ownAddress']): boolean {
  return LOOPBACK.test(point.host) && !(own !== undefined && LOOPBACK.test(own.external));
}

/**
 * What an ACCEPT says of a listener of ours. A server on this computer sees us at an address that means nothing to
 * others: then the likeliest one in the network stands for it.
 */
export function ownAddress(
  endpoint: ListeningEndpoint,
  own: PeerHost['ownAddress'],
  authCookie: string,
): ConnectionAddress {
  const [likeliest] = endpoint.addresses;
  const internal = own?.internal ?? likeliest;
  const seen = own === undefined || LOOPBACK.test(own.external) ? likeliest : own.external;
  const external = endpoint.external?.address ?? seen ?? internal;
  return {
    authCookie,
    port: endpoint.external?.port ?? endpoint.port,
    ...(external === undefined ? {} : { external }),
    ...(internal === undefined ? {} : { internal, internalPort: endpoint.port }),
  };
}
