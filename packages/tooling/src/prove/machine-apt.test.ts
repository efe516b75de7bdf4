import { expect, it } from 'vitest';
import { aptSources, fetchSettings } from './machine-apt.ts';

it('takes the lists of that Debian, each once, and its mirror', () => {
  const printed = [
    'http://m.example/debian-security/ bookworm-security main',
    'http://m.example/debian/ bookworm main',
    'http://m.example/debian/ bookworm main',
    'http://m.example/debian/ trixie main',
    '',
  ].join('\n');
  expect(aptSources(printed)).toEqual({
    mirror: 'http://m.example/debian/',
    sources:
      'deb http://m.example/debian-security/ bookworm-security main\ndeb http://m.example/debian/ bookworm main\n',
  });
});

it('knows none where there is only another Debian', () => {
  expect(aptSources('http://m.example/debian/ trixie main\n')).toBeUndefined();
  expect(aptSources('')).toBeUndefined();
});

it('takes over how things are fetched and nothing else', () => {
  const dump = [
    'APT::Architecture "amd64";',
    'Acquire::http::Proxy "http://p.example:3128";',
    'Acquire::IndexTargets::deb::DEP-11 "";',
    'Acquire::Check-Valid-Until "false";',
    'Dir "/";',
  ].join('\n');
  expect(fetchSettings(dump)).toBe(
    'Acquire::http::Proxy "http://p.example:3128";\nAcquire::Check-Valid-Until "false";\n',
  );
});
