import type { CertificateView } from './session-view.ts';

/** What the connection doctor looks at, one thing after another. */
export const DOCTOR_STEPS = [
  'proxy',
  'lookup',
  'port',
  'login',
  'certificate',
  'clock',
  'router',
  'nat',
  'reach',
] as const;
export type DoctorStepId = (typeof DOCTOR_STEPS)[number];

export type DoctorStepState = 'waiting' | 'running' | 'good' | 'warning' | 'failed' | 'skipped';

/** Words: `doctor.<outcome>`, filled in with the values beside it. */
export type DoctorOutcome =
  | 'proxy.none'
  | 'proxy.here'
  | 'proxy.answers'
  | 'proxy.unreachable'
  | 'proxy.denied'
  | 'lookup.byProxy'
  | 'lookup.numeric'
  | 'lookup.found'
  | 'lookup.notFound'
  | 'port.answers'
  | 'port.noDialect'
  | 'port.refused'
  | 'port.silent'
  | 'port.unreachable'
  | 'port.mute'
  | 'port.http'
  | 'port.strange'
  | 'port.notTrusted'
  | 'port.notEncrypted'
  | 'port.refusedByProxy'
  | 'login.answers'
  | 'login.noNexus'
  | 'login.serverError'
  | 'login.notTrusted'
  | 'login.refused'
  | 'login.silent'
  | 'login.unreachable'
  | 'login.badAddress'
  | 'login.notEncrypted'
  | 'login.refusedByProxy'
  | 'certificate.trusted'
  | 'certificate.endsSoon'
  | 'certificate.notTrusted'
  | 'certificate.byFingerprint'
  | 'certificate.changed'
  | 'certificate.none'
  | 'clock.right'
  | 'clock.wrong'
  | 'clock.notTold'
  | 'router.none'
  | 'router.opens'
  | 'router.notAsked'
  | 'router.silent'
  | 'router.refuses'
  | 'router.carrier'
  | 'router.noNetwork'
  | 'nat.none'
  | 'nat.translated'
  | 'nat.kept'
  | 'nat.changed'
  | 'nat.carrier'
  | 'nat.here'
  | 'nat.notTold'
  | 'reach.reached'
  | 'reach.reachedHere'
  | 'reach.notReached'
  | 'reach.otherComputer'
  | 'reach.notTold'
  | 'reach.tooOften'
  | 'reach.noPort'
  | 'reach.off'
  | 'viaProxy'
  | 'afterFailure';

export interface DoctorStepView {
  readonly id: DoctorStepId;
  readonly state: DoctorStepState;
  /** Once it is neither waiting nor running. */
  readonly outcome?: DoctorOutcome;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface DoctorView {
  readonly serverId: string;
  readonly phase: 'running' | 'done' | 'cancelled';
  readonly steps: readonly DoctorStepView[];
  /** A certificate was seen that is not trusted; the person may. */
  readonly certificate?: CertificateView;
  /** Plain text that can be shown to others: no address of a person, no whole IP address. */
  readonly report: string;
}
