/** ADD and REA (MSNP2-9), ADC and SBP (MSNP10-12), REM: changing who is on which list. */
import { LIST_CODES, type ListName } from '../model/lists.ts';
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { isDigits, readList, readText, readUnsigned, type Unreadable } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const NO_LIST = 'no such list';

type ListEditingVerb = 'ADD' | 'ADC' | 'REM' | 'REA' | 'SBP';
type AdcCommand = CommandOf<ClientNotificationCommand, 'ADC'>;
type SbpCommand = CommandOf<ClientNotificationCommand, 'SBP'>;

function optionalToken(token: string | undefined): readonly string[] {
  return token === undefined ? [] : [rawToken(token)];
}

/** Arguments are known by their prefix; the one without is the group. Same form from both sides. */
function decodeAdc(args: readonly string[]): AdcCommand | Unreadable {
  const trId = readUnsigned(args[0]);
  const list = readList(args[1]);
  if (trId === undefined) return NO_TRID;
  if (list === undefined) return NO_LIST;
  const command: Mutable<AdcCommand> = { verb: 'ADC', trId, list };
  for (const token of args.slice(2)) readAdcToken(command, token);
  if (command.account === undefined && command.contactId === undefined)
    return 'neither account nor contact ID';
  return command;
}

function readAdcToken(command: Mutable<AdcCommand>, token: string): void {
  if (token.startsWith('N=')) command.account = token.slice(2);
  else if (token.startsWith('F=')) command.friendlyName = readText(token.slice(2));
  else if (token.startsWith('C=')) command.contactId = token.slice(2);
  else if (token !== '') command.groupId = token;
}

function adcTokens(command: AdcCommand): readonly string[] {
  const tokens = [String(command.trId), LIST_CODES[command.list]];
  if (command.account !== undefined) tokens.push(`N=${rawToken(command.account)}`);
  if (command.friendlyName !== undefined) tokens.push(`F=${encodePercent(command.friendlyName)}`);
  if (command.contactId !== undefined) tokens.push(`C=${rawToken(command.contactId)}`);
  return [...tokens, ...optionalToken(command.groupId)];
}

function decodeSbp(args: readonly string[]): SbpCommand | Unreadable {
  const trId = readUnsigned(args[0]);
  const [, contactId, property, value] = args;
  if (trId === undefined) return NO_TRID;
  if (contactId === undefined || property === undefined) return 'contact or property missing';
  const command = { verb: 'SBP', trId, contactId, property } as const;
  return value === undefined ? command : { ...command, value: readText(value) };
}

function sbpTokens({ trId, contactId, property, value }: SbpCommand): readonly string[] {
  const text = value === undefined ? [] : [encodePercent(value)];
  return [String(trId), rawToken(contactId), rawToken(property), ...text];
}

export const clientListEditing: CodecTable<ClientNotificationCommand, ListEditingVerb> = {
  ADD: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const list = readList(args[1]);
      const [, , account, name, groupId] = args;
      if (trId === undefined) return NO_TRID;
      if (list === undefined) return NO_LIST;
      if (account === undefined) return 'account missing';
      const command = { verb: 'ADD', trId, list, account, friendlyName: readText(name) } as const;
      return groupId === undefined ? command : { ...command, groupId };
    },
    encode({ trId, list, account, friendlyName, groupId }) {
      const subject = [LIST_CODES[list], rawToken(account), encodePercent(friendlyName)];
      return { verb: 'ADD', args: [String(trId), ...subject, ...optionalToken(groupId)] };
    },
  },
  ADC: {
    decode: ({ args }) => decodeAdc(args),
    encode: (command) => ({ verb: 'ADC', args: adcTokens(command) }),
  },
  REM: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const list = readList(args[1]);
      const [, , principal, groupId] = args;
      if (trId === undefined) return NO_TRID;
      if (list === undefined) return NO_LIST;
      if (principal === undefined) return 'principal missing';
      const command = { verb: 'REM', trId, list, principal } as const;
      return groupId === undefined ? command : { ...command, groupId };
    },
    encode({ trId, list, principal, groupId }) {
      const subject = [LIST_CODES[list], rawToken(principal), ...optionalToken(groupId)];
      return { verb: 'REM', args: [String(trId), ...subject] };
    },
  },
  REA: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, account, name] = args;
      if (trId === undefined) return NO_TRID;
      return account === undefined
        ? 'account missing'
        : { verb: 'REA', trId, account, friendlyName: readText(name) };
    },
    encode: ({ trId, account, friendlyName }) => ({
      verb: 'REA',
      args: [String(trId), rawToken(account), encodePercent(friendlyName)],
    }),
  },
  SBP: {
    decode: ({ args }) => decodeSbp(args),
    encode: (command) => ({ verb: 'SBP', args: sbpTokens(command) }),
  },
};

type ServerRem = CommandOf<ServerNotificationCommand, 'REM'>;

/** A serial stands before the principal up to MSNP9; digits with something behind them can be nothing else. */
function decodeServerRem(args: readonly string[]): ServerRem | Unreadable {
  const trId = readUnsigned(args[0]);
  const list: ListName | undefined = readList(args[1]);
  const hasSerial = isDigits(args[2]) && args.length > 3;
  const [principal, groupId] = args.slice(hasSerial ? 3 : 2);
  if (trId === undefined) return NO_TRID;
  if (list === undefined) return NO_LIST;
  if (principal === undefined) return 'principal missing';
  const command: Mutable<ServerRem> = { verb: 'REM', trId, list, principal };
  if (hasSerial && args[2] !== undefined) command.listVersion = args[2];
  if (groupId !== undefined) command.groupId = groupId;
  return command;
}

export const serverListEditing: CodecTable<ServerNotificationCommand, ListEditingVerb> = {
  ADD: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const list = readList(args[1]);
      const [, , listVersion, account, name, groupId] = args;
      if (trId === undefined) return NO_TRID;
      if (list === undefined) return NO_LIST;
      if (listVersion === undefined || account === undefined) return 'serial or account missing';
      const command = {
        verb: 'ADD',
        trId,
        list,
        listVersion,
        account,
        friendlyName: readText(name),
      } as const;
      return groupId === undefined ? command : { ...command, groupId };
    },
    encode({ trId, list, listVersion, account, friendlyName, groupId }) {
      const subject = [
        LIST_CODES[list],
        rawToken(listVersion),
        rawToken(account),
        encodePercent(friendlyName),
      ];
      return { verb: 'ADD', args: [String(trId), ...subject, ...optionalToken(groupId)] };
    },
  },
  ADC: {
    decode: ({ args }) => decodeAdc(args),
    encode: (command) => ({ verb: 'ADC', args: adcTokens(command) }),
  },
  REM: {
    decode: ({ args }) => decodeServerRem(args),
    encode({ trId, list, listVersion, principal, groupId }) {
      const subject = [...optionalToken(listVersion), rawToken(principal), ...optionalToken(groupId)];
      return { verb: 'REM', args: [String(trId), LIST_CODES[list], ...subject] };
    },
  },
  REA: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, listVersion, account, name] = args;
      if (trId === undefined) return NO_TRID;
      if (listVersion === undefined || account === undefined) return 'serial or account missing';
      return { verb: 'REA', trId, listVersion, account, friendlyName: readText(name) };
    },
    encode: ({ trId, listVersion, account, friendlyName }) => ({
      verb: 'REA',
      args: [String(trId), rawToken(listVersion), rawToken(account), encodePercent(friendlyName)],
    }),
  },
  SBP: {
    decode: ({ args }) => decodeSbp(args),
    encode: (command) => ({ verb: 'SBP', args: sbpTokens(command) }),
  },
};
