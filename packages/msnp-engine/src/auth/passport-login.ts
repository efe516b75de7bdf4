/**
 * How a password becomes a ticket (Passport 1.4): the nexus names the login server, that one may send us on,
 * and in the end gives a ticket. HTTP itself is done elsewhere, one exchange at a time; here is what to ask
 * next. The password leaves only in the Authorization header, and never from https to http: nor over http at all
 * where the session is encrypted.
 */
import { parsePassportAnswer, parsePassportUrls, passportAuthorization } from '@nudge/msnp-codec';
import type { HttpAnswer, HttpExchange } from '../core/http-exchange.ts';
import type { TransportFailure } from '../core/transport-failure.ts';
import type { SessionFailure, SessionFailureCode } from '../messenger-events.ts';
import { NEXUS_PATH, serviceAddress } from './service-address.ts';
import { formatWebAddress, parseWebAddress, resolveLocation, type WebAddress } from './web-address.ts';

/** How often Passport may send us on before the login is given up. */
export const LOGIN_REDIRECTS_MAX = 5;

export interface PassportLoginOptions {
  /** Base URL of the nexus. */
  readonly http: string;
  readonly account: string;
  readonly password: string;
  /** The argument of `USR n TWN S`, passed on untouched. */
  readonly parameters: string;
  readonly trustedFingerprint?: string | undefined;
  /** Whether nothing may be asked but over https: the session itself is encrypted. */
  readonly isEncrypted?: boolean;
}

/** A failure of the login; the stage is added by whoever runs it. */
export type LoginFailure = Omit<SessionFailure, 'stage'>;

export type PassportStep =
  | { readonly kind: 'exchange'; readonly exchange: HttpExchange }
  | { readonly kind: 'done'; readonly ticket: string }
  | { readonly kind: 'failed'; readonly failure: LoginFailure };

type Phase = { readonly kind: 'nexus' | 'login'; readonly address: WebAddress };

export class PassportLogin {
  readonly #options: PassportLoginOptions;
  #phase: Phase | undefined;
  #redirects = 0;

  constructor(options: PassportLoginOptions) {
    this.#options = options;
  }

  /** The first exchange, with the nexus. */
  start(): PassportStep {
    const nexus = serviceAddress(this.#options.http, NEXUS_PATH);
    if (nexus === undefined) return fail('loginServiceFailed', 'The login address is no http or https URL');
    return this.#visit('nexus', nexus);
  }

  /** What to do after an exchange. */
  answered(answer: HttpAnswer): PassportStep {
    const phase = this.#phase;
    if (phase === undefined) return fail('loginServiceFailed', 'Nothing was asked');
    if (answer.kind === 'failed') return failByTransport(answer.failure);
    if (isRedirect(answer.status)) return this.#redirected(phase, answer.headers['location']);
    return phase.kind === 'nexus' ? this.#nexusAnswered(phase, answer) : loginAnswered(answer);
  }

  #visit(kind: Phase['kind'], address: WebAddress): PassportStep {
    if (this.#options.isEncrypted === true && !address.isSecure) {
      return fail('loginServiceFailed', 'The login would not be encrypted, as the session is');
    }
    this.#phase = { kind, address };
    const { trustedFingerprint } = this.#options;
    const headers = kind === 'login' ? { Authorization: passportAuthorization(this.#options) } : {};
    const exchange = {
      url: formatWebAddress(address),
      headers: { ...headers, 'User-Agent': 'MSMSGS', 'Cache-Control': 'no-cache' },
      ...(trustedFingerprint === undefined ? {} : { trustedFingerprint }),
    };
    return { kind: 'exchange', exchange };
  }

  #redirected(phase: Phase, location: string | undefined): PassportStep {
    this.#redirects++;
    if (this.#redirects > LOGIN_REDIRECTS_MAX) {
      return fail('tooManyRedirects', 'The login servers refer to one another without end');
    }
    const next = location === undefined ? undefined : resolveLocation(phase.address, location);
    return this.#moveOn(phase.kind, phase.address, next);
  }

  #nexusAnswered(phase: Phase, answer: Extract<HttpAnswer, { readonly kind: 'answered' }>): PassportStep {
    const urls = answer.headers['passporturls'];
    const login = urls === undefined ? undefined : parsePassportUrls(urls);
    if (login === undefined) {
      return fail('loginServiceFailed', `The nexus names no login server (HTTP ${answer.status})`);
    }
    return this.#moveOn('login', phase.address, parseWebAddress(login));
  }

  #moveOn(kind: Phase['kind'], from: WebAddress, next: WebAddress | undefined): PassportStep {
    if (next === undefined)
      return fail('loginServiceFailed', 'The login server refers to an unusable address');
    if (from.isSecure && !next.isSecure) {
      return fail('loginServiceFailed', 'The login would go on without encryption');
    }
    return this.#visit(kind, next);
  }
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function loginAnswered(answer: Extract<HttpAnswer, { readonly kind: 'answered' }>): PassportStep {
  const { status, headers } = answer;
  const value = headers['authentication-info'] ?? headers['www-authenticate'];
  const passport = value === undefined ? undefined : parsePassportAnswer(value);
  if (status === 200 && passport?.ticket !== undefined) return { kind: 'done', ticket: passport.ticket };
  if (passport?.status === 'failed-noretry') {
    return fail('accountRefused', 'The login service refused the account for good');
  }
  if (status === 401) return fail('wrongPassword', 'The login service did not accept the password');
  if (status === 429 || status === 503)
    return fail('serverBusy', `The login service is too busy (HTTP ${status})`);
  return fail('loginServiceFailed', `The login service gave no ticket (HTTP ${status})`);
}

/** A login service that cannot be reached is told apart from the server that cannot. */
function failByTransport(failure: TransportFailure): PassportStep {
  const { fingerprint, message } = failure;
  const code = TRANSPORT_CODES[failure.code];
  return {
    kind: 'failed',
    failure: { code, message, ...(fingerprint === undefined ? {} : { fingerprint }) },
  };
}

const TRANSPORT_CODES = {
  noNetwork: 'noNetwork',
  unreachable: 'loginServiceFailed',
  badCertificate: 'badCertificate',
  tlsFailed: 'tlsFailed',
  proxyUnreachable: 'proxyUnreachable',
  proxyDenied: 'proxyDenied',
  proxyRefused: 'proxyRefused',
  timedOut: 'timedOut',
  ended: 'loginServiceFailed',
} as const satisfies Record<TransportFailure['code'], SessionFailureCode>;

function fail(code: SessionFailureCode, message: string): PassportStep {
  return { kind: 'failed', failure: { code, message } };
}
