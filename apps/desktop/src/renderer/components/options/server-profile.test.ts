import { expect, it } from 'vitest';
import { emptyServer, serverDetail, serverFault, serverName, usualLoginAddress } from './server-profile.ts';

const server = { ...emptyServer(), host: 'msn.example.org' };

it.each([
  ['a complete profile', server, undefined],
  ['an empty host', { ...server, host: '' }, 'host'],
  ['a host with a port in it', { ...server, host: 'example.org:1863' }, 'host'],
  ['an IPv6 address in brackets', { ...server, host: '[::1]' }, undefined],
  ['a port that is no number', { ...server, port: Number.NaN }, 'port'],
  ['a port out of range', { ...server, port: 70_000 }, 'port'],
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
  expect(usualLoginAddress('example.org')).toBe('http://example.org:8863');
  expect(usualLoginAddress('')).toBe('');
});
