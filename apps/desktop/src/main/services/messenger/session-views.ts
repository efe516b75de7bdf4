import {
  UNEXPECTED_NUMBER,
  type OtherPlaceView,
  type SessionFailureCode,
  type SessionFailureView,
  type SessionView,
} from '@nudge/ipc-contract';
import { LOOPBACK_PLACE, type SignInPlace } from '@nudge/msnp-codec';
import type { MessengerEvent, SessionFailure } from '@nudge/msnp-engine';

/** Numbers the original showed in small print; what has none gets that of anything unexpected. */
const ORIGINAL_NUMBERS: Partial<Record<SessionFailureCode, string>> = {
  wrongPassword: '0x80048821',
  unknownAccount: '0x8100030A',
  unreachable: '0x81000306',
  timedOut: '0x81000306',
  serverBusy: '0x81000314',
  loginServiceFailed: '0x81000314',
  noNetwork: '0x80072EFD',
};

/** What the server said in place of a number. */
const WITHOUT_CODE: Partial<Record<SessionFailureCode, string>> = { serverClosing: 'OUT SSD' };

/** What the window tells about a session that did not begin, or ended. */
export function failureView(failure: SessionFailure): SessionFailureView {
  const number = failure.serverCode === undefined ? undefined : String(failure.serverCode);
  return {
    code: failure.code,
    stage: failure.stage,
    number: ORIGINAL_NUMBERS[failure.code] ?? number ?? WITHOUT_CODE[failure.code] ?? UNEXPECTED_NUMBER,
    details: `${failure.code} while ${failure.stage}${number ? ` (${number})` : ''}: ${failure.message}`,
  };
}

/** The names that systems have in CVR; any other is shown as it is. */
const SYSTEM_NAMES: ReadonlyMap<string, string> = new Map([
  ['winnt', 'Windows'],
  ['win', 'Windows'],
  ['linux', 'Linux'],
  ['macosx', 'macOS'],
  ['mac', 'macOS'],
]);

function known(...words: readonly (string | undefined)[]): readonly string[] {
  return words.filter((word) => word !== undefined);
}

/** Fields of a place are short plain ASCII: the codec reads no other. */
function otherPlaceView(place: SignInPlace): OtherPlaceView | undefined {
  const { address, system } = place;
  if (address === LOOPBACK_PLACE) return { kind: 'thisComputer' };
  const systemName = system === undefined ? undefined : (SYSTEM_NAMES.get(system.toLowerCase()) ?? system);
  const where = known(address, systemName).join(', ');
  return where === '' ? undefined : { kind: 'otherComputer', where };
}

function otherPlaceFailure(place: SignInPlace = {}): SessionFailureView {
  const view = otherPlaceView(place);
  const words = known(place.address, place.system, place.clientName, place.clientVersion).join(' ');
  return {
    code: 'otherPlace',
    stage: 'signedIn',
    number: 'OUT OTH',
    details: `otherPlace: this account signed in elsewhere${words === '' ? '' : ` (${words})`}.`,
    ...(view === undefined ? {} : { place: view }),
  };
}

/** Nobody but this computer knows of it, so there is no number. */
export const PASSWORD_LOST: SessionFailureView = {
  code: 'passwordLost',
  stage: 'connecting',
  number: '',
  details: 'passwordLost: the key store holds no password of this account that it can open.',
};

export function hostFailureView(reason: string): SessionFailureView {
  return {
    code: 'hostFailed',
    stage: 'connecting',
    number: UNEXPECTED_NUMBER,
    details: `hostFailed: ${reason}`,
  };
}

const signedOutBy = (event: Extract<MessengerEvent, { type: 'signedOut' }>): SessionView => {
  if (event.reason === 'otherPlace') return { phase: 'signedOut', failure: otherPlaceFailure(event.place) };
  if (event.failure === undefined) return { phase: 'signedOut' };
  return { phase: 'signedOut', failure: failureView(event.failure) };
};

/** The session after an engine event; the same object when the event does not touch it. */
export function sessionAfter(session: SessionView, event: MessengerEvent, now: number): SessionView {
  switch (event.type) {
    case 'signInProgress':
      return session.phase === 'signingIn' ? { phase: 'signingIn', stage: event.stage } : session;
    case 'signedIn':
      return { phase: 'signedIn' };
    case 'signInFailed':
      return { phase: 'signedOut', failure: failureView(event.failure) };
    case 'connectionLost': {
      const failure = failureView(event.failure);
      return { phase: 'reconnecting', failure, retryAt: now + event.retryInMilliseconds };
    }
    case 'reconnecting':
      return session.phase === 'reconnecting' ? { phase: 'reconnecting', failure: session.failure } : session;
    case 'signedOut':
      return signedOutBy(event);
    default:
      return session;
  }
}
