/** MSG, NOT, GCF, SBS, URL on a notification server: what it tells besides presence and lists. */
import { encodePercent, rawToken } from '../wire/percent-encoding.ts';
import { readText, readUnsigned } from './arguments.ts';
import type { ClientNotificationCommand } from './client-notification.ts';
import type { CodecTable } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
const NO_BODY = 'payload missing';
const FIRST_VERSION_WITH_SITE_ID = 3;

export const clientNotices: CodecTable<ClientNotificationCommand, 'GCF' | 'URL'> = {
  GCF: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const file = args[1];
      if (trId === undefined) return NO_TRID;
      return file === undefined ? 'file missing' : { verb: 'GCF', trId, file };
    },
    encode: ({ trId, file }) => ({ verb: 'GCF', args: [String(trId), rawToken(file)] }),
  },
  URL: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const service = args[1];
      if (trId === undefined) return NO_TRID;
      return service === undefined
        ? 'service missing'
        : { verb: 'URL', trId, service, parameters: args.slice(2) };
    },
    encode: ({ trId, service, parameters }) => ({
      verb: 'URL',
      args: [String(trId), rawToken(service), ...parameters.map(rawToken)],
    }),
  },
};

type NoticeVerb = 'MSG' | 'NOT' | 'GCF' | 'SBS' | 'URL';

export const serverNotices: CodecTable<ServerNotificationCommand, NoticeVerb> = {
  MSG: {
    decode({ args, payload }) {
      const [account, name] = args;
      if (account === undefined || payload === undefined) return NO_BODY;
      return { verb: 'MSG', account, friendlyName: readText(name), body: payload };
    },
    encode({ account, friendlyName, body }) {
      const args = [rawToken(account), encodePercent(friendlyName), String(body.length)];
      return { verb: 'MSG', args, payload: body };
    },
  },
  NOT: {
    decode: ({ payload }) => (payload === undefined ? NO_BODY : { verb: 'NOT', payload }),
    encode: ({ payload }) => ({ verb: 'NOT', args: [String(payload.length)], payload }),
  },
  GCF: {
    decode({ args, payload }) {
      const trId = readUnsigned(args[0]);
      const file = args[1];
      if (trId === undefined) return NO_TRID;
      return file === undefined || payload === undefined ? NO_BODY : { verb: 'GCF', trId, file, payload };
    },
    encode: ({ trId, file, payload }) => ({
      verb: 'GCF',
      args: [String(trId), rawToken(file), String(payload.length)],
      payload,
    }),
  },
  SBS: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'SBS', trId, args: args.slice(1) };
    },
    encode: ({ trId, args }) => ({ verb: 'SBS', args: [String(trId), ...args.map(rawToken)] }),
  },
  URL: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      const [, redirect, loginUrl, siteId] = args;
      if (trId === undefined) return NO_TRID;
      if (redirect === undefined || loginUrl === undefined) return 'address missing';
      const command = { verb: 'URL', trId, redirect, loginUrl } as const;
      return siteId === undefined ? command : { ...command, siteId };
    },
    encode({ trId, redirect, loginUrl, siteId }, version) {
      const hasSite = siteId !== undefined && version >= FIRST_VERSION_WITH_SITE_ID;
      const args = [String(trId), rawToken(redirect), rawToken(loginUrl)];
      return { verb: 'URL', args: hasSite ? [...args, rawToken(siteId)] : args };
    },
  },
};
