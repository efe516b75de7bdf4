/**
 * USR: Passport (TWN) from MSNP8 on, MD5 before. A wrong answer gets 911 and the end, whether or not there is
 * such an account; failures are counted.
 */
import { parseAccountName, type AccountName } from '@nudge/msnp-codec';
import { ErrorCode } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import { PASSPORT_PARAMETERS } from '../../passport/passport-parameters.ts';
import { hasOfflineMessages, sendProfile } from '../greeting.ts';
import type { CommandOf } from './command-of.ts';

const LAST_VERSION_WITH_MD5 = 7;
const FIRST_VERSION_WITH_SBS = 11;

type UsrCommand = CommandOf<'USR'>;

export async function signIn(connection: NotificationConnection, command: UsrCommand): Promise<void> {
  const { trId, scheme, stage, argument } = command;
  if (connection.isSignedIn) return connection.refuse(ErrorCode.alreadySignedIn, trId);
  const expected = connection.dialect <= LAST_VERSION_WITH_MD5 ? 'MD5' : 'TWN';
  if (scheme !== expected) return connection.refuseAndClose(ErrorCode.authenticationFailed, trId);
  if (stage === 'I') return begin(connection, command);
  const { claimed } = connection;
  if (claimed === undefined) return connection.hangUp('signInWithoutAccount');
  connection.claimed = undefined;
  const proved =
    expected === 'MD5'
      ? (await connection.core.accounts.checkMd5(claimed, argument, connection.peer.remoteAddress)) ===
        'right'
      : redeemTicket(connection, claimed, argument);
  if (!proved) return connection.refuseAndClose(ErrorCode.authenticationFailed, trId);
  await welcome(connection, claimed, command);
}

async function begin(
  connection: NotificationConnection,
  { trId, scheme, argument }: UsrCommand,
): Promise<void> {
  const address = parseAccountName(argument);
  if (address === undefined) return connection.refuseAndClose(ErrorCode.authenticationFailed, trId);
  connection.claimed = address;
  const challenge = scheme === 'MD5' ? await connection.core.accounts.md5Salt(address) : PASSPORT_PARAMETERS;
  connection.send({ verb: 'USR', step: 'challenge', trId, scheme, argument: challenge });
}

function redeemTicket(connection: NotificationConnection, claimed: AccountName, ticket: string): boolean {
  const { accounts, passportTickets, environment } = connection.core;
  const remote = connection.peer.remoteAddress;
  if (accounts.isThrottled(claimed, remote)) return false;
  const granted = passportTickets.redeem(ticket, environment.now(), (account) => account === claimed);
  if (granted === undefined) accounts.countFailure(claimed, remote);
  return granted !== undefined;
}

async function welcome(
  connection: NotificationConnection,
  address: AccountName,
  { trId, argument: proof }: UsrCommand,
): Promise<void> {
  const { presence, sessions } = connection.core;
  const session = await presence.signIn(address, connection.dialect, connection);
  if (session === undefined) return connection.refuseAndClose(ErrorCode.authenticationFailed, trId);
  if (connection.queue.isClosed) return presence.signOut(session);
  connection.session = session;
  if (hasOfflineMessages(connection)) sessions.keepTicket(session, proof);
  const { friendlyName } = session.account;
  connection.send({
    verb: 'USR',
    step: 'ok',
    trId,
    account: address,
    friendlyName,
    verified: true,
    restricted: false,
  });
  if (connection.dialect >= FIRST_VERSION_WITH_SBS) connection.send({ verb: 'SBS', trId: 0, args: ['null'] });
  sendProfile(connection);
}
