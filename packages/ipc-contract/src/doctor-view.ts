/** What the connection doctor looks at, one thing after another. */
export const DOCTOR_STEPS = [
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
  | 'login.answers'
  | 'login.noNexus'
  | 'login.serverError'
  | 'login.notTrusted'
  | 'login.refused'
  | 'login.silent'
  | 'login.unreachable'
  | 'login.badAddress'
  | 'certificate.trusted'
  | 'certificate.endsSoon'
  | 'certificate.notTrusted'
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
  /** Plain text that can be shown to others: no address of a person, no whole IP address. */
  readonly report: string;
}
