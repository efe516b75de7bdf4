/** USR and ANS: getting in with the cookie of XFR or RNG. A wrong one gets 911 and the end. */
import { parseAccountName, type ClientSwitchboardCommand } from '@nudge/msnp-codec';
import { ErrorCode } from '../../error-codes.ts';
import type { SwitchboardConnection } from '../connection.ts';

type Command<Verb> = Extract<ClientSwitchboardCommand, { readonly verb: Verb }>;

export function open(connection: SwitchboardConnection, { trId, account, cookie }: Command<'USR'>): void {
  const address = parseAccountName(account);
  const { switchboards } = connection.host;
  const session = address && switchboards.admitCaller(cookie, address);
  if (session === undefined) return connection.refuseAndClose(ErrorCode.authenticationFailed, trId);
  const participant = connection.admit(session);
  connection.room = switchboards.open(participant);
  const { friendlyName } = participant;
  connection.send({ verb: 'USR', trId, account: session.account.address, friendlyName });
}

export function answer(connection: SwitchboardConnection, command: Command<'ANS'>): void {
  const { trId, account, cookie, sessionId } = command;
  const address = parseAccountName(account);
  const { switchboards } = connection.host;
  const admission = address && switchboards.admitCalled(cookie, address, sessionId);
  if (admission === undefined) return connection.refuseAndClose(ErrorCode.authenticationFailed, trId);
  const participant = connection.admit(admission.session);
  participant.meet(admission.switchboard.participants, trId);
  connection.send({ verb: 'ANS', trId });
  connection.room = admission.switchboard;
  switchboards.join(admission.switchboard, participant);
}
