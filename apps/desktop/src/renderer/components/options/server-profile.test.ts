import { expect, it } from 'vitest';
import {
  emptyServer,
  serverDetail,
  serverFault,
  serverName,
  usualLoginAddress,
  withPortOfHost,
  withSecurity,
} from './server-profile.ts';

const server = { ...emptyServer(), host: 'msn.example.org' };

it.each([
  ['a complete profile', server, undefined],
  ['an empty host', { ...server, host: '' }, 'host'],
  ['a host with a port in it', { ...server, host: 'example.org:1863' }, 'host'],
  ['an IPv6 address in brackets', { ...server, host: '[::1]' }, undefined],
  ['a port that is no number', { ...server, port: Number.NaN }, 'port'],
  ['a port out of range', { ...server, port: 70_000 }, 'port'],
  [
    'an encrypted one that would sign in unencrypted',
    { ...server, isSecure: true, loginAddress: 'http://example.org' },
    'loginInTheClear',
  ],
  ['a page without http', { ...server, links: { ...server.links, newAccount: 'example.org' } }, 'link'],
  ['a login address of another kind', { ...server, loginAddress: 'ftp://example.org' }, 'loginAddress'],
])('judges %s', (_name, profile, fault) => {
  expect(serverFault(profile)).toBe(fault);
});

it.each([
  ['Home', 'Home', 'msn.example.org:1863'],
  ['', 'msn.example.org:1863', undefined],
  ['msn.example.org:1863', 'msn.example.org:1863', undefined],
])('says host and port of a server named "%s" once', (name, shown, detail) => {
  const named = { ...server, name };
  expect(serverName(named, (key) => key)).toBe(shown);
  expect(serverDetail(named)).toBe(detail);
});

it('guesses the login address from the host', () => {
  const host = 'example.org';
  expect(usualLoginAddress({ host, isSecure: false })).toBe('http://example.org:8863');
  expect(usualLoginAddress({ host, isSecure: true })).toBe('https://example.org:8863');
  expect(usualLoginAddress({ host: '', isSecure: true })).toBe('');
});

it('takes the login address along when it is encrypted, and back where it was the usual one', () => {
  const usual = { ...server, loginAddress: 'http://msn.example.org:8863' };
  const secure = { ...usual, ...withSecurity(usual, true) };
  expect(secure.loginAddress).toBe('https://msn.example.org:8863');
  expect(withSecurity(secure, false)).toEqual({ isSecure: false, loginAddress: usual.loginAddress });
  const other = { ...server, loginAddress: 'http://login.example.org' };
  expect(withSecurity(other, true).loginAddress).toBe('https://login.example.org');
  expect(
    withSecurity({ ...other, loginAddress: 'https://login.example.org', isSecure: true }, false),
  ).toEqual({
    isSecure: false,
  });
  expect(withSecurity(server, true).loginAddress).toBe('');
});

it.each([
  ['192.168.1.5:1864', { host: '192.168.1.5', port: 1864 }],
  ['[fe80::1]:1864', { host: '[fe80::1]', port: 1864 }],
  ['msn.example.org', { host: 'msn.example.org', port: 1863 }],
  ['msn.example.org:', { host: 'msn.example.org:', port: 1863 }],
  ['fe80::1', { host: 'fe80::1', port: 1863 }],
])('takes the port out of the host "%s"', (host, expected) => {
  expect(withPortOfHost({ ...server, host })).toEqual({ ...server, ...expected });
});
