/** What a switchboard says to a client. Client IDs of participants from MSNP12 on. */
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { readText, readUnsigned } from './arguments.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import { readCapabilities } from './presence.ts';
import type { ServerSwitchboardCommand } from './switchboard.ts';

const NO_TRID = 'no transaction ID';
const NO_ACCOUNT = 'account missing';
const NOT_OK = 'neither OK nor an error';
const FIRST_VERSION_WITH_CAPABILITIES = 12;
const IDLE_FLAG = '1';
const RINGING = 'RINGING';

type SwitchboardVerb = 'USR' | 'ANS' | 'IRO' | 'CAL' | 'JOI' | 'BYE' | 'MSG' | 'ACK' | 'NAK' | 'OUT';
type Joined = CommandOf<ServerSwitchboardCommand, 'JOI'>;
type AlreadyThere = CommandOf<ServerSwitchboardCommand, 'IRO'>;

function capabilityTokens(capabilities: number | undefined, version: number): readonly string[] {
  const isLeftOut = capabilities === undefined || version < FIRST_VERSION_WITH_CAPABILITIES;
  return isLeftOut ? [] : [String(capabilities)];
}

export const serverSwitchboard: CodecTable<ServerSwitchboardCommand, SwitchboardVerb> = {
  USR: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, ok, account, name] = args;
      if (trId === undefined) return NO_TRID;
      if (ok !== 'OK') return NOT_OK;
      return account === undefined
        ? NO_ACCOUNT
        : { verb: 'USR', trId, account, friendlyName: readText(name) };
    },
    encode: ({ trId, account, friendlyName }) => ({
      verb: 'USR',
      args: [String(trId), 'OK', rawToken(account), encodePercent(friendlyName)],
    }),
  },
  ANS: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      return args[1] === 'OK' ? { verb: 'ANS', trId } : NOT_OK;
    },
    encode: ({ trId }) => ({ verb: 'ANS', args: [String(trId), 'OK'] }),
  },
  IRO: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const index = readUnsigned(args[1]);
      const total = readUnsigned(args[2]);
      const account = args[3];
      if (trId === undefined) return NO_TRID;
      if (index === undefined || total === undefined) return 'place among participants cannot be read';
      if (account === undefined) return NO_ACCOUNT;
      const friendlyName = readText(args[4]);
      const command: Mutable<AlreadyThere> = { verb: 'IRO', trId, index, total, account, friendlyName };
      const capabilities = readCapabilities(args[5]);
      if (capabilities !== undefined) command.capabilities = capabilities;
      return command;
    },
    encode({ trId, index, total, account, friendlyName, capabilities }, version) {
      const head = [
        String(trId),
        String(index),
        String(total),
        rawToken(account),
        encodePercent(friendlyName),
      ];
      return { verb: 'IRO', args: [...head, ...capabilityTokens(capabilities, version)] };
    },
  },
  CAL: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, ringing, sessionId] = args;
      if (trId === undefined) return NO_TRID;
      if (ringing !== RINGING || sessionId === undefined) return 'neither ringing nor an error';
      return { verb: 'CAL', trId, sessionId };
    },
    encode: ({ trId, sessionId }) => ({ verb: 'CAL', args: [String(trId), RINGING, rawToken(sessionId)] }),
  },
  JOI: {
    decode({ args }) {
      const account = args[0];
      if (account === undefined) return NO_ACCOUNT;
      const command: Mutable<Joined> = { verb: 'JOI', account, friendlyName: readText(args[1]) };
      const capabilities = readCapabilities(args[2]);
      if (capabilities !== undefined) command.capabilities = capabilities;
      return command;
    },
    encode({ account, friendlyName, capabilities }, version) {
      const who = [rawToken(account), encodePercent(friendlyName)];
      return { verb: 'JOI', args: [...who, ...capabilityTokens(capabilities, version)] };
    },
  },
  BYE: {
    decode({ args }) {
      const account = args[0];
      return account === undefined ? NO_ACCOUNT : { verb: 'BYE', account, idle: args[1] === IDLE_FLAG };
    },
    encode: ({ account, idle }) => ({ verb: 'BYE', args: [rawToken(account), ...(idle ? [IDLE_FLAG] : [])] }),
  },
  MSG: {
    decode({ args, payload }) {
      const [account, name] = args;
      if (account === undefined || payload === undefined) return 'payload missing';
      return { verb: 'MSG', account, friendlyName: readText(name), body: payload };
    },
    encode({ account, friendlyName, body }) {
      const args = [rawToken(account), encodePercent(friendlyName), String(body.length)];
      return { verb: 'MSG', args, payload: body };
    },
  },
  ACK: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'ACK', trId };
    },
    encode: ({ trId }) => ({ verb: 'ACK', args: [String(trId)] }),
  },
  NAK: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'NAK', trId };
    },
    encode: ({ trId }) => ({ verb: 'NAK', args: [String(trId)] }),
  },
  OUT: { decode: () => ({ verb: 'OUT' }), encode: () => ({ verb: 'OUT', args: [] }) },
};
