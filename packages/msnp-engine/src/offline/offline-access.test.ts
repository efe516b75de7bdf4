import { parseAccountName, type ProtocolVersion } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import type { SignInOptions } from '../messenger-requests.ts';
import { accessOf, type ServiceSession, soapExchange } from './offline-access.ts';

const account = parseAccountName('alice@example.com');
if (account === undefined) throw new Error('no account');

const options: SignInOptions = {
  server: { host: 'example.com', port: 1863 },
  http: 'https://login.example.com:8443/passport/',
  account,
  password: 'secret',
  status: 'online',
};
const session: ServiceSession = {
  options,
  version: 12,
  ticket: 't=1&p=2',
  profile: { profile: { friendlyName: 'Alice' } },
};

describe('where the services are', () => {
  test('beside the login, below its folder', () => {
    const access = accessOf(session);
    expect(access?.store).toBe('https://login.example.com:8443/passport/OimWS/oim.asmx');
    expect(access?.fetch).toBe('https://login.example.com:8443/passport/rsi/rsi.asmx');
  });

  test('also where the address names the page of the nexus', () => {
    const http = 'http://example.com/rdr/pprdr.asp';
    expect(accessOf({ ...session, options: { ...options, http } })?.fetch).toBe(
      'http://example.com/rsi/rsi.asmx',
    );
  });

  test('a certificate that is trusted at the login is trusted there', () => {
    const trustedFingerprint = '00'.repeat(32);
    const access = accessOf({ ...session, options: { ...options, trustedFingerprint } });
    if (access === undefined) throw new Error('no access');
    const exchange = soapExchange(access.store, access, { action: 'Store', envelope: '<x/>' });
    expect(exchange).toMatchObject({ trustedFingerprint, body: '<x/>', headers: { SOAPAction: '"Store"' } });
  });

  test('one of their own before that of the server', () => {
    const trust = { trustedFingerprint: '00'.repeat(32), trustedLoginFingerprint: '11'.repeat(32) };
    const access = accessOf({ ...session, options: { ...options, ...trust } });
    expect(access?.trustedFingerprint).toBe(trust.trustedLoginFingerprint);
  });

  test('nowhere over http where the session is encrypted', () => {
    const server = { ...options.server, isSecure: true };
    expect(accessOf({ ...session, options: { ...options, server } })).toBeDefined();
    const http = 'http://login.example.com';
    expect(accessOf({ ...session, options: { ...options, server, http } })).toBeUndefined();
  });

  test.each<[string, Partial<ServiceSession>]>([
    ['a dialect without them', { version: 10 satisfies ProtocolVersion }],
    ['no dialect yet', { version: undefined }],
    ['no ticket', { ticket: undefined }],
    ['an address that is none', { options: { ...options, http: 'ftp://example.com' } }],
  ])('nowhere with %s', (_name, change) => {
    expect(accessOf({ ...session, ...change })).toBeUndefined();
  });
});
