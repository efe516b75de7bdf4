/** From what was found to what is told: one function a step, each of them pure. */
import type { DoctorOutcome, DoctorStepState, DoctorStepView } from '@nudge/ipc-contract';
import { addressKind, maskAddress } from './address-kind.ts';
import type {
  CertificateFact,
  ConnectFailure,
  DoorFact,
  LoginFact,
  LookupFact,
  ReachFact,
  SeenFact,
  VersionFact,
} from './doctor-facts.ts';

/** Sign-ins by tickets fail at servers whose clock is further away than this. */
export const CLOCK_MAX_DIFFERENCE = 5 * 60_000;
/** A certificate that ends within this is told of. */
export const CERTIFICATE_ENDS_SOON = 14 * 24 * 60 * 60_000;
/** Words of an answer that are shown. */
const DIALECTS_SHOWN_MAX = 12;
const DAY = 24 * 60 * 60_000;

export type Verdict = Omit<DoctorStepView, 'id'>;

function verdict(
  state: DoctorStepState,
  outcome: DoctorOutcome,
  values?: Readonly<Record<string, string | number>>,
): Verdict {
  return { state, outcome, ...(values === undefined ? {} : { values }) };
}

/** What makes no sense, or cannot be known, after what came before. */
export const AFTER_FAILURE: Verdict = verdict('skipped', 'afterFailure');

export function judgeLookup(fact: LookupFact): Verdict {
  switch (fact.kind) {
    case 'numeric':
      return verdict('good', 'lookup.numeric');
    case 'found':
      return verdict('good', 'lookup.found', { count: fact.addresses.length, time: fact.milliseconds });
    case 'notFound':
      return verdict('failed', 'lookup.notFound', { code: fact.code });
    default:
      return fact satisfies never;
  }
}

interface Failure {
  readonly how: ConnectFailure;
  readonly code: string;
}

function judgeFailure(step: 'port' | 'login', { how, code }: Failure): Verdict {
  switch (how) {
    case 'proxyUnreachable':
    case 'proxyDenied':
      return AFTER_FAILURE;
    case 'proxyRefused':
      return verdict('failed', `${step}.refusedByProxy`);
    default:
      return verdict('failed', `${step}.${how}`, { code });
  }
}

/** It shows by what became of the first connection that was asked for at it. */
export function judgeProxy(fact: VersionFact | Exclude<LoginFact, { kind: 'badAddress' }>): Verdict {
  const how = fact.kind === 'failed' ? fact.how : undefined;
  if (how === 'proxyUnreachable') return verdict('failed', 'proxy.unreachable');
  if (how === 'proxyDenied') return verdict('failed', 'proxy.denied');
  return verdict('good', 'proxy.answers');
}

/** A server that has no dialect in common with us says 0 in their place. */
const VERSION_LINE = /^VER \d+ (.+)$/;

export function judgeVersion(fact: VersionFact): Verdict {
  if (fact.kind === 'notTrusted') return verdict('failed', 'port.notTrusted');
  if (fact.kind === 'failed') return judgeFailure('port', fact);
  if (fact.kind === 'mute') return verdict('failed', 'port.mute');
  if (fact.line.startsWith('HTTP/')) return verdict('failed', 'port.http');
  const words = VERSION_LINE.exec(fact.line)?.[1]?.split(' ') ?? [];
  const dialects = words.filter((word) => /^[A-Z]{2,8}\d{1,3}$/.test(word)).slice(0, DIALECTS_SHOWN_MAX);
  if (dialects.length > 0) {
    return verdict('good', 'port.answers', { dialects: dialects.join(' '), time: fact.milliseconds });
  }
  return verdict('failed', words.join(' ') === '0' ? 'port.noDialect' : 'port.strange');
}

export function judgeLogin(fact: LoginFact): Verdict {
  if (fact.kind === 'badAddress') return verdict('failed', 'login.badAddress');
  if (fact.certificate?.isTrusted === false) return verdict('failed', 'login.notTrusted');
  if (fact.kind === 'failed') return judgeFailure('login', fact);
  if (fact.isNexus && fact.status < 400) return verdict('good', 'login.answers');
  if (fact.status >= 500) return verdict('failed', 'login.serverError', { status: fact.status });
  return verdict('warning', 'login.noNexus', { status: fact.status });
}

export function judgeCertificate(certificate: CertificateFact | undefined, now: number): Verdict {
  if (certificate === undefined) return verdict('skipped', 'certificate.none');
  if (certificate.isChanged) return verdict('failed', 'certificate.changed');
  if (!certificate.isTrusted)
    return verdict('failed', 'certificate.notTrusted', { code: certificate.problem });
  if (certificate.isByFingerprint) return verdict('good', 'certificate.byFingerprint');
  const left = certificate.until - now;
  const until = new Date(certificate.until).toISOString().slice(0, 10);
  if (left < CERTIFICATE_ENDS_SOON) {
    return verdict('warning', 'certificate.endsSoon', { count: Math.max(0, Math.floor(left / DAY)) });
  }
  return verdict('good', 'certificate.trusted', { until });
}

/** `ahead`: of the server's clock, in milliseconds; HTTP tells whole seconds. */
export function judgeClock(ahead: number | undefined): Verdict {
  if (ahead === undefined) return verdict('skipped', 'clock.notTold');
  const difference = Math.abs(ahead);
  if (difference <= CLOCK_MAX_DIFFERENCE) {
    return verdict('good', 'clock.right', { count: Math.round(difference / 1000) });
  }
  return verdict('warning', 'clock.wrong', {
    count: Math.round(difference / 60_000),
    direction: ahead > 0 ? 'slow' : 'fast',
  });
}

export function judgeRouter({ localAddress, router }: DoorFact): Verdict {
  if (localAddress === undefined || addressKind(localAddress) === 'loopback') {
    return verdict('skipped', 'router.noNetwork');
  }
  const kind = addressKind(localAddress);
  if (kind === 'carrier' || router.kind === 'noAddress') return verdict('warning', 'router.carrier');
  if (router.kind === 'opens') {
    const { address, port } = router.outside;
    return verdict('good', 'router.opens', { address: maskAddress(address), port: String(port) });
  }
  if (kind === 'public') return verdict('good', 'router.none');
  if (router.kind === 'notAsked') return verdict('skipped', 'router.notAsked');
  return verdict('warning', `router.${router.kind}`);
}

interface Way {
  /** Absent: nothing of ours is let in. */
  readonly door?: DoorFact;
  /** The server is this computer, which tells nothing about the way from elsewhere. */
  readonly isHere: boolean;
}

/** What becomes of an address on the way to the server. */
export function judgeNat(fact: SeenFact, { door, isHere }: Way): Verdict {
  if (isHere) return verdict('skipped', 'nat.here');
  if (fact.kind === 'notTold') return verdict('skipped', 'nat.notTold');
  if (isBehindCarrier(fact, door?.router)) return verdict('warning', 'nat.carrier');
  const { inside, seen } = fact;
  if (seen[0].address === inside.address) return verdict('good', 'nat.none');
  const values = { address: maskAddress(seen[0].address) };
  if (seen.some(({ port }) => port !== inside.port)) return verdict('good', 'nat.changed', values);
  // One port that stayed what it was may be chance.
  return verdict('good', seen.length === 1 ? 'nat.translated' : 'nat.kept', values);
}

/** It shows by an address of carriers, by two addresses at once, or by one that is not the router's. */
function isBehindCarrier(
  { inside, seen: [first, second] }: Extract<SeenFact, { readonly kind: 'told' }>,
  router: DoorFact['router'] | undefined,
): boolean {
  if ([inside, first].some(({ address }) => addressKind(address) === 'carrier')) return true;
  if (second !== undefined && second.address !== first.address) return true;
  // A server in a network of one's own sees neither of those of the Internet.
  if (addressKind(first.address) !== 'public' || first.address === inside.address) return false;
  if (router?.kind === 'opens') return router.outside.address !== first.address;
  return router?.kind === 'noAddress';
}

/** `isHere`: the server is this computer, which tells nothing about the way from elsewhere. */
export function judgeReach(
  fact: ReachFact,
  { port, isHere }: { readonly port: number; readonly isHere: boolean },
): Verdict {
  if (fact.kind !== 'told') return verdict('skipped', `reach.${fact.kind}`);
  const values = { port: String(port) };
  if (!fact.isReached) return verdict('warning', 'reach.notReached', values);
  if (!fact.hasMet) return verdict('warning', 'reach.otherComputer', values);
  return verdict('good', isHere ? 'reach.reachedHere' : 'reach.reached', values);
}

export const NO_PORT: Verdict = verdict('warning', 'reach.noPort');
export const DIRECT_OFF: Verdict = verdict('skipped', 'reach.off');
export const NO_PROXY: Verdict = verdict('skipped', 'proxy.none');
export const PROXY_GONE_ROUND: Verdict = verdict('skipped', 'proxy.here');
export const BY_PROXY: Verdict = verdict('skipped', 'lookup.byProxy');
/** Nothing comes in through one. */
export const VIA_PROXY: Verdict = verdict('skipped', 'viaProxy');
