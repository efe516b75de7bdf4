import type { ServerNotificationCommand } from '@nudge/msnp-codec';
import type { SessionCore } from '../session-core.ts';
import {
  added,
  addedByContact,
  contactEdited,
  contactListed,
  contactPropertyChanged,
  groupAdded,
  groupListed,
  groupRemoved,
  ownPropertyChanged,
  removed,
  renamed,
} from './contact-list.ts';
import { messageArrived } from './notices.ts';
import {
  challenged,
  initialPresence,
  personalDataChanged,
  pingAnswered,
  presenceChanged,
  statusChanged,
  wentOffline,
} from './presence.ts';
import { putOut, referred, rung } from './referral.ts';
import {
  clientInformationAnswered,
  schemesAnswered,
  signInAnswered,
  synchronizationBegun,
  versionAnswered,
} from './sign-in.ts';

type Verb = ServerNotificationCommand['verb'];

type Handler<Name extends Verb> = (
  session: SessionCore,
  command: Extract<ServerNotificationCommand, { readonly verb: Name }>,
  now: number,
) => void;

/** Which function takes which command. Errors are settled by the session; what is not here needs no action. */
const HANDLERS: { readonly [Name in Verb]?: Handler<Name> } = {
  VER: versionAnswered,
  CVR: clientInformationAnswered,
  INF: schemesAnswered,
  USR: signInAnswered,
  XFR: referred,
  SYN: synchronizationBegun,
  GTC: (session, command) => session.profile.update({ notifyOnAdd: command.notifyOnAdd }),
  BLP: (session, command) => session.profile.update({ defaultPrivacy: command.privacy }),
  PRP: ownPropertyChanged,
  LSG: groupListed,
  LST: contactListed,
  BPR: contactPropertyChanged,
  ADD: added,
  ADC: addedByContact,
  REM: removed,
  REA: renamed,
  SBP: contactEdited,
  ADG: groupAdded,
  REG: groupAdded,
  RMG: groupRemoved,
  CHG: statusChanged,
  ILN: initialPresence,
  NLN: presenceChanged,
  FLN: wentOffline,
  UBX: personalDataChanged,
  CHL: challenged,
  QNG: pingAnswered,
  RNG: rung,
  OUT: putOut,
  MSG: messageArrived,
  unknown: (session, command) => warn(session, `Unknown command ${command.name.slice(0, 8)}`),
  malformed: (session, command) => warn(session, `Unreadable command ${command.name.slice(0, 8)}`),
};

function warn(session: SessionCore, message: string): void {
  session.tell({ type: 'log', level: 'warn', message });
}

/** Hands one command to its function. */
export function handleNotificationCommand<Name extends Verb>(
  session: SessionCore,
  command: Extract<ServerNotificationCommand, { readonly verb: Name }>,
  now: number,
): void {
  const handler = HANDLERS[command.verb];
  handler?.(session, command, now);
}
