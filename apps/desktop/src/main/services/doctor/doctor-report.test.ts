import { expect, it } from 'vitest';
import { doctorReport, type ReportHead } from './doctor-report.ts';

const HEAD: ReportHead = {
  version: '1.2.3',
  system: 'linux 6.1 x64',
  server: {
    kind: 'network',
    host: '192.0.2.77',
    port: 1863,
    loginAddress: 'https://anna:secret@nexus.example.org:8443/x?anna',
  },
  way: { isSecure: true, proxy: 'socks' },
  now: 0,
};

it('has a line for each step, and nothing of a person', () => {
  const report = doctorReport(HEAD, [
    { id: 'lookup', state: 'good', outcome: 'lookup.numeric' },
    { id: 'port', state: 'failed', outcome: 'port.refused', values: { code: 'ECONNREFUSED' } },
    { id: 'login', state: 'waiting' },
  ]);
  expect(report.split('\n')).toEqual([
    'Nudge 1.2.3 connection report, 1970-01-01T00:00:00.000Z',
    'system: linux 6.1 x64',
    'server: network 192.0.*.*:1863',
    'way: TLS, socks proxy',
    'login: https://nexus.example.org:8443',
    'lookup: good (numeric)',
    'port: failed (refused code=ECONNREFUSED)',
    'login: waiting',
    '',
  ]);
});

it('says of an address that is none that it is none', () => {
  expect(doctorReport({ ...HEAD, server: { ...HEAD.server, loginAddress: 'anna' } }, [])).toContain(
    'login: none',
  );
});
