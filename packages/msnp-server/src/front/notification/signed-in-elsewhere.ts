/** Beyond MSNP: a Nudge client that is put out is told where else its account signed in. */
import { encodeSignedInElsewhere, LOOPBACK_PLACE, type SignInPlace } from '@nudge/msnp-codec';
import { isLoopback } from '../../core/loopback.ts';
import type { Peer } from '../command-runner.ts';
import type { NotificationConnection } from './connection.ts';
import { SENDER } from './greeting.ts';
import { isNudgeClient } from './nudge-client.ts';

export function tellOtherPlace(connection: NotificationConnection, place: SignInPlace): void {
  if (!isNudgeClient(connection)) return;
  const address = addressSeenBy(connection.peer, place.address ?? '');
  const body = encodeSignedInElsewhere({ ...place, address });
  connection.send({ verb: 'MSG', account: SENDER, friendlyName: SENDER, body });
}

/** Loopback is this computer only for who is on it too; others know it by the address they reach it at. */
function addressSeenBy(peer: Peer, address: string): string {
  if (!isLoopback(address)) return address;
  return isLoopback(peer.remoteAddress) ? LOOPBACK_PLACE : peer.localAddress;
}
