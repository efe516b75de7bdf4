import { DOCTOR_STEPS, type DoctorStepId, type DoctorView } from '@nudge/ipc-contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { ConnectionDoctor, type DoctorPatient } from './connection-doctor.ts';
import type { DoctorAdapter, OpenDoor } from './doctor-adapter.ts';

const DOOR = { first: 6891, last: 6900, asksRouter: true };
const PATIENT: DoctorPatient = {
  server: {
    id: 'club',
    kind: 'network',
    host: 'a.example',
    port: 1863,
    loginAddress: 'http://a.example:8863',
  },
  door: DOOR,
  way: { isSecure: false, trustedFingerprint: '' },
};

const PROXY = { kind: 'http', host: 'proxy.example', port: 8080 } as const;
const BY_PROXY: DoctorPatient = { ...PATIENT, way: { ...PATIENT.way, proxy: PROXY } };
/** A server on this computer, such as a tunnel's end, where there is a proxy. */
const hereByProxy = (loginAddress: string): DoctorPatient => ({
  ...BY_PROXY,
  server: { ...PATIENT.server, host: 'localhost', loginAddress },
});
const UNTRUSTED = {
  isTrusted: false,
  isByFingerprint: false,
  isChanged: false,
  fingerprint: 'ab',
  problem: 'X',
  until: 0,
};

let closed = 0;
let asked: string[] = [];
let shown: string[] = [];

const door = (fact: Partial<OpenDoor['fact']> = {}): OpenDoor => ({
  fact: { localAddress: '10.0.0.2', port: 6892, router: { kind: 'silent' }, ...fact },
  hasMet: async () => true,
  close: async () => void (closed += 1),
});

function adapter(part: Partial<DoctorAdapter> = {}): DoctorAdapter {
  return {
    lookUp: async () => ({ kind: 'found', addresses: ['192.0.2.1'], milliseconds: 1 }),
    askVersion: async () => ({ kind: 'answered', line: 'VER 1 MSNP12', milliseconds: 1 }),
    askLogin: async () => ({ kind: 'answered', status: 200, isNexus: true, ahead: 0 }),
    askSeen: async () => ({
      kind: 'told',
      inside: { address: '10.0.0.2', port: 40_001 },
      seen: [
        { address: '192.0.2.50', port: 40_001 },
        { address: '192.0.2.50', port: 40_001 },
      ],
    }),
    openDoor: async () => door(),
    askReach: async ({ port }) => {
      asked.push(String(port));
      return { kind: 'told', isReached: true, hasMet: true };
    },
    ...part,
  };
}

function examined(part: Partial<DoctorAdapter> = {}) {
  const views: DoctorView[] = [];
  const doctor = new ConnectionDoctor({
    adapter: adapter(part),
    now: () => 0,
    about: { version: '1', system: 'linux' },
    note: (serverId, fingerprint, place) => {
      shown.push(place);
      return { serverId, fingerprint, isChanged: false };
    },
  });
  doctor.changed.subscribe((view) => void views.push(view));
  const outcomeOf = (id: DoctorStepId) => doctor.view?.steps.find((step) => step.id === id)?.outcome;
  const states = () => doctor.view?.steps.map(({ state }) => state);
  return { doctor, views, outcomeOf, states };
}

beforeEach(() => {
  closed = 0;
  asked = [];
  shown = [];
});

describe('the doctor', () => {
  it('goes from step to step, tells each, and ends with a report', async () => {
    const { doctor, views, states } = examined();
    await doctor.start(PATIENT);
    expect(views[0]?.steps.map(({ state }) => state)).toEqual(DOCTOR_STEPS.map(() => 'waiting'));
    const running = views.map(({ steps }) =>
      steps.filter(({ state }) => state === 'running').map(({ id }) => id),
    );
    expect(running.every((ids) => ids.length <= 1)).toBe(true);
    expect([...new Set(running.flat())]).toEqual(['lookup', 'port', 'login', 'router', 'nat', 'reach']);
    expect(states()).toEqual([
      'skipped',
      'good',
      'good',
      'good',
      'skipped',
      'good',
      'warning',
      'good',
      'good',
    ]);
    expect(doctor.view).toMatchObject({ serverId: 'club', phase: 'done' });
    expect(doctor.view?.report).toContain('port: good (answers dialects=MSNP12');
    expect(doctor.view?.report).toContain('nat: good (kept address=192.0.*.*)');
    expect(closed).toBe(1);
    expect(asked).toEqual(['6892']);
  });

  it('does not knock at a name that leads nowhere, and asks the login service all the same', async () => {
    const { doctor, outcomeOf } = examined({
      lookUp: async () => ({ kind: 'notFound', code: 'ENOTFOUND' }),
      askVersion: async () => Promise.reject(new Error('not to be asked')),
    });
    await doctor.start(PATIENT);
    expect([outcomeOf('port'), outcomeOf('login')]).toEqual(['afterFailure', 'login.answers']);
  });

  it('knows nothing of clock and way in where no login service answers', async () => {
    const { doctor, outcomeOf } = examined({
      askLogin: async () => ({ kind: 'failed', how: 'refused', code: 'ECONNREFUSED' }),
    });
    await doctor.start(PATIENT);
    expect(outcomeOf('certificate')).toBe('afterFailure');
    expect(outcomeOf('clock')).toBe('afterFailure');
    expect(outcomeOf('router')).toBe('router.silent');
    expect(outcomeOf('nat')).toBe('afterFailure');
    expect(outcomeOf('reach')).toBe('afterFailure');
    expect(closed).toBe(1);
  });

  it('tells of a bad certificate though nothing was asked', async () => {
    const certificate = { ...UNTRUSTED, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' };
    const { doctor, outcomeOf } = examined({
      askLogin: async () => ({ kind: 'failed', how: 'unreachable', code: 'X', certificate }),
    });
    await doctor.start(PATIENT);
    expect([outcomeOf('login'), outcomeOf('certificate')]).toEqual([
      'login.notTrusted',
      'certificate.notTrusted',
    ]);
    expect(doctor.view?.certificate).toEqual({ serverId: 'club', fingerprint: 'ab', isChanged: false });
    expect(shown).toEqual(['login']);
  });

  it.each([
    ['', 'https://login.example', 'certificate.notTrusted'],
    ['', 'https://A.example:8863', 'certificate.changed'],
    ['bb', 'https://login.example', 'certificate.changed'],
  ])('with %j trusted at the login at %s, another one there is %s', async (own, loginAddress, outcome) => {
    const certificate = { ...UNTRUSTED, isChanged: true };
    const { doctor, outcomeOf } = examined({
      askLogin: async () => ({ kind: 'failed', how: 'unreachable', code: 'X', certificate }),
    });
    const way = { isSecure: true, trustedFingerprint: 'aa', trustedLoginFingerprint: own };
    await doctor.start({ ...PATIENT, way, server: { ...PATIENT.server, loginAddress } });
    expect(outcomeOf('certificate')).toBe(outcome);
  });

  it('opens no door where the person wants no direct connections', async () => {
    const { doctor, outcomeOf } = examined({
      openDoor: async () => Promise.reject(new Error('not to be opened')),
    });
    const { door: _none, ...patient } = PATIENT;
    await doctor.start(patient);
    expect([outcomeOf('router'), outcomeOf('reach')]).toEqual(['reach.off', 'reach.off']);
    expect(outcomeOf('nat')).toBe('nat.kept');
  });

  it('says so when every port is taken', async () => {
    const { doctor, outcomeOf } = examined({
      openDoor: async () => ({ ...door(), fact: { localAddress: '10.0.0.2', router: { kind: 'notAsked' } } }),
    });
    await doctor.start(PATIENT);
    expect(outcomeOf('reach')).toBe('reach.noPort');
    expect(asked).toEqual([]);
  });

  it('has the server come to the port outside', async () => {
    const outside = { address: '192.0.2.9', port: 6895 };
    const { doctor, outcomeOf } = examined({
      openDoor: async () => door({ router: { kind: 'opens', outside } }),
    });
    await doctor.start(PATIENT);
    expect(asked).toEqual(['6895']);
    expect(outcomeOf('nat')).toBe('nat.carrier');
  });

  it.each(['127.0.0.1', '[::1]', 'LOCALHOST.'])('knows a server on this computer: %s', async (host) => {
    const { doctor, outcomeOf } = examined();
    await doctor.start({ ...PATIENT, server: { ...PATIENT.server, loginAddress: `http://${host}:8863` } });
    expect([outcomeOf('nat'), outcomeOf('reach')]).toEqual(['nat.here', 'reach.reachedHere']);
  });
});

describe('through a proxy', () => {
  it('looks up no name, opens no door, and asks nobody to come', async () => {
    const { doctor, outcomeOf } = examined({
      lookUp: async () => Promise.reject(new Error('not to be asked')),
      openDoor: async () => Promise.reject(new Error('not to be opened')),
      askSeen: async () => Promise.reject(new Error('not to be asked')),
    });
    await doctor.start(BY_PROXY);
    expect(['proxy', 'lookup', 'port', 'login'].map((id) => outcomeOf(id as DoctorStepId))).toEqual([
      'proxy.answers',
      'lookup.byProxy',
      'port.answers',
      'login.answers',
    ]);
    expect([outcomeOf('router'), outcomeOf('nat'), outcomeOf('reach')]).toEqual([
      'viaProxy',
      'viaProxy',
      'viaProxy',
    ]);
    expect(doctor.view?.report).toContain('way: plain, http proxy\n');
    expect(doctor.view?.report).not.toContain('proxy.example');
  });

  it.each([
    ['proxyUnreachable', 'proxy.unreachable'],
    ['proxyDenied', 'proxy.denied'],
  ] as const)('of no use (%s) nothing more is asked', async (how, outcome) => {
    const { doctor, outcomeOf } = examined({
      askVersion: async () => ({ kind: 'failed', how, code: how }),
      askLogin: async () => Promise.reject(new Error('not to be asked')),
    });
    await doctor.start(BY_PROXY);
    expect([outcomeOf('proxy'), outcomeOf('port'), outcomeOf('reach')]).toEqual([
      outcome,
      'afterFailure',
      'afterFailure',
    ]);
  });

  it('that does not go everywhere the login service is asked all the same', async () => {
    const { doctor, outcomeOf } = examined({
      askVersion: async () => ({ kind: 'failed', how: 'proxyRefused', code: 'proxyRefused' }),
    });
    await doctor.start(BY_PROXY);
    expect([outcomeOf('proxy'), outcomeOf('port'), outcomeOf('login')]).toEqual([
      'proxy.answers',
      'port.refusedByProxy',
      'login.answers',
    ]);
  });

  it.each(['http://[::1]:8863', 'http://localhost.:8863', 'http://127.0.0.1:8863'])(
    'which is not on the way to this computer (%s), and lets nobody in all the same',
    async (loginAddress) => {
      const { doctor, outcomeOf } = examined({
        openDoor: async () => Promise.reject(new Error('not to be opened')),
      });
      await doctor.start(hereByProxy(loginAddress));
      expect([outcomeOf('proxy'), outcomeOf('lookup')]).toEqual(['proxy.here', 'lookup.found']);
      expect(outcomeOf('reach')).toBe('viaProxy');
      expect(doctor.view?.report).toContain('way: plain, no proxy\n');
    },
  );

  it.each(['nonsense', 'ftp://login.example'])(
    'of which nothing can be said where the login address is none: %s',
    async (loginAddress) => {
      const { doctor, outcomeOf } = examined({ askLogin: async () => ({ kind: 'badAddress' }) });
      await doctor.start(hereByProxy(loginAddress));
      expect([outcomeOf('proxy'), outcomeOf('login')]).toEqual(['proxy.here', 'login.badAddress']);
    },
  );

  it.each([
    ['proxyDenied', ['proxy.denied', 'port.answers', 'afterFailure']],
    ['refused', ['proxy.answers', 'port.answers', 'login.refused']],
  ] as const)('on the way to the login service alone shows by it: %s', async (how, outcomes) => {
    const { doctor, views, outcomeOf } = examined({
      askLogin: async () => ({ kind: 'failed', how, code: how }),
    });
    await doctor.start(hereByProxy('https://login.example'));
    expect([outcomeOf('proxy'), outcomeOf('port'), outcomeOf('login')]).toEqual(outcomes);
    expect(views.some(({ steps }) => steps[0]?.outcome === 'proxy.here')).toBe(false);
  });
});

it('an encrypted server with a certificate nobody vouches for is asked nothing, and shown', async () => {
  const { doctor, outcomeOf } = examined({
    askVersion: async () => ({ kind: 'notTrusted', certificate: UNTRUSTED }),
  });
  await doctor.start({ ...PATIENT, way: { ...PATIENT.way, isSecure: true } });
  expect(outcomeOf('port')).toBe('port.notTrusted');
  expect(doctor.view?.certificate).toMatchObject({ fingerprint: 'ab' });
  expect(shown).toEqual(['server']);
});

it.each([
  ['', 'aa'],
  ['bb', 'bb'],
])('the login service is asked with its own trust, else that of the server: %j', async (own, atLogin) => {
  const trusts: string[] = [];
  const { doctor } = examined({
    askVersion: async (server) => {
      trusts.push(server.trustedFingerprint);
      return { kind: 'mute' };
    },
    askLogin: async (_address, way) => {
      trusts.push(way.trustedFingerprint);
      return { kind: 'answered', status: 200, isNexus: true };
    },
    askSeen: async (_address, way) => {
      trusts.push(way.trustedFingerprint);
      return { kind: 'notTold' };
    },
    askReach: async ({ way }) => {
      trusts.push(way.trustedFingerprint);
      return { kind: 'notTold' };
    },
  });
  const way = { isSecure: true, trustedFingerprint: 'aa', trustedLoginFingerprint: own };
  await doctor.start({ ...PATIENT, way });
  expect(trusts).toEqual(['aa', atLogin, atLogin, atLogin]);
});

describe('a doctor that is sent away', () => {
  it('tells nothing more, and closes the door', async () => {
    const { doctor, views } = examined({
      openDoor: async () => {
        doctor.cancel();
        return door();
      },
    });
    await doctor.start(PATIENT);
    expect(doctor.view?.phase).toBe('cancelled');
    expect(doctor.view?.steps.find(({ id }) => id === 'router')?.state).toBe('running');
    expect(views.at(-1)?.phase).toBe('cancelled');
    expect(closed).toBe(1);
    expect(asked).toEqual([]);
  });

  it('for another server leaves the first', async () => {
    let calls = 0;
    const { doctor, views } = examined({
      lookUp: async () => {
        calls += 1;
        if (calls === 1) await doctor.start({ ...PATIENT, server: { ...PATIENT.server, id: 'other' } });
        return { kind: 'numeric' };
      },
    });
    await doctor.start(PATIENT);
    expect(doctor.view).toMatchObject({ serverId: 'other', phase: 'done' });
    expect(views.filter(({ phase }) => phase === 'done')).toHaveLength(1);
  });

  it('after its end changes nothing', async () => {
    const { doctor } = examined();
    await doctor.start(PATIENT);
    doctor.cancel();
    expect(doctor.view?.phase).toBe('done');
  });
});
