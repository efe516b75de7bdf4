/**
 * SND and SDC. This server sends no mail: words of one's own (SDC) reach the person through a Nudge client, and
 * whoever is invited without words sees only that they were added.
 */
import { INVITATION_TEXT_MAX_LENGTH, parseAccountName } from '@nudge/msnp-codec';
import { ErrorCode } from '../../error-codes.ts';
import type { NotificationConnection } from '../connection.ts';
import type { CommandOf } from './command-of.ts';

export function invite(connection: NotificationConnection, { verb, trId }: CommandOf<'SND'>): void {
  connection.send({ verb, trId });
}

export async function inviteInWords(
  connection: NotificationConnection,
  { verb, trId, account, text }: CommandOf<'SDC'>,
): Promise<void> {
  const { invitations } = connection.core;
  const address = parseAccountName(account);
  if (address === undefined) return connection.refuse(ErrorCode.invalidParameter, trId);
  if (invitations.comesTooSoon(connection.account.address)) {
    return connection.refuse(ErrorCode.tooRapid, trId);
  }
  const words = cut(text.trim());
  if (words !== '') await invitations.write(connection.account, address, words);
  connection.send({ verb, trId });
}

/** Old clients know no limit of ours. Never through the middle of a character. */
function cut(text: string): string {
  return text.slice(0, INVITATION_TEXT_MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}
