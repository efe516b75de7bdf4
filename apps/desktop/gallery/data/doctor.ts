import type { DoctorStepView, DoctorView } from '@nudge/ipc-contract';

const BEGUN: readonly DoctorStepView[] = [
  { id: 'proxy', state: 'skipped', outcome: 'proxy.none' },
  { id: 'lookup', state: 'good', outcome: 'lookup.found', values: { count: 2, time: 14 } },
  {
    id: 'port',
    state: 'good',
    outcome: 'port.answers',
    values: { dialects: 'MSNP12 MSNP11 MSNP10', time: 31 },
  },
];

/** The doctor on the way. */
export const DOCTOR_RUNNING: Omit<DoctorView, 'serverId'> = {
  phase: 'running',
  report: '',
  steps: [
    ...BEGUN,
    { id: 'login', state: 'running' },
    { id: 'certificate', state: 'waiting' },
    { id: 'clock', state: 'waiting' },
    { id: 'router', state: 'waiting' },
    { id: 'nat', state: 'waiting' },
    { id: 'reach', state: 'waiting' },
  ],
};

/** Something to take care of. */
export const DOCTOR_WARNED: Omit<DoctorView, 'serverId'> = {
  phase: 'done',
  report: 'Nudge connection report',
  steps: [
    ...BEGUN,
    { id: 'login', state: 'good', outcome: 'login.answers' },
    { id: 'certificate', state: 'warning', outcome: 'certificate.endsSoon', values: { count: 3 } },
    { id: 'clock', state: 'warning', outcome: 'clock.wrong', values: { count: 61, direction: 'slow' } },
    { id: 'router', state: 'skipped', outcome: 'router.notAsked' },
    { id: 'nat', state: 'warning', outcome: 'nat.carrier' },
    { id: 'reach', state: 'warning', outcome: 'reach.notReached', values: { port: '6891' } },
  ],
};

/** No way to the server at all. */
export const DOCTOR_FAILED: Omit<DoctorView, 'serverId'> = {
  phase: 'done',
  report: 'Nudge connection report',
  steps: [
    { id: 'proxy', state: 'skipped', outcome: 'proxy.none' },
    { id: 'lookup', state: 'failed', outcome: 'lookup.notFound', values: { code: 'ENOTFOUND' } },
    { id: 'port', state: 'skipped', outcome: 'afterFailure' },
    { id: 'login', state: 'failed', outcome: 'login.unreachable', values: { code: 'ENOTFOUND' } },
    { id: 'certificate', state: 'skipped', outcome: 'afterFailure' },
    { id: 'clock', state: 'skipped', outcome: 'afterFailure' },
    { id: 'router', state: 'skipped', outcome: 'router.notAsked' },
    { id: 'nat', state: 'skipped', outcome: 'afterFailure' },
    { id: 'reach', state: 'skipped', outcome: 'afterFailure' },
  ],
};

/** Through a proxy, to a server with a certificate of its own. */
export const DOCTOR_UNTRUSTED: Omit<DoctorView, 'serverId'> = {
  phase: 'done',
  report: 'Nudge connection report',
  certificate: { serverId: 'club', fingerprint: '0a1b2c3d4e5f6789'.repeat(4), isChanged: false },
  steps: [
    { id: 'proxy', state: 'good', outcome: 'proxy.answers' },
    { id: 'lookup', state: 'skipped', outcome: 'lookup.byProxy' },
    { id: 'port', state: 'failed', outcome: 'port.notTrusted' },
    { id: 'login', state: 'failed', outcome: 'login.notTrusted' },
    {
      id: 'certificate',
      state: 'failed',
      outcome: 'certificate.notTrusted',
      values: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    },
    { id: 'clock', state: 'skipped', outcome: 'afterFailure' },
    { id: 'router', state: 'skipped', outcome: 'viaProxy' },
    { id: 'nat', state: 'skipped', outcome: 'viaProxy' },
    { id: 'reach', state: 'skipped', outcome: 'viaProxy' },
  ],
};

export const DIAGNOSTICS = [
  'Nudge 0.1.0 diagnostics, 2026-11-27T06:00:00.000Z',
  'system: is=linux 6.1 x64 electron=45.4.1',
  'session: phase=signedIn server=thisComputer protocol=MSNP12',
  'log:',
  '{"time":"2026-11-27T05:59:59.000Z","level":"info","area":"application","message":"start"}',
].join('\n');
