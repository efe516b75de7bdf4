/** What a client says on a switchboard. */
import { rawToken } from '../wire/percent-encoding.ts';
import { readUnsigned } from './arguments.ts';
import type { CodecTable } from './codec-table.ts';
import type { AcknowledgementMode, ClientSwitchboardCommand } from './switchboard.ts';

const NO_TRID = 'no transaction ID';
const ACKNOWLEDGEMENT_MODES = 'UNASD';

function readMode(token: string | undefined): AcknowledgementMode | undefined {
  if (token?.length !== 1 || !ACKNOWLEDGEMENT_MODES.includes(token)) return undefined;
  return token as AcknowledgementMode;
}

export const clientSwitchboard: CodecTable<ClientSwitchboardCommand, 'USR' | 'ANS' | 'CAL' | 'MSG' | 'OUT'> =
  {
    USR: {
      decode({ args }) {
        const trId = readUnsigned(args[0]);
        const [, account, cookie] = args;
        if (trId === undefined) return NO_TRID;
        if (account === undefined || cookie === undefined) return 'account or cookie missing';
        return { verb: 'USR', trId, account, cookie };
      },
      encode: ({ trId, account, cookie }) => ({
        verb: 'USR',
        args: [String(trId), rawToken(account), rawToken(cookie)],
      }),
    },
    ANS: {
      decode({ args }) {
        const trId = readUnsigned(args[0]);
        const [, account, cookie, sessionId] = args;
        if (trId === undefined) return NO_TRID;
        if (account === undefined || cookie === undefined) return 'account or cookie missing';
        return sessionId === undefined
          ? 'session missing'
          : { verb: 'ANS', trId, account, cookie, sessionId };
      },
      encode: ({ trId, account, cookie, sessionId }) => ({
        verb: 'ANS',
        args: [String(trId), rawToken(account), rawToken(cookie), rawToken(sessionId)],
      }),
    },
    CAL: {
      decode({ args }) {
        const trId = readUnsigned(args[0]);
        const account = args[1];
        if (trId === undefined) return NO_TRID;
        return account === undefined ? 'account missing' : { verb: 'CAL', trId, account };
      },
      encode: ({ trId, account }) => ({ verb: 'CAL', args: [String(trId), rawToken(account)] }),
    },
    MSG: {
      decode({ args, payload }) {
        const trId = readUnsigned(args[0]);
        const mode = readMode(args[1]);
        if (trId === undefined) return NO_TRID;
        if (mode === undefined) return 'no such acknowledgement mode';
        return payload === undefined ? 'payload missing' : { verb: 'MSG', trId, mode, body: payload };
      },
      encode: ({ trId, mode, body }) => ({
        verb: 'MSG',
        args: [String(trId), mode, String(body.length)],
        payload: body,
      }),
    },
    OUT: { decode: () => ({ verb: 'OUT' }), encode: () => ({ verb: 'OUT', args: [] }) },
  };
