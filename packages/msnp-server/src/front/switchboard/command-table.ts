/** What a switchboard understands. A plain MSG hardly ever comes here: the connection finds it in the bytes. */
import type { ClientSwitchboardCommand } from '@nudge/msnp-codec';
import { entryFinder, type CommandTable } from '../command-runner.ts';
import type { SwitchboardConnection } from './connection.ts';
import { answer, open } from './handlers/admission.ts';
import { call } from './handlers/calls.ts';
import { relayDecoded } from './handlers/messages.ts';

const SWITCHBOARD_COMMANDS: CommandTable<SwitchboardConnection, ClientSwitchboardCommand> = {
  USR: { stage: 'open', minimumArguments: 3, run: open },
  ANS: { stage: 'open', minimumArguments: 4, run: answer },
  CAL: { stage: 'afterSignIn', minimumArguments: 2, run: call },
  MSG: { stage: 'afterSignIn', minimumArguments: 3, run: relayDecoded },
  OUT: { stage: 'always', minimumArguments: 0, run: (connection) => connection.close() },
};

export const commandEntry = entryFinder(SWITCHBOARD_COMMANDS);
