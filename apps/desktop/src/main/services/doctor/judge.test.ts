import { describe, expect, it } from 'vitest';
import type { DoorFact, Endpoint, LoginFact, SeenFact, VersionFact } from './doctor-facts.ts';
import {
  CERTIFICATE_ENDS_SOON,
  CLOCK_MAX_DIFFERENCE,
  judgeCertificate,
  judgeClock,
  judgeLogin,
  judgeLookup,
  judgeNat,
  judgeReach,
  judgeRouter,
  judgeVersion,
} from './judge.ts';

const NOW = Date.UTC(2026, 0, 1);
const TRUSTED = {
  isTrusted: true,
  isByFingerprint: false,
  isChanged: false,
  fingerprint: 'ab',
  problem: '',
  until: NOW + CERTIFICATE_ENDS_SOON,
};
const UNTRUSTED = { ...TRUSTED, isTrusted: false, problem: 'CERT_HAS_EXPIRED', until: 0 };

it('the name', () => {
  expect(judgeLookup({ kind: 'numeric' })).toEqual({ state: 'good', outcome: 'lookup.numeric' });
  expect(judgeLookup({ kind: 'found', addresses: ['192.0.2.1', '192.0.2.2'], milliseconds: 12 })).toEqual({
    state: 'good',
    outcome: 'lookup.found',
    values: { count: 2, time: 12 },
  });
  expect(judgeLookup({ kind: 'notFound', code: 'ENOTFOUND' })).toMatchObject({ state: 'failed' });
});

describe('the port', () => {
  const answered = (line: string): VersionFact => ({ kind: 'answered', line, milliseconds: 7 });

  it.each<[VersionFact, string, string]>([
    [answered('VER 1 MSNP12 MSNP11 CVR0'), 'good', 'port.answers'],
    [answered('VER 1 0'), 'failed', 'port.noDialect'],
    [answered('VER 1 hello world'), 'failed', 'port.strange'],
    [answered('VER'), 'failed', 'port.strange'],
    [answered('220 mail ready'), 'failed', 'port.strange'],
    [answered('HTTP/1.1 400 Bad Request'), 'failed', 'port.http'],
    [{ kind: 'mute' }, 'failed', 'port.mute'],
    [{ kind: 'failed', how: 'refused', code: 'ECONNREFUSED' }, 'failed', 'port.refused'],
    [{ kind: 'failed', how: 'silent', code: 'ETIMEDOUT' }, 'failed', 'port.silent'],
    [{ kind: 'failed', how: 'unreachable', code: 'ENETUNREACH' }, 'failed', 'port.unreachable'],
    [{ kind: 'failed', how: 'notEncrypted', code: 'X' }, 'failed', 'port.notEncrypted'],
    [{ kind: 'failed', how: 'proxyRefused', code: 'X' }, 'failed', 'port.refusedByProxy'],
    [{ kind: 'failed', how: 'proxyDenied', code: 'X' }, 'skipped', 'afterFailure'],
    [{ kind: 'notTrusted', certificate: UNTRUSTED }, 'failed', 'port.notTrusted'],
  ])('%o', (fact, state, outcome) => {
    expect(judgeVersion(fact)).toMatchObject({ state, outcome });
  });

  it('shows dialects and nothing else that a server says', () => {
    const { values } = judgeVersion(answered('VER 1 MSNP12 <b>x</b> anna@example.org CVR0'));
    expect(values).toEqual({ dialects: 'MSNP12 CVR0', time: 7 });
  });
});

it.each<[LoginFact, string, string]>([
  [{ kind: 'answered', status: 200, isNexus: true }, 'good', 'login.answers'],
  [{ kind: 'answered', status: 302, isNexus: true, certificate: TRUSTED }, 'good', 'login.answers'],
  [{ kind: 'answered', status: 200, isNexus: false }, 'warning', 'login.noNexus'],
  [{ kind: 'answered', status: 404, isNexus: true }, 'warning', 'login.noNexus'],
  [{ kind: 'answered', status: 503, isNexus: false }, 'failed', 'login.serverError'],
  [{ kind: 'failed', how: 'refused', code: 'ECONNREFUSED' }, 'failed', 'login.refused'],
  [{ kind: 'failed', how: 'silent', code: 'ETIMEDOUT' }, 'failed', 'login.silent'],
  [{ kind: 'failed', how: 'unreachable', code: 'X', certificate: TRUSTED }, 'failed', 'login.unreachable'],
  [{ kind: 'failed', how: 'unreachable', code: 'X', certificate: UNTRUSTED }, 'failed', 'login.notTrusted'],
  [{ kind: 'badAddress' }, 'failed', 'login.badAddress'],
])('the login address: %o', (fact, state, outcome) => {
  expect(judgeLogin(fact)).toMatchObject({ state, outcome });
});

it('the certificate', () => {
  expect(judgeCertificate(undefined, NOW)).toMatchObject({ state: 'skipped', outcome: 'certificate.none' });
  expect(judgeCertificate(UNTRUSTED, NOW)).toEqual({
    state: 'failed',
    outcome: 'certificate.notTrusted',
    values: { code: 'CERT_HAS_EXPIRED' },
  });
  expect(judgeCertificate(TRUSTED, NOW)).toEqual({
    state: 'good',
    outcome: 'certificate.trusted',
    values: { until: '2026-01-15' },
  });
  expect(judgeCertificate({ ...UNTRUSTED, isChanged: true }, NOW)).toMatchObject({
    state: 'failed',
    outcome: 'certificate.changed',
  });
  expect(judgeCertificate({ ...TRUSTED, isByFingerprint: true, until: 0 }, NOW)).toMatchObject({
    state: 'good',
    outcome: 'certificate.byFingerprint',
  });
  expect(judgeCertificate(TRUSTED, NOW + 1)).toEqual({
    state: 'warning',
    outcome: 'certificate.endsSoon',
    values: { count: 13 },
  });
});

it('the clock', () => {
  expect(judgeClock(undefined)).toMatchObject({ state: 'skipped' });
  expect(judgeClock(-CLOCK_MAX_DIFFERENCE)).toMatchObject({ state: 'good', values: { count: 300 } });
  expect(judgeClock(CLOCK_MAX_DIFFERENCE + 1)).toEqual({
    state: 'warning',
    outcome: 'clock.wrong',
    values: { count: 5, direction: 'slow' },
  });
  expect(judgeClock(-3_600_000)).toMatchObject({ values: { count: 60, direction: 'fast' } });
});

describe('the router', () => {
  const opens: DoorFact['router'] = { kind: 'opens', outside: { address: '192.0.2.77', port: 6895 } };

  it.each<[string | undefined, DoorFact['router'], string, string]>([
    [undefined, { kind: 'notAsked' }, 'skipped', 'router.noNetwork'],
    ['127.0.0.1', { kind: 'silent' }, 'skipped', 'router.noNetwork'],
    ['192.168.1.2', { kind: 'notAsked' }, 'skipped', 'router.notAsked'],
    ['10.1.2.3', { kind: 'silent' }, 'warning', 'router.silent'],
    ['172.16.0.9', { kind: 'refuses' }, 'warning', 'router.refuses'],
    ['192.168.1.2', { kind: 'noAddress' }, 'warning', 'router.carrier'],
    ['100.64.0.1', { kind: 'notAsked' }, 'warning', 'router.carrier'],
    ['100.127.255.254', opens, 'warning', 'router.carrier'],
    ['100.128.0.1', { kind: 'notAsked' }, 'good', 'router.none'],
    ['192.0.2.5', { kind: 'silent' }, 'good', 'router.none'],
    ['192.168.1.2', opens, 'good', 'router.opens'],
  ])('at %s: %o', (localAddress, router, state, outcome) => {
    const fact = { ...(localAddress === undefined ? {} : { localAddress }), router };
    expect(judgeRouter(fact)).toMatchObject({ state, outcome });
  });

  it('names half of an address', () => {
    const { values } = judgeRouter({ localAddress: '10.0.0.2', router: opens });
    expect(values).toEqual({ address: '192.0.*.*', port: '6895' });
  });
});

describe('the way to the server', () => {
  const at = (address: string, port = 40_001): Endpoint => ({ address, port });
  const told = (inside: string, ...seen: readonly [Endpoint] | readonly [Endpoint, Endpoint]): SeenFact => ({
    kind: 'told',
    inside: at(inside),
    seen,
  });
  const opens = (address: string): DoorFact['router'] => ({ kind: 'opens', outside: at(address, 6891) });
  const HOME = '192.168.1.2';
  const OUT = '192.0.2.77';

  it.each<[SeenFact, DoorFact['router'] | undefined, string, string]>([
    [{ kind: 'notTold' }, undefined, 'skipped', 'nat.notTold'],
    [told(OUT, at(OUT), at(OUT)), undefined, 'good', 'nat.none'],
    [told(HOME, at(HOME), at(HOME)), undefined, 'good', 'nat.none'],
    [told(HOME, at(HOME), at(HOME)), opens(OUT), 'good', 'nat.none'],
    [told(OUT, at(OUT)), { kind: 'noAddress' }, 'good', 'nat.none'],
    [told(HOME, at(OUT), at(OUT)), undefined, 'good', 'nat.kept'],
    [told(HOME, at(OUT), at(OUT)), opens(OUT), 'good', 'nat.kept'],
    [told(HOME, at('10.0.0.9'), at('10.0.0.9')), opens(OUT), 'good', 'nat.kept'],
    [told(HOME, at(OUT)), { kind: 'silent' }, 'good', 'nat.translated'],
    [told(HOME, at(OUT, 5000)), undefined, 'good', 'nat.changed'],
    [told(HOME, at(OUT), at(OUT, 5000)), undefined, 'good', 'nat.changed'],
    [told('100.64.0.1', at(OUT)), undefined, 'warning', 'nat.carrier'],
    [told(HOME, at('100.127.255.254')), undefined, 'warning', 'nat.carrier'],
    [told(HOME, at(OUT), at('192.0.2.78')), undefined, 'warning', 'nat.carrier'],
    [told(HOME, at(OUT), at(OUT)), opens('198.51.100.4'), 'warning', 'nat.carrier'],
    [told(HOME, at(OUT), at(OUT)), { kind: 'noAddress' }, 'warning', 'nat.carrier'],
  ])('%o, router %o', (fact, router, state, outcome) => {
    const door = router && { localAddress: HOME, router };
    const way = { isHere: false, ...(door === undefined ? {} : { door }) };
    expect(judgeNat(fact, way)).toMatchObject({ state, outcome });
  });

  it('is none where the server is here', () => {
    const here = told('127.0.0.1', at('127.0.0.1'));
    expect(judgeNat(here, { isHere: true })).toEqual({ state: 'skipped', outcome: 'nat.here' });
  });

  it('names half of the address that is seen', () => {
    expect(judgeNat(told(HOME, at(OUT)), { isHere: false }).values).toEqual({ address: '192.0.*.*' });
  });
});

it('the way in', () => {
  const there = { port: 6891, isHere: false };
  const told = (isReached: boolean, hasMet: boolean) => ({ kind: 'told', isReached, hasMet }) as const;
  expect(judgeReach({ kind: 'notTold' }, there)).toMatchObject({
    state: 'skipped',
    outcome: 'reach.notTold',
  });
  expect(judgeReach({ kind: 'tooOften' }, there)).toMatchObject({
    state: 'skipped',
    outcome: 'reach.tooOften',
  });
  expect(judgeReach(told(false, false), there)).toMatchObject({
    state: 'warning',
    outcome: 'reach.notReached',
  });
  expect(judgeReach(told(true, false), there)).toMatchObject({ outcome: 'reach.otherComputer' });
  expect(judgeReach(told(true, true), there)).toEqual({
    state: 'good',
    outcome: 'reach.reached',
    values: { port: '6891' },
  });
  expect(judgeReach(told(true, true), { ...there, isHere: true })).toMatchObject({
    outcome: 'reach.reachedHere',
  });
});
