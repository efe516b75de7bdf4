/** CHG: the own status; the first one also brings everybody who is there (ILN). */
import { MSN_OBJECT_MAX_LENGTH } from '../../../limits.ts';
import type { Session } from '../../../core/sessions.ts';
import { ErrorCode } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import { hasOfflineMessages, sendMailState } from '../greeting.ts';
import { presenceFields } from '../render-presence.ts';
import { sendChallenge } from './challenge.ts';
import type { CommandOf } from './command-of.ts';

const FIRST_VERSION_WITH_CAPABILITIES = 8;
const FIRST_VERSION_WITH_MSN_OBJECT = 9;
const FIRST_VERSION_WITH_CHALLENGE = 6;

export function changeStatus(
  connection: NotificationConnection,
  command: CommandOf<'CHG'>,
): void | Promise<void> {
  const { trId, status } = command;
  const { signedIn, dialect, core } = connection;
  if (status === 'offline') return connection.refuse(ErrorCode.invalidParameter, trId);
  if ((command.msnObject?.length ?? 0) > MSN_OBJECT_MAX_LENGTH) return connection.hangUp('msnObjectTooLong');
  if (connection.changesTooRapidly()) return connection.refuse(ErrorCode.tooRapid, trId);
  const isFirst = signedIn.status === 'offline';
  const wasShown = signedIn.showsItself;
  const hasObject = dialect >= FIRST_VERSION_WITH_MSN_OBJECT && command.msnObject !== undefined;
  const outcome = core.presence.changeStatus(signedIn, {
    status,
    capabilities: dialect >= FIRST_VERSION_WITH_CAPABILITIES ? (command.capabilities ?? 0) : 0,
    ...(hasObject ? { msnObject: command.msnObject } : {}),
  });
  connection.send(command);
  if (isFirst) showEverybody(connection, trId);
  if (outcome !== 'same') {
    if (wasShown) core.presence.announce(signedIn);
    else core.presence.announceArrival(signedIn);
  }
  if (isFirst) return finishSignIn(connection);
}

function showEverybody(connection: NotificationConnection, trId: number): void {
  const there = [...connection.core.presence.visibleTo(connection.account)];
  for (const session of there) showInitial(connection, session, trId);
}

function finishSignIn(connection: NotificationConnection): void | Promise<void> {
  if (hasOfflineMessages(connection)) return tellMessages(connection);
  sendMailState(connection);
  if (connection.dialect >= FIRST_VERSION_WITH_CHALLENGE) sendChallenge(connection);
}

async function tellMessages(connection: NotificationConnection): Promise<void> {
  await connection.core.offlineMessages.tell(connection.signedIn);
  sendChallenge(connection);
}

/** ILN, and the personal message where there is one and the dialect has it. */
export function showInitial(connection: NotificationConnection, session: Session, trId: number): void {
  connection.send({
    verb: 'ILN',
    trId,
    presence: presenceFields(session.presence(), connection.dialect),
  });
  const data = session.personalData;
  if (data === undefined) return;
  connection.principalChanged({ kind: 'personalData', address: session.account.address, data });
}
