import { ErrorCode } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import type { CommandOf } from './command-of.ts';

/** XFR SB: where the switchboard is, and the cookie that opens a new one. Not while nobody may see the caller. */
export function referToSwitchboard(
  connection: NotificationConnection,
  { trId, target }: CommandOf<'XFR'>,
): void {
  const { signedIn } = connection;
  if (target !== 'SB') return connection.refuse(ErrorCode.invalidParameter, trId);
  if (!signedIn.showsItself || !signedIn.acceptsCalls) {
    return connection.refuse(ErrorCode.notWhileHidden, trId);
  }
  const cookie = connection.host.requestSwitchboard(signedIn);
  if (cookie === undefined) return connection.refuse(ErrorCode.tooRapid, trId);
  const address = { host: connection.reachableHost, port: connection.peer.localPort };
  connection.send({ verb: 'XFR', trId, target: 'switchboard', address, cookie });
}
