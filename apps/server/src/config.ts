/** The command line of the server: flags by parseArgs, their meaning checked by zod. */
import { parseArgs } from 'node:util';
import { CHAT_BURST_SECONDS, CHAT_MESSAGES_PER_SECOND, DATA_BYTES_PER_SECOND } from '@nudge/msnp-server';
import { z } from 'zod';

const MIB = 1024 * 1024;

export const USAGE = `Usage: npm run server -- [flags]

  --host ADDRESS          address to listen on (default 127.0.0.1)
  --port PORT             MSNP port, 0 for any free one (default 1863)
  --http-port PORT        port of the login page, 0 for any free one (default 8863)
  --data DIRECTORY        where accounts are kept (default ./nudge-data)
  --memory                keep accounts in memory only
  --account ADDRESS:PASSWORD[:NAME]
                          make an account, also for clients older than MSN Messenger 5; may be repeated
  --seed FILE             make accounts and friendships from a JSON file
  --refer-to HOST:PORT    be a dispatch server for another server
  --public-host NAME      host to name in referrals (default: the address each client reached)
  --open-registration     let people on other machines register
  --tls-key FILE, --tls-certificate FILE
                          PEM files of the certificate to encrypt with (default: one of its own, made once and kept
                          with the accounts; with --memory anew at each start)
  --no-tls                do not encrypt, for anybody
  --require-challenge     hang up on clients that do not answer challenges
  --chat-rate N           messages a second of one participant of a conversation, 0 for no limit
                          (default ${CHAT_MESSAGES_PER_SECOND}; ${CHAT_BURST_SECONDS} times as many at once)
  --data-rate MIB         MiB a second of files and pictures of one participant, 0 for no limit
                          (default ${DATA_BYTES_PER_SECOND / MIB}); counted apart from messages
  --help                  this text

The first line on standard output, once it listens:
  {"event":"ready","msnp":"HOST:PORT","http":"http://HOST:PORT","pid":N,"fingerprint":"HEX"}
Both ports answer TLS (https) as well as plain; the fingerprint is the SHA-256 of the certificate.
Logs are JSON lines on standard error. SIGTERM and SIGINT stop it cleanly.`;

const PORT_MAX = 65_535;
const RATE_MAX = 1_000_000;

/** Nothing is allowed by no rate at all, so 0 is free to mean none. */
const rate = z
  .string()
  .regex(/^\d{1,7}$/, 'is no whole number')
  .transform(Number)
  .refine((value) => value <= RATE_MAX, `is above ${RATE_MAX}`)
  .transform((value) => (value === 0 ? Infinity : value));

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port')
  .transform(Number)
  .refine((value) => value <= PORT_MAX, 'is not a port');

const account = z
  .string()
  .regex(/^[^:]+:[^:]+(?::.*)?$/s, 'has the form ADDRESS:PASSWORD[:NAME]')
  .transform((text) => {
    const [address = '', password = '', ...name] = text.split(':');
    return { address, password, name: name.join(':') };
  });

const endpoint = z
  .string()
  .regex(/^[^\s:]+:\d{1,5}$/, 'has the form HOST:PORT')
  .transform((text) => {
    const [host = '', number = ''] = text.split(':');
    return { host, port: Number(number) };
  })
  .refine((value) => value.port > 0 && value.port <= PORT_MAX, 'is not a port');

const flags = z
  .object({
    host: z.string().min(1).default('127.0.0.1'),
    port: port.default(1863),
    'http-port': port.default(8863),
    data: z.string().min(1).optional(),
    memory: z.boolean().default(false),
    account: z.array(account).default([]),
    seed: z.string().min(1).optional(),
    'refer-to': endpoint.optional(),
    'public-host': z
      .string()
      .regex(/^[\w.-]+$/, 'is not a host name')
      .optional(),
    'tls-key': z.string().min(1).optional(),
    'tls-certificate': z.string().min(1).optional(),
    'no-tls': z.boolean().default(false),
    'open-registration': z.boolean().default(false),
    'require-challenge': z.boolean().default(false),
    'chat-rate': rate.default(CHAT_MESSAGES_PER_SECOND),
    'data-rate': rate.transform((mebibytes) => mebibytes * MIB).default(DATA_BYTES_PER_SECOND),
  })
  .refine((value) => value.data === undefined || !value.memory, '--data and --memory exclude each other')
  .refine(
    (value) => (value['tls-key'] === undefined) === (value['tls-certificate'] === undefined),
    '--tls-key and --tls-certificate need each other',
  )
  .refine(
    (value) => value['tls-key'] === undefined || !value['no-tls'],
    '--no-tls and a certificate exclude each other',
  );

export type Config = z.infer<typeof flags>;

export type ConfigResult =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'help' }
  /** English, one line for each fault. */
  | { readonly kind: 'bad'; readonly problems: readonly string[] };

/** Reads the arguments after the script's name. */
export function readConfig(args: readonly string[]): ConfigResult {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { kind: 'bad', problems: [parsed] };
  const { help, ...values } = parsed;
  if (help === true) return { kind: 'help' };
  const result = flags.safeParse(values);
  if (result.success) return { kind: 'config', config: result.data };
  const problems = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `--${String(path[0])} ${message}`,
  );
  return { kind: 'bad', problems };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'http-port': { type: 'string' },
        data: { type: 'string' },
        memory: { type: 'boolean' },
        account: { type: 'string', multiple: true },
        seed: { type: 'string' },
        'refer-to': { type: 'string' },
        'public-host': { type: 'string' },
        'tls-key': { type: 'string' },
        'tls-certificate': { type: 'string' },
        'no-tls': { type: 'boolean' },
        'open-registration': { type: 'boolean' },
        'require-challenge': { type: 'boolean' },
        'chat-rate': { type: 'string' },
        'data-rate': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (failure) {
    return failure instanceof Error ? failure.message : 'the flags cannot be read';
  }
}
