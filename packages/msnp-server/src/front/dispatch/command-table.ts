/** What a dispatch server understands: the opening, and a sign-in that it refers onward. */
import type { ClientNotificationCommand } from '@nudge/msnp-codec';
import { entryFinder, type CommandTable } from '../command-runner.ts';
import { HANDSHAKE_COMMANDS } from '../handshake.ts';
import type { DispatchConnection } from './connection.ts';
import { refer } from './handlers/referral.ts';

const DISPATCH_COMMANDS: CommandTable<DispatchConnection, ClientNotificationCommand> = {
  ...HANDSHAKE_COMMANDS,
  USR: { stage: 'open', minimumArguments: 4, run: refer },
  PNG: { stage: 'open', minimumArguments: 0, run: (connection) => connection.send({ verb: 'QNG' }) },
  OUT: { stage: 'always', minimumArguments: 0, run: (connection) => connection.close() },
};

export const commandEntry = entryFinder(DISPATCH_COMMANDS);
