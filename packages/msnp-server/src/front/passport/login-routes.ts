/**
 * Passport 1.4 as far as MSNP8 to 12 need it: the nexus names the login page, the login page turns a password
 * into a ticket. Registration of accounts lives beside them. Plain requests and responses; HTTP itself, with
 * its limits on headers and bodies, is the listener's.
 */
import { decodePercent, parseAccountName } from '@nudge/msnp-codec';
import { z } from 'zod';
import type { PasswordVerdict } from '../../core/accounts.ts';
import { AttemptCounter } from '../../core/attempt-counter.ts';
import type { Core } from '../../core/core.ts';
import { ServerError, type ServerErrorCode } from '../../errors.ts';
import { FAILED_SIGN_INS_WINDOW_MS, REGISTRATIONS_PER_ADDRESS_MAX } from '../../limits.ts';

export interface NexusRequest {
  /** `host:port` as the client wrote it. */
  readonly host: string;
  /** Asked over https. */
  readonly isSecure: boolean;
}

export interface LoginRequest {
  /** `host:port` as the client wrote it. */
  readonly host: string;
  readonly authorization: string;
  readonly remoteAddress: string;
}

export interface LoginResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RegistrationRequest {
  readonly body: unknown;
  readonly remoteAddress: string;
  readonly isLoopback: boolean;
}

export const NEXUS_PATH = '/rdr/pprdr.asp';
export const LOGIN_PATH = '/login2.srf';

const HOST = /^[\w.\-[\]:]{1,255}$/;
const SCHEME = 'Passport1.4';

/** Status and da-status of each way a login can end. */
const LOGIN_FAILURES = {
  wrong: { status: 401, state: 'failed', text: 'The address or the password is wrong.' },
  throttled: { status: 429, state: 'failed', text: 'Too many failed sign-ins. Try again in some minutes.' },
  busy: { status: 503, state: 'failed', text: 'The server is busy. Try again in a moment.' },
  malformed: { status: 400, state: 'failed', text: 'The sign-in request cannot be read.' },
} as const satisfies Record<
  Exclude<PasswordVerdict, 'right'> | 'malformed',
  { status: number; state: string; text: string }
>;

/**
 * Where to log in, by the very name under which the client reached the nexus, and as secretly as it asked. DALogin
 * stands alone: there are clients that take the whole header for it.
 */
export function nexus({ host, isSecure }: NexusRequest): LoginResponse {
  if (!HOST.test(host)) return { status: 400, headers: {}, body: '' };
  const scheme = isSecure ? 'https' : 'http';
  const headers = { PassportURLs: `DALogin=${scheme}://${host}${LOGIN_PATH}` };
  return { status: 200, headers, body: '' };
}

/** Checks the password in the Authorization header and issues a ticket for that account. */
export async function logIn(core: Core, request: LoginRequest): Promise<LoginResponse> {
  const fields = readAuthorization(request.authorization);
  const address = parseAccountName(fields?.get('sign-in') ?? '');
  const password = fields?.get('pwd');
  if (fields === undefined || password === undefined) return failure('malformed');
  if (address === undefined) return failure('wrong');
  const verdict = await core.accounts.checkPassword(address, password, request.remoteAddress);
  if (verdict !== 'right') return failure(verdict);
  const ticket = core.passportTickets.issue(address, core.environment.now());
  const target = 'ru=http://messenger.msn.com,tname=MSPAuth,tname=MSPProf,tname=MSPSec';
  // The ticket comes last: there are clients that take the rest of the line for it.
  const info = `${SCHEME} da-status=success,${target},from-PP='${ticket}'`;
  return { status: 200, headers: { 'Authentication-Info': info }, body: '' };
}

function failure(kind: keyof typeof LOGIN_FAILURES): LoginResponse {
  const { status, state, text } = LOGIN_FAILURES[kind];
  const challenge = `${SCHEME} da-status=${state},srealm=Nudge,ts=0,prompt,cbtxt=${encodeURIComponent(text)}`;
  return { status, headers: { 'WWW-Authenticate': challenge }, body: '' };
}

/** `Passport1.4 name=value,name=value…`; account and password are percent-encoded, commas always. */
function readAuthorization(header: string): ReadonlyMap<string, string> | undefined {
  const [scheme, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== SCHEME.toLowerCase()) return undefined;
  const fields = new Map<string, string>();
  for (const pair of rest.join(' ').split(',')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).trim();
    if (equals > 0 && !fields.has(name)) fields.set(name, decodePercent(pair.slice(equals + 1)));
  }
  return fields;
}

const registration = z.object({
  address: z.string(),
  password: z.string(),
  name: z.string().default(''),
  legacyMd5: z.boolean().default(false),
});

const REGISTRATION_STATUS: Partial<Record<ServerErrorCode, number>> = {
  addressTaken: 409,
  badAddress: 400,
  badPassword: 400,
  badName: 400,
};

/** Makes accounts for people who ask; who may ask is told by `isOpen`. */
export class Registration {
  readonly #core: Core;
  readonly #isOpen: () => boolean;
  readonly #created: (address: string) => Promise<void>;
  readonly #attempts = new AttemptCounter({
    max: REGISTRATIONS_PER_ADDRESS_MAX,
    windowMs: FAILED_SIGN_INS_WINDOW_MS,
    keysMax: 10_000,
  });

  /** `created` runs for each new account before the answer goes out. */
  constructor(core: Core, isOpen: () => boolean, created: (address: string) => Promise<void>) {
    this.#core = core;
    this.#isOpen = isOpen;
    this.#created = created;
  }

  async register(request: RegistrationRequest): Promise<LoginResponse> {
    if (!request.isLoopback && !this.#isOpen()) return refusal(403, 'registrationClosed');
    const now = this.#core.environment.now();
    if (!request.isLoopback && this.#attempts.isOver(request.remoteAddress, now)) {
      return refusal(429, 'tooManyRegistrations');
    }
    const asked = registration.safeParse(request.body);
    if (!asked.success) return refusal(400, 'badRequest');
    this.#attempts.count(request.remoteAddress, now);
    try {
      const address = await this.#core.accounts.create(asked.data);
      await this.#created(address);
      return json(201, { address });
    } catch (problem) {
      if (!(problem instanceof ServerError)) throw problem;
      return refusal(REGISTRATION_STATUS[problem.code] ?? 500, problem.code);
    }
  }
}

export function refusal(status: number, code: string): LoginResponse {
  return json(status, { error: code });
}

export function json(status: number, value: unknown): LoginResponse {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}
