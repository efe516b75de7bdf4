import type { TransportFailure } from '../core/transport-failure.ts';
import type { SessionFailure, SessionFailureCode } from '../messenger-events.ts';
import type { NotificationState } from './transitions.ts';
import { STAGES } from './stages.ts';

/** A failure seen in a state; the stage of it is what the user was being told. */
export function failureIn(
  state: NotificationState,
  code: SessionFailureCode,
  message: string,
): SessionFailure {
  return { code, stage: STAGES[state], message };
}

/** Error numbers with a failure of their own during sign-in; the rest are told by range. */
const FAILURES_BY_NUMBER: ReadonlyMap<number, readonly [SessionFailureCode, string]> = new Map([
  [201, ['unknownAccount', 'The server does not take this as an account']],
  [205, ['unknownAccount', 'The server does not know this account']],
  [206, ['unknownAccount', 'The account lacks its domain']],
  [208, ['unknownAccount', 'The server does not take this as an account']],
  [511, ['accountRefused', 'The server has banned this account']],
  [540, ['protocolError', 'The server did not accept the answer to its challenge']],
  [604, ['serverClosing', 'The server is going down']],
  [911, ['wrongPassword', 'The server did not accept the password']],
  [913, ['protocolError', 'The server refused a hidden sign-in']],
  [920, ['accountRefused', 'The server takes no new people']],
  [923, ['accountRefused', 'The account belongs to a child without consent']],
  [924, ['accountRefused', 'The account is not verified']],
  [927, ['accountRefused', 'The account belongs to a child without consent']],
]);

/** What an error number means while signing in. */
export function failureByNumber(state: NotificationState, serverCode: number): SessionFailure {
  const known = FAILURES_BY_NUMBER.get(serverCode);
  const [code, message] = known ?? failureByRange(serverCode);
  return { code, stage: STAGES[state], serverCode, message };
}

function failureByRange(serverCode: number): readonly [SessionFailureCode, string] {
  const isTrouble =
    (serverCode >= 500 && serverCode < 700) ||
    (serverCode >= 711 && serverCode < 715) ||
    (serverCode >= 800 && serverCode < 1000);
  if (isTrouble) return ['serverBusy', 'The server is too busy or not available'];
  return ['protocolError', 'The server refused the sign-in'];
}

/** What the driver's report of an ended or never opened connection means. */
export function failureByTransport(state: NotificationState, cause: TransportFailure): SessionFailure {
  const { fingerprint } = cause;
  return {
    code: cause.code === 'ended' ? 'lineLost' : cause.code,
    stage: STAGES[state],
    message: cause.message,
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** Failures that trying again by itself cannot mend. */
const LASTING_FAILURES: ReadonlySet<SessionFailureCode> = new Set([
  'wrongPassword',
  'unknownAccount',
  'accountRefused',
  'versionRefused',
  'badCertificate',
  // A proxy may lock out whoever tries the same wrong password again and again.
  'proxyDenied',
]);

export function isLasting(failure: SessionFailure): boolean {
  return LASTING_FAILURES.has(failure.code);
}
