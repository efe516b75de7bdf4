/** ADG, RMG, REG. */
import { errorCodeOf, ErrorCode } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import { groupIdOf, groupNumber, serialOf } from '../dialect.ts';
import type { CommandOf } from './command-of.ts';

export async function addGroup(
  connection: NotificationConnection,
  { trId, name }: CommandOf<'ADG'>,
): Promise<void> {
  const { account, dialect } = connection;
  const outcome = await connection.core.groups.add(account, name);
  if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  const groupId = groupIdOf(outcome.value, dialect);
  connection.send({ verb: 'ADG', trId, ...serialOf(account, dialect), name, groupId });
}

export async function removeGroup(
  connection: NotificationConnection,
  { trId, groupId }: CommandOf<'RMG'>,
): Promise<void> {
  const { account, dialect } = connection;
  const number = groupNumber(account, groupId, dialect);
  if (number === undefined) return connection.refuse(ErrorCode.unknownGroup, trId);
  const outcome = await connection.core.groups.remove(account, number);
  if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  connection.send({ verb: 'RMG', trId, ...serialOf(account, dialect), groupId });
}

export async function renameGroup(
  connection: NotificationConnection,
  { trId, groupId, name }: CommandOf<'REG'>,
): Promise<void> {
  const { account, dialect } = connection;
  const number = groupNumber(account, groupId, dialect);
  if (number === undefined) return connection.refuse(ErrorCode.unknownGroup, trId);
  const outcome = await connection.core.groups.rename(account, number, name);
  if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  connection.send({ verb: 'REG', trId, ...serialOf(account, dialect), groupId, name });
}
