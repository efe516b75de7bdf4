/** The command line: flags by parseArgs, their meaning checked by zod. */
import { parseArgs } from 'node:util';
import { parseAccountName, parseDialect } from '@nudge/msnp-codec';
import type { SignInOptions } from '@nudge/msnp-engine';
import type { MessengerClientOptions, ProxyOptions } from '@nudge/msnp-engine/node';
import { z } from 'zod';
import { EVENT_TABLE } from './command-events.ts';
import { REQUEST_TABLE, STATUSES } from './command-requests.ts';
import { parseProxy } from './proxy-flag.ts';

const PORT_MAX = 65_535;
const DEFAULT_PORT = 1863;
const DEFAULT_HTTP_PORT = 8863;
const DEFAULT_TRANSFER_PORTS = '6891-6900';
const TYPED_VERSION_MAX = 12;

const flags = z.object({
  server: z
    .string({ error: 'is needed' })
    .regex(/^[^\s:/]+(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i, 'has the form HOST:PORT')
    .transform(readServer)
    .refine(({ port }) => port > 0 && port <= PORT_MAX, 'has no port from 1 to 65535'),
  http: z
    .string()
    .regex(/^https?:\/\/[^\s/]+/i, 'is no http or https URL')
    .optional(),
  address: z.string({ error: 'is needed' }).transform((text, context) => {
    const account = parseAccountName(text);
    if (account !== undefined) return account;
    context.addIssue({ code: 'custom', message: 'is no account like somebody@example.com' });
    return z.NEVER;
  }),
  'password-env': z.string({ error: 'is needed' }).min(1),
  protocol: z
    .string()
    .transform((text, context) => {
      const version = parseDialect(text);
      if (version !== undefined && version <= TYPED_VERSION_MAX) return version;
      context.addIssue({ code: 'custom', message: 'is none of MSNP2 to MSNP12' });
      return z.NEVER;
    })
    .optional(),
  status: z.enum(STATUSES, { error: `is none of ${STATUSES.join(', ')}` }).default('online'),
  'transfer-ports': z
    .string()
    .regex(/^(?:\d{1,5}-\d{1,5}|none)$/, 'has the form FIRST-LAST, or is none')
    .default(DEFAULT_TRANSFER_PORTS)
    .transform(readPorts)
    .refine(
      (ports) => ports === 'none' || isPortRange(ports),
      'is no range of ports from 1 to 65535, or 0-0',
    ),
  'no-direct': z.boolean().default(false),
  'map-ports': z.boolean().default(false),
  'trust-certificate': z
    .string()
    .transform((text) => text.replaceAll(':', '').toLowerCase())
    .refine((text) => /^[0-9a-f]{64}$/.test(text), 'is no SHA-256 fingerprint')
    .optional(),
  tls: z.boolean().default(false),
  proxy: z
    .string()
    .transform((text, context) => {
      const proxy = parseProxy(text);
      if (proxy !== undefined) return proxy;
      context.addIssue({ code: 'custom', message: 'has the form http://HOST:PORT or socks5://HOST:PORT' });
      return z.NEVER;
    })
    .optional(),
  'proxy-password-env': z.string().min(1).optional(),
});

function readServer(text: string): { readonly host: string; readonly port: number } {
  const match = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(text);
  return { host: match?.[1] ?? '', port: Number(match?.[2] ?? DEFAULT_PORT) };
}

type TransferPorts = NonNullable<MessengerClientOptions['transferPorts']>;
type PortRange = Exclude<TransferPorts, 'none'>;

function readPorts(text: string): TransferPorts {
  if (text === 'none') return 'none';
  const [first = 0, last = 0] = text.split('-').map(Number);
  return { first, last };
}

function isPortRange({ first, last }: PortRange): boolean {
  return (first === 0) === (last === 0) && first <= last && last <= PORT_MAX;
}

export type ConfigResult =
  | {
      readonly kind: 'signIn';
      readonly options: SignInOptions;
      readonly transferPorts: TransferPorts;
      readonly allowDirect: boolean;
      readonly mapPorts: boolean;
      readonly proxy?: ProxyOptions;
    }
  | { readonly kind: 'help' }
  /** English, one line for each fault. */
  | { readonly kind: 'bad'; readonly problems: readonly string[] };

/** Reads the arguments after the script's name; the account's password comes out of the environment only. */
export function readConfig(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ConfigResult {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { kind: 'bad', problems: [parsed] };
  const { help, ...values } = parsed;
  if (help === true) return { kind: 'help' };
  const result = flags.safeParse(values);
  if (!result.success) {
    return {
      kind: 'bad',
      problems: result.error.issues.map(({ path, message }) => `--${String(path[0])} ${message}`),
    };
  }
  const { data } = result;
  const password = environment[data['password-env']] ?? '';
  const problems = [...problemsAmong(data), ...unset(environment, data)];
  if (problems.length > 0) return { kind: 'bad', problems };
  const proxy = proxyOf(data, environment);
  return {
    kind: 'signIn',
    options: signInOptions(data, password),
    transferPorts: data['transfer-ports'],
    allowDirect: !data['no-direct'],
    mapPorts: data['map-ports'],
    ...(proxy === undefined ? {} : { proxy }),
  };
}

type Flags = z.infer<typeof flags>;
type Surroundings = Readonly<Record<string, string | undefined>>;

/** Flags that are good, but not together. */
function problemsAmong({ tls, http, proxy, ...others }: Flags): readonly string[] {
  const problems = [];
  if (tls && http !== undefined && !/^https:/i.test(http))
    problems.push('--http is not https, as --tls wants');
  if (others['proxy-password-env'] !== undefined && proxy?.user === undefined) {
    problems.push('--proxy-password-env needs a --proxy with a user');
  }
  return problems;
}

function unset(environment: Surroundings, values: Flags): readonly string[] {
  return (['password-env', 'proxy-password-env'] as const)
    .filter((flag) => values[flag] !== undefined && (environment[values[flag]] ?? '') === '')
    .map((flag) => `--${flag} ${values[flag]} is not set`);
}

function proxyOf(values: Flags, environment: Surroundings): ProxyOptions | undefined {
  const { proxy, 'proxy-password-env': variable } = values;
  const password = variable === undefined ? undefined : environment[variable];
  return proxy === undefined || password === undefined ? proxy : { ...proxy, password };
}

function signInOptions(values: Flags, password: string): SignInOptions {
  const { server, address, protocol, status, tls } = values;
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  const fingerprint = values['trust-certificate'];
  return {
    server: { ...server, ...(tls ? { isSecure: true } : {}) },
    http: values.http ?? `${tls ? 'https' : 'http'}://${host}:${DEFAULT_HTTP_PORT}`,
    account: address,
    password,
    status,
    ...(protocol === undefined ? {} : { versions: [protocol] }),
    ...(fingerprint === undefined ? {} : { trustedFingerprint: fingerprint }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        server: { type: 'string' },
        http: { type: 'string' },
        address: { type: 'string' },
        'password-env': { type: 'string' },
        protocol: { type: 'string' },
        status: { type: 'string' },
        'transfer-ports': { type: 'string' },
        'no-direct': { type: 'boolean' },
        'map-ports': { type: 'boolean' },
        'trust-certificate': { type: 'string' },
        tls: { type: 'boolean' },
        proxy: { type: 'string' },
        'proxy-password-env': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (failure) {
    return failure instanceof Error ? failure.message : 'the flags cannot be read';
  }
}

/** The flags, and every event and request. */
export function usage(): string {
  return `Usage: npm run --silent cli -- --server HOST[:PORT] --address ADDRESS --password-env VARIABLE [flags]

  --server HOST[:PORT]       dispatch or notification server (default port ${DEFAULT_PORT})
  --http URL                 login address (default http://HOST:${DEFAULT_HTTP_PORT}; https with --tls)
  --address ADDRESS          account to sign in with
  --password-env VARIABLE    environment variable that holds the password
  --protocol MSNPn           speak this dialect only, MSNP2 to MSNP12
  --status STATUS            status to begin with (default online)
  --transfer-ports FIRST-LAST ports for other clients to connect to (default ${DEFAULT_TRANSFER_PORTS}; 0-0: any;
                             none: nobody can, and it is always this client that connects)
  --no-direct                files go through the server where both clients can (MSNP9 on), to others not at all
  --map-ports                asks the router (UPnP, NAT-PMP) to let other clients in from outside
  --tls                      encrypt every line to a server, and log in over https
  --trust-certificate SHA256 trust the server's certificate by its fingerprint, on lines and at the login
  --proxy URL                connect through http://[USER[:PASSWORD]@]HOST:PORT (CONNECT) or socks5://...; not to this
                             computer itself. Nobody can connect to this client then, so it is always this client that does
  --proxy-password-env VARIABLE environment variable that holds the proxy's password
  --help                     this text

Requests are JSON lines on standard input, events are JSON lines on standard output. A request may carry an "id";
whether or not, it ends in an event with one: done or error, for lines said delivered, failed or unknown; those
about files and pictures say theirs below. Requests wait for the sign-in. The end of the input signs out once what was asked has
ended, files that are moving included.

Requests: {"do":"NAME", "id"?, FIELDS}
${tableText(REQUEST_TABLE)}

Events: {"event":"NAME", FIELDS}
${tableText(EVENT_TABLE)}`;
}

type Table = Readonly<Record<string, readonly [fields: string, meaning: string]>>;

function tableText(table: Table): string {
  const width = Math.max(...Object.keys(table).map((key) => key.length));
  return Object.entries(table)
    .map(
      ([key, [fields, meaning]]) =>
        `  ${key.padEnd(width)}  ${fields === '' ? '' : `(${fields}) `}${meaning}`,
    )
    .join('\n');
}

/** The same tables for the README. */
export function tableMarkdown(table: Table, head: string): string {
  const rows = Object.entries(table).map(
    ([key, [fields, meaning]]) => `| \`${key}\` | ${fields.replaceAll('|', 'or')} | ${meaning} |`,
  );
  return [`| ${head} | fields | meaning |`, '| --- | --- | --- |', ...rows].join('\n');
}
