import { parseAccountName, type ClientSwitchboardCommand, type ProtocolVersion } from '@nudge/msnp-codec';
import type { CallRefusal } from '../../../core/switchboards.ts';
import { ErrorCode } from '../../error-codes.ts';
import type { SwitchboardConnection } from '../connection.ts';

/** Up to here being blocked has a number of its own; later it looks like being offline. */
const LAST_VERSION_TOLD_OF_BLOCKING = 7;

/** CAL: rings somebody, who may answer with ANS. */
export function call(
  connection: SwitchboardConnection,
  { trId, account }: Extract<ClientSwitchboardCommand, { readonly verb: 'CAL' }>,
): void {
  const { room, participant, host } = connection;
  if (room === undefined || participant === undefined) return;
  const address = parseAccountName(account);
  if (address === undefined) return connection.refuse(ErrorCode.invalidAccount, trId);
  const { session } = participant;
  const refusal = host.switchboards.call(room, session, address);
  if (refusal !== undefined) return connection.refuse(codeOf(refusal, session.protocol), trId);
  connection.send({ verb: 'CAL', trId, sessionId: room.id });
}

function codeOf(refusal: CallRefusal, version: ProtocolVersion): ErrorCode {
  switch (refusal) {
    case 'alreadyThere':
      return ErrorCode.alreadyThere;
    case 'notOnline':
      return ErrorCode.notOnline;
    case 'blocked':
      return version <= LAST_VERSION_TOLD_OF_BLOCKING ? ErrorCode.notThere : ErrorCode.notOnline;
    case 'tooManyCalls':
      return ErrorCode.tooActive;
  }
}
