import type { ClientNotificationCommand } from '@nudge/msnp-codec';
import type { DispatchConnection } from '../connection.ts';

/** Whoever wants to sign in is told where (XFR NS); the client then hangs up by itself. */
export function refer(
  connection: DispatchConnection,
  { trId }: Extract<ClientNotificationCommand, { readonly verb: 'USR' }>,
): void {
  const { localAddress, localPort } = connection.peer;
  connection.send({
    verb: 'XFR',
    trId,
    target: 'notification',
    address: connection.referTo,
    current: `${localAddress}:${localPort}`,
  });
}
