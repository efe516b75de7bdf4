/** VER, INF, CVR, CVQ: dialect, login schemes and client program, before anything else is said. */
import { decodePercent, encodePercentMinimal, rawToken } from '../wire/percent-encoding.ts';
import { readText, readUnsigned } from './arguments.ts';
import type { ClientInformation, ClientNotificationCommand } from './client-notification.ts';
import type { CodecTable, CommandOf, VerbCodec } from './codec-table.ts';
import type { ServerNotificationCommand } from './server-notification.ts';

const NO_TRID = 'no transaction ID';
/** What a server puts in place of a dialect when there is none in common. */
const NO_DIALECT = '0';
/** CVR arguments up to and including the client ID, transaction ID counted. */
const INFORMATION_ARGS = 8;

type ClientInformationVerb = 'CVR' | 'CVQ';

function readInformation(args: readonly string[]): ClientInformation {
  const [, locale, os, osVersion, architecture, clientName, clientVersion, clientId, account] = args.map(
    (token, index) => (index < INFORMATION_ARGS ? decodePercent(token) : token),
  );
  return {
    locale: locale ?? '',
    os: os ?? '',
    osVersion: osVersion ?? '',
    architecture: architecture ?? '',
    clientName: clientName ?? '',
    clientVersion: clientVersion ?? '',
    clientId: clientId ?? '',
    ...(account === undefined ? {} : { account }),
  };
}

function informationTokens(client: ClientInformation): readonly string[] {
  const { locale, os, osVersion, architecture, clientName, clientVersion, clientId, account } = client;
  const free = [locale, os, osVersion, architecture, clientName, clientVersion, clientId];
  return [...free.map(encodePercentMinimal), ...(account === undefined ? [] : [rawToken(account)])];
}

function clientInformationCodec<Verb extends ClientInformationVerb>(
  verb: Verb,
): VerbCodec<CommandOf<ClientNotificationCommand, 'CVR'>> {
  return {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      if (args.length < INFORMATION_ARGS) return 'client information is incomplete';
      return { verb, trId, client: readInformation(args) };
    },
    encode: ({ trId, client }) => ({ verb, args: [String(trId), ...informationTokens(client)] }),
  };
}

/** What a client opens with. */
export const clientHandshake: CodecTable<ClientNotificationCommand, 'VER' | 'INF' | 'CVR' | 'CVQ'> = {
  VER: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'VER', trId, dialects: args.slice(1) };
    },
    encode: ({ trId, dialects }) => ({ verb: 'VER', args: [String(trId), ...dialects.map(rawToken)] }),
  },
  INF: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'INF', trId };
    },
    encode: ({ trId }) => ({ verb: 'INF', args: [String(trId)] }),
  },
  CVR: clientInformationCodec('CVR'),
  CVQ: clientInformationCodec('CVQ'),
};

function serverInformationCodec<Verb extends ClientInformationVerb>(
  verb: Verb,
): VerbCodec<CommandOf<ServerNotificationCommand, 'CVR'>> {
  return {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      const [, recommended, , minimum, downloadUrl, infoUrl] = args;
      if (recommended === undefined || minimum === undefined) return 'recommended or minimum version missing';
      return {
        verb,
        trId,
        recommended: readText(recommended),
        minimum: readText(minimum),
        downloadUrl: downloadUrl ?? '',
        infoUrl: infoUrl ?? '',
      };
    },
    encode({ trId, recommended, minimum, downloadUrl, infoUrl }) {
      const version = encodePercentMinimal(recommended);
      const versions = [version, version, encodePercentMinimal(minimum)];
      return { verb, args: [String(trId), ...versions, rawToken(downloadUrl), rawToken(infoUrl)] };
    },
  };
}

/** What a server answers. */
export const serverHandshake: CodecTable<ServerNotificationCommand, 'VER' | 'INF' | 'CVR' | 'CVQ'> = {
  VER: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      if (trId === undefined) return NO_TRID;
      return { verb: 'VER', trId, dialects: args[1] === NO_DIALECT ? [] : args.slice(1) };
    },
    encode({ trId, dialects }) {
      const tokens = dialects.length === 0 ? [NO_DIALECT] : dialects.map(rawToken);
      return { verb: 'VER', args: [String(trId), ...tokens] };
    },
  },
  INF: {
    decode({ args }) {
      const trId = readUnsigned(args[0]);
      return trId === undefined ? NO_TRID : { verb: 'INF', trId, schemes: args.slice(1) };
    },
    encode: ({ trId, schemes }) => ({ verb: 'INF', args: [String(trId), ...schemes.map(rawToken)] }),
  },
  CVR: serverInformationCodec('CVR'),
  CVQ: serverInformationCodec('CVQ'),
};
