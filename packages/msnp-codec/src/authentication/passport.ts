/**
 * Header lines of the Passport 1.4 login over HTTP (MSNP8-12). Reading is tolerant of case, order, missing
 * quotes and unknown names; values are secrets and must not reach a log.
 */
import { decodePercent, encodePercent } from '../wire/percent-encoding.ts';
import type { Mutable } from '../mutable.ts';

/** Answer of the login server, told by its Authentication-Info or WWW-Authenticate header. */
export interface PassportAnswer {
  /** `success`, `redir`, `failed`, `failed-noretry`, `logout`, or what else the server says; lower-cased. */
  readonly status: string;
  /** What to sign in with; only with `success`. */
  readonly ticket?: string;
  /** Address to return to, as given. */
  readonly returnUrl?: string;
  /** Whether the server wants the user asked again. */
  readonly prompt: boolean;
  /** Text the server would have shown, decoded. */
  readonly text?: string;
}

/** Longest header value read, in characters. */
const HEADER_MAX_LENGTH = 16_384;

/**
 * Finds the login address in the value of a nexus' PassportURLs header; `https://` is put before an address
 * that has no scheme. Undefined when there is none.
 */
export function parsePassportUrls(value: string): string | undefined {
  const login = passportFields(value).get('dalogin');
  if (login === undefined || login === '') return undefined;
  return /^https?:\/\//i.test(login) ? login : `https://${login}`;
}

/** Reads the value of Authentication-Info or WWW-Authenticate; undefined when it has no da-status. */
export function parsePassportAnswer(value: string): PassportAnswer | undefined {
  const fields = passportFields(value.replace(/^\s*Passport1\.4\s+/i, ''));
  const status = fields.get('da-status');
  if (status === undefined) return undefined;
  const answer: Mutable<PassportAnswer> = { status: status.toLowerCase(), prompt: fields.has('prompt') };
  const ticket = fields.get('from-pp');
  const returnUrl = fields.get('ru');
  const text = fields.get('cbtxt');
  if (ticket !== undefined && ticket !== '') answer.ticket = ticket;
  if (returnUrl !== undefined) answer.returnUrl = returnUrl;
  if (text !== undefined) answer.text = decodePercent(text);
  return answer;
}

/** Comma separated `name=value`, the value perhaps in single quotes; the first of several wins, names lower-cased. */
function passportFields(value: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let rest = value.slice(0, HEADER_MAX_LENGTH);
  while (rest !== '') {
    const { name, text, after } = nextField(rest);
    if (name !== '' && !fields.has(name)) fields.set(name, text);
    rest = after;
  }
  return fields;
}

function nextField(rest: string): { readonly name: string; readonly text: string; readonly after: string } {
  const comma = rest.indexOf(',');
  const equals = rest.indexOf('=');
  const plainEnd = comma < 0 ? rest.length : comma;
  if (equals < 0 || equals > plainEnd)
    return { name: tidy(rest.slice(0, plainEnd)), text: '', after: tail(rest, plainEnd) };
  const name = tidy(rest.slice(0, equals));
  const closing = rest.charAt(equals + 1) === "'" ? rest.indexOf("'", equals + 2) : -1;
  if (closing < 0)
    return { name, text: rest.slice(equals + 1, plainEnd).trim(), after: tail(rest, plainEnd) };
  const next = rest.indexOf(',', closing);
  return { name, text: rest.slice(equals + 2, closing), after: next < 0 ? '' : tail(rest, next) };
}

function tidy(name: string): string {
  return name.trim().toLowerCase();
}

function tail(text: string, end: number): string {
  return text.slice(end + 1);
}

/** Where the ticket is for; constant, and escaped the way the service wants it. */
const ORIGIN_URL = 'http%3A%2F%2Fmessenger%2Emsn%2Ecom';

/** The value of the Authorization header; `parameters` is the argument of `USR n TWN S`, passed on untouched. */
export function passportAuthorization(credentials: {
  readonly account: string;
  readonly password: string;
  readonly parameters: string;
}): string {
  const who = `sign-in=${encodePercent(credentials.account)},pwd=${encodePercent(credentials.password)}`;
  return `Passport1.4 OrgVerb=GET,OrgURL=${ORIGIN_URL},${who},${credentials.parameters}`;
}

/** Credentials out of an Authorization header, for a login server; undefined when one is missing. */
export function parsePassportAuthorization(
  value: string,
): { readonly account: string; readonly password: string; readonly parameters: string } | undefined {
  const match = /^\s*Passport1\.4\s+(.*)$/is.exec(value.slice(0, HEADER_MAX_LENGTH));
  if (match?.[1] === undefined) return undefined;
  const fields = passportFields(match[1]);
  const account = fields.get('sign-in');
  const password = fields.get('pwd');
  if (account === undefined || password === undefined) return undefined;
  const own = new Set(['orgverb', 'orgurl', 'sign-in', 'pwd']);
  const others = match[1].split(',').filter((part) => !own.has(tidy(part.split('=')[0] ?? '')));
  return { account: decodePercent(account), password: decodePercent(password), parameters: others.join(',') };
}
