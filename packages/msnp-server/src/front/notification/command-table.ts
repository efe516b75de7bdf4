/** Everything a notification server understands, with what each command needs. */
import type { ClientNotificationCommand } from '@nudge/msnp-codec';
import { entryFinder, type CommandTable } from '../command-runner.ts';
import { HANDSHAKE_COMMANDS } from '../handshake.ts';
import type { NotificationConnection } from './connection.ts';
import { signIn } from './handlers/authentication.ts';
import { checkChallengeResponse, sendChallenge } from './handlers/challenge.ts';
import { addGroup, removeGroup, renameGroup } from './handlers/groups.ts';
import { invite, inviteInWords } from './handlers/invitations.ts';
import { leave, pong, sendConfiguration, tellUrl } from './handlers/keepalive.ts';
import { addByAdc, addByAdd, changeContactProperty, remove, rename } from './handlers/list-editing.ts';
import { changeStatus } from './handlers/presence.ts';
import { referToSwitchboard } from './handlers/referral.ts';
import {
  changeDefaultPrivacy,
  changeNotifyOnAdd,
  changePersonalData,
  changeProperty,
  changeReachability,
} from './handlers/settings.ts';
import { listGroups, listOne, synchronize } from './handlers/synchronization.ts';

const NOTIFICATION_COMMANDS: CommandTable<NotificationConnection, ClientNotificationCommand> = {
  ...HANDSHAKE_COMMANDS,
  USR: { stage: 'open', minimumArguments: 4, run: signIn },
  XFR: { stage: 'afterSignIn', minimumArguments: 2, run: referToSwitchboard },
  SYN: { stage: 'afterSignIn', minimumArguments: 2, run: synchronize },
  LST: { stage: 'afterSignIn', minimumArguments: 2, until: 8, run: listOne },
  LSG: { stage: 'afterSignIn', minimumArguments: 1, since: 7, until: 8, run: listGroups },
  CHG: { stage: 'afterSignIn', minimumArguments: 2, run: changeStatus },
  ADD: { stage: 'afterSignIn', minimumArguments: 3, until: 9, run: addByAdd },
  ADC: { stage: 'afterSignIn', minimumArguments: 3, since: 10, run: addByAdc },
  REM: { stage: 'afterSignIn', minimumArguments: 3, run: remove },
  REA: { stage: 'afterSignIn', minimumArguments: 3, until: 9, run: rename },
  SBP: { stage: 'afterSignIn', minimumArguments: 3, since: 10, run: changeContactProperty },
  SND: { stage: 'afterSignIn', minimumArguments: 2, run: invite },
  SDC: { stage: 'afterSignIn', minimumArguments: 1, since: 5, run: inviteInWords },
  ADG: { stage: 'afterSignIn', minimumArguments: 2, since: 7, run: addGroup },
  RMG: { stage: 'afterSignIn', minimumArguments: 2, since: 7, run: removeGroup },
  REG: { stage: 'afterSignIn', minimumArguments: 3, since: 7, run: renameGroup },
  BLP: { stage: 'afterSignIn', minimumArguments: 2, run: changeDefaultPrivacy },
  GTC: { stage: 'afterSignIn', minimumArguments: 2, run: changeNotifyOnAdd },
  PRP: { stage: 'afterSignIn', minimumArguments: 2, since: 5, run: changeProperty },
  UUX: { stage: 'afterSignIn', minimumArguments: 2, since: 11, run: changePersonalData },
  QRY: { stage: 'afterSignIn', minimumArguments: 2, since: 6, run: checkChallengeResponse },
  CHL: { stage: 'afterSignIn', minimumArguments: 1, since: 6, run: sendChallenge },
  GCF: { stage: 'afterSignIn', minimumArguments: 2, since: 11, run: sendConfiguration },
  IMS: { stage: 'afterSignIn', minimumArguments: 2, since: 3, run: changeReachability },
  URL: { stage: 'afterSignIn', minimumArguments: 2, run: tellUrl },
  PNG: { stage: 'open', minimumArguments: 0, run: pong },
  OUT: { stage: 'always', minimumArguments: 0, run: leave },
};

export const commandEntry = entryFinder(NOTIFICATION_COMMANDS);
