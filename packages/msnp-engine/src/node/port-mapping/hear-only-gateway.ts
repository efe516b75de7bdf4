import type { RemoteInfo } from 'node:dgram';
import type { Gateway } from '@achingbrain/nat-port-mapper';

/**
 * Makes a NAT-PMP gateway of the library deaf to everybody but the gateway: its socket hears whoever sends to it.
 * Throws where the library has no such method: better none than one that believes strangers.
 */
export function hearOnlyGateway(gateway: Gateway): Gateway {
  const onMessage: unknown = 'onMessage' in gateway ? gateway.onMessage : undefined;
  if (typeof onMessage !== 'function') throw new TypeError('the library hears packets in another way');
  return Object.assign(gateway, {
    onMessage: (bytes: Buffer, from: RemoteInfo): void => {
      if (from.address !== gateway.host || from.port !== gateway.port) return;
      Reflect.apply(onMessage, gateway, [bytes, from]);
    },
  });
}
