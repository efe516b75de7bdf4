/** What a switchboard understands. MSG is not here: it is relayed without passing through the table. */
import type { ClientSwitchboardCommand } from '@nudge/msnp-codec';
import { entryFinder, type CommandTable } from '../command-runner.ts';
import type { SwitchboardConnection } from './connection.ts';
import { answer, open } from './handlers/admission.ts';
import { call } from './handlers/calls.ts';

const SWITCHBOARD_COMMANDS: CommandTable<SwitchboardConnection, ClientSwitchboardCommand> = {
  USR: { stage: 'open', minimumArguments: 3, run: open },
  ANS: { stage: 'open', minimumArguments: 4, run: answer },
  CAL: { stage: 'afterSignIn', minimumArguments: 2, run: call },
  OUT: { stage: 'always', minimumArguments: 0, run: (connection) => connection.close() },
};

export const commandEntry = entryFinder(SWITCHBOARD_COMMANDS);
