/**
 * ADG, RMG, REG. From MSNP10 on servers disagree where the GUID stands and whether a serial comes first, so it
 * is found by its shape.
 */
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { isDigits, isGuid, readText, readUnsigned, type Unreadable } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const NO_GROUP = 'group is incomplete';
const FIRST_VERSION_WITH_GUIDS = 10;

type GroupVerb = 'ADG' | 'RMG' | 'REG';
type ServerAdg = CommandOf<ServerNotificationCommand, 'ADG'>;
type ServerRmg = CommandOf<ServerNotificationCommand, 'RMG'>;
type ServerReg = CommandOf<ServerNotificationCommand, 'REG'>;

/** The last argument of ADG and REG up to MSNP9; its meaning is lost. */
function closingZero(version: number): readonly string[] {
  return version < FIRST_VERSION_WITH_GUIDS ? ['0'] : [];
}

export const clientGroups: CodecTable<ClientNotificationCommand, GroupVerb> = {
  ADG: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'ADG', trId, name: readText(args[1]) };
    },
    encode: ({ trId, name }, version) => ({
      verb: 'ADG',
      args: [String(trId), encodePercent(name), ...closingZero(version)],
    }),
  },
  RMG: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      return args[1] === undefined ? NO_GROUP : { verb: 'RMG', trId, groupId: args[1] };
    },
    encode: ({ trId, groupId }) => ({ verb: 'RMG', args: [String(trId), rawToken(groupId)] }),
  },
  REG: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      return args[1] === undefined
        ? NO_GROUP
        : { verb: 'REG', trId, groupId: args[1], name: readText(args[2]) };
    },
    encode: ({ trId, groupId, name }, version) => ({
      verb: 'REG',
      args: [String(trId), rawToken(groupId), encodePercent(name), ...closingZero(version)],
    }),
  },
};

function lastGuidIndex(args: readonly string[]): number {
  for (let index = args.length - 1; index > 0; index--) {
    if (isGuid(args[index])) return index;
  }
  return -1;
}

/** `n ser name id 0`, `n name guid {0}`, or `n ser name guid 0`. */
function decodeAddedGroup(args: readonly string[], version: number): ServerAdg | Unreadable {
  const trId = readUnsigned(args[0]);
  if (trId === undefined) return NO_TRID;
  const guidAt = version < FIRST_VERSION_WITH_GUIDS ? -1 : lastGuidIndex(args);
  const hasSerial = version < FIRST_VERSION_WITH_GUIDS || guidAt === 3;
  const [name, groupId] = args.slice(hasSerial ? 2 : 1);
  if (name === undefined || groupId === undefined) return NO_GROUP;
  const command: Mutable<ServerAdg> = { verb: 'ADG', trId, name: readText(name), groupId };
  if (hasSerial && args[1] !== undefined) command.listVersion = args[1];
  return command;
}

/** `n ser id`, `n guid`, or `n 1 guid`. */
function decodeRemovedGroup(args: readonly string[]): ServerRmg | Unreadable {
  const trId = readUnsigned(args[0]);
  const [, first, second] = args;
  if (trId === undefined) return NO_TRID;
  if (first === undefined) return NO_GROUP;
  if (second === undefined || !isDigits(first)) return { verb: 'RMG', trId, groupId: first };
  return { verb: 'RMG', trId, listVersion: first, groupId: second };
}

/** `n ser id name 0`, `n guid name`, or `n 1 name guid 0`. */
function decodeRenamedGroup(args: readonly string[], version: number): ServerReg | Unreadable {
  const trId = readUnsigned(args[0]);
  const [, first, second, third] = args;
  if (trId === undefined) return NO_TRID;
  if (first === undefined || second === undefined) return NO_GROUP;
  const hasSerial = version < FIRST_VERSION_WITH_GUIDS || (isDigits(first) && third !== undefined);
  if (!hasSerial) return { verb: 'REG', trId, groupId: first, name: readText(second) };
  const isNameFirst = version >= FIRST_VERSION_WITH_GUIDS && isGuid(third);
  const [groupId, name] = isNameFirst ? [third ?? '', second] : [second, third];
  return { verb: 'REG', trId, listVersion: first, groupId, name: readText(name) };
}

function serialTokens(listVersion: string | undefined): readonly string[] {
  return listVersion === undefined ? [] : [rawToken(listVersion)];
}

/** From MSNP10 on an answer with a serial has the order that its readers want: name, GUID, 0. */
function renamedTokens({ trId, listVersion, groupId, name }: ServerReg, version: number): readonly string[] {
  const head = [String(trId), ...serialTokens(listVersion)];
  const isNameFirst = version >= FIRST_VERSION_WITH_GUIDS && listVersion !== undefined;
  if (isNameFirst) return [...head, encodePercent(name), rawToken(groupId), '0'];
  return [...head, rawToken(groupId), encodePercent(name), ...closingZero(version)];
}

export const serverGroups: CodecTable<ServerNotificationCommand, GroupVerb> = {
  ADG: {
    decode: ({ args }, version) => decodeAddedGroup(args, version),
    encode({ trId, listVersion, name, groupId }, version) {
      const group = [...serialTokens(listVersion), encodePercent(name), rawToken(groupId)];
      const closing = listVersion === undefined ? closingZero(version) : ['0'];
      return { verb: 'ADG', args: [String(trId), ...group, ...closing] };
    },
  },
  RMG: {
    decode: ({ args }) => decodeRemovedGroup(args),
    encode: ({ trId, listVersion, groupId }) => ({
      verb: 'RMG',
      args: [String(trId), ...serialTokens(listVersion), rawToken(groupId)],
    }),
  },
  REG: {
    decode: ({ args }, version) => decodeRenamedGroup(args, version),
    encode: (command, version) => ({ verb: 'REG', args: renamedTokens(command, version) }),
  },
};
