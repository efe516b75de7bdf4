/** BLP, GTC, PRP, UUX, IMS: what people set about themselves. */
import { encodedLength } from '../../../core/encoded-length.ts';
import { PERSONAL_DATA_MAX_LENGTH, PROPERTY_MAX_BYTES } from '../../../limits.ts';
import { ErrorCode, errorCodeOf } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import { serialOf, usesSerials } from '../dialect.ts';
import type { CommandOf } from './command-of.ts';

const PROPERTY_KEY_LENGTH = 3;
/** Properties a client may set; the others belong to the server. */
const OWN_PROPERTIES = new Set(['PHH', 'PHW', 'PHM', 'MOB', 'WWE', 'HSB']);
const DISPLAY_NAME_PROPERTY = 'MFN';

export async function changeDefaultPrivacy(
  connection: NotificationConnection,
  { trId, privacy }: CommandOf<'BLP'>,
): Promise<void> {
  const { account, dialect } = connection;
  const outcome = await connection.core.settings.changeDefaultPrivacy(account, privacy);
  if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  connection.send({ verb: 'BLP', trId, ...serialOf(account, dialect), privacy });
}

export async function changeNotifyOnAdd(
  connection: NotificationConnection,
  { trId, notifyOnAdd }: CommandOf<'GTC'>,
): Promise<void> {
  const { account, dialect } = connection;
  const outcome = await connection.core.settings.changeNotifyOnAdd(account, notifyOnAdd);
  if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
  connection.send({ verb: 'GTC', trId, ...serialOf(account, dialect), notifyOnAdd });
}

export async function changeProperty(
  connection: NotificationConnection,
  command: CommandOf<'PRP'>,
): Promise<void> {
  const { trId, property, value } = command;
  const { account, dialect } = connection;
  if (connection.changesTooRapidly()) return connection.refuse(ErrorCode.tooRapid, trId);
  if (property.length > PROPERTY_KEY_LENGTH) return connection.hangUp('propertyKeyTooLong');
  if (property === DISPLAY_NAME_PROPERTY && !usesSerials(dialect)) {
    const outcome = await connection.core.settings.changeFriendlyName(account, value ?? '');
    if (!outcome.ok) return connection.refuse(errorCodeOf(outcome.reason, dialect), trId);
    return connection.send(command);
  }
  if (!OWN_PROPERTIES.has(property)) return connection.refuse(ErrorCode.notExpected, trId);
  if (encodedLength(value ?? '') > PROPERTY_MAX_BYTES) return connection.hangUp('propertyTooLong');
  await connection.core.settings.changeProperty(account, property, value === '' ? undefined : value);
  connection.send({ ...command, ...serialOf(account, dialect) });
}

export function changePersonalData(
  connection: NotificationConnection,
  { trId, data }: CommandOf<'UUX'>,
): void {
  const longest = Math.max(data.personalMessage.length, data.currentMedia.length);
  if (longest > PERSONAL_DATA_MAX_LENGTH) return connection.hangUp('personalDataTooLong');
  if (connection.changesTooRapidly()) return connection.refuse(ErrorCode.tooRapid, trId);
  connection.send({ verb: 'UUX', trId });
  connection.core.presence.changePersonalData(connection.signedIn, data);
}

/** IMS OFF: neither called nor calling. */
export function changeReachability(connection: NotificationConnection, { trId, on }: CommandOf<'IMS'>): void {
  connection.signedIn.acceptsCalls = on;
  connection.send({ verb: 'IMS', trId, on });
}
