/** PNG, QNG, OUT: is the line alive, and its end. None of them has a transaction ID. */
import { rawToken } from '../wire/percent-encoding.ts';
import { readUnsigned } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { Mutable } from '../mutable.ts';
import type { CodecTable, CommandOf } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const FIRST_VERSION_WITH_PING_SECONDS = 9;

export const clientKeepalive: CodecTable<ClientNotificationCommand, 'PNG' | 'OUT'> = {
  PNG: { decode: () => ({ verb: 'PNG' }), encode: () => ({ verb: 'PNG', args: [] }) },
  OUT: { decode: () => ({ verb: 'OUT' }), encode: () => ({ verb: 'OUT', args: [] }) },
};

type ServerOut = CommandOf<ServerNotificationCommand, 'OUT'>;

export const serverKeepalive: CodecTable<ServerNotificationCommand, 'QNG' | 'OUT'> = {
  QNG: {
    decode({ args }) {
      const seconds = readUnsigned(args[0]);
      return seconds === undefined ? { verb: 'QNG' } : { verb: 'QNG', seconds };
    },
    encode({ seconds }, version) {
      const isPlain = seconds === undefined || version < FIRST_VERSION_WITH_PING_SECONDS;
      return { verb: 'QNG', args: isPlain ? [] : [String(seconds)] };
    },
  },
  OUT: {
    decode({ args }) {
      const command: Mutable<ServerOut> = { verb: 'OUT' };
      if (args[0] !== undefined && args[0] !== '') command.reason = args[0];
      const minutes = readUnsigned(args[1]);
      if (minutes !== undefined) command.minutes = minutes;
      return command;
    },
    encode({ reason, minutes }) {
      if (reason === undefined) return { verb: 'OUT', args: [] };
      return { verb: 'OUT', args: [rawToken(reason), ...(minutes === undefined ? [] : [String(minutes)])] };
    },
  },
};
