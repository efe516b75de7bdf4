import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EVENT_TABLE } from './command-events.ts';
import { REQUEST_TABLE } from './command-requests.ts';
import { readConfig, tableMarkdown, usage } from './config.ts';

const GOOD = ['--server', 'chat.example.com', '--address', 'Ann@Example.com', '--password-env', 'SECRET'];
const environment = { SECRET: 'swordfish' };

describe('flags', () => {
  test('what is not given has a default', () => {
    expect(readConfig(GOOD, environment)).toEqual({
      kind: 'signIn',
      options: {
        server: { host: 'chat.example.com', port: 1863 },
        http: 'http://chat.example.com:8863',
        account: 'ann@example.com',
        password: 'swordfish',
        status: 'online',
      },
      transferPorts: { first: 6891, last: 6900 },
      allowDirect: true,
      mapPorts: false,
    });
  });

  test('everything can be given', () => {
    const more = ['--http', 'https://login.example.com', '--protocol', 'MSNP9', '--status', 'hidden'];
    const fingerprint = ['--trust-certificate', Array.from({ length: 32 }, () => 'AB').join(':')];
    const server = ['--server', '[::1]:2000', ...GOOD.slice(2)];
    const files = ['--transfer-ports', '7000-7010', '--no-direct', '--map-ports'];
    expect(readConfig([...server, ...more, ...fingerprint, ...files], environment)).toMatchObject({
      transferPorts: { first: 7000, last: 7010 },
      allowDirect: false,
      mapPorts: true,
      options: {
        server: { host: '::1', port: 2000 },
        http: 'https://login.example.com',
        versions: [9],
        status: 'hidden',
        trustedFingerprint: 'ab'.repeat(32),
      },
    });
  });

  test('with --tls the lines and the login are encrypted', () => {
    expect(readConfig([...GOOD, '--tls'], environment)).toMatchObject({
      options: {
        server: { host: 'chat.example.com', port: 1863, isSecure: true },
        http: 'https://chat.example.com:8863',
      },
    });
  });

  test.each([
    ['http://proxy.example.com:8080', { kind: 'http', host: 'proxy.example.com', port: 8080 }],
    ['HTTP://10.0.0.1:80/', { kind: 'http', host: '10.0.0.1', port: 80 }],
    ['socks5://[::1]:1080', { kind: 'socks', host: '::1', port: 1080 }],
    ['socks5://ann@p:1080', { kind: 'socks', host: 'p', port: 1080, user: 'ann' }],
    [
      'http://a%40n:p%3Aq%2Fr:s@p:3128',
      { kind: 'http', host: 'p', port: 3128, user: 'a@n', password: 'p:q/r:s' },
    ],
  ])('--proxy %s', (url, proxy) => {
    const result = readConfig([...GOOD, '--proxy', url], environment);
    expect(result.kind === 'signIn' && result.proxy).toEqual(proxy);
  });

  test("the proxy's password may come out of the environment", () => {
    const proxy = ['--proxy', 'http://ann:other@p:1', '--proxy-password-env', 'SECRET'];
    expect(readConfig([...GOOD, ...proxy], environment)).toMatchObject({
      proxy: { user: 'ann', password: 'swordfish' },
    });
  });

  test('nobody may be able to connect', () => {
    expect(readConfig([...GOOD, '--transfer-ports', 'none'], environment)).toMatchObject({
      transferPorts: 'none',
    });
  });

  test.each([
    [['--address', 'a@b', '--password-env', 'SECRET'], '--server is needed'],
    [[...GOOD, '--server', 'host:0'], '--server has no port'],
    [[...GOOD, '--server', 'http://host'], '--server has the form'],
    [[...GOOD, '--address', 'nobody'], '--address is no account'],
    [[...GOOD, '--password-env', 'EMPTY'], '--password-env EMPTY is not set'],
    [[...GOOD, '--protocol', 'MSNP15'], '--protocol is none of'],
    [[...GOOD, '--status', 'offline'], '--status is none of'],
    [[...GOOD, '--http', 'ftp://x'], '--http is no http'],
    [[...GOOD, '--trust-certificate', '1234'], '--trust-certificate is no'],
    [[...GOOD, '--transfer-ports', '7000'], '--transfer-ports has the form'],
    [[...GOOD, '--transfer-ports', '7010-7000'], '--transfer-ports is no range'],
    [[...GOOD, '--transfer-ports', '0-7000'], '--transfer-ports is no range'],
    [[...GOOD, '--tls', '--http', 'http://x'], '--http is not https'],
    [[...GOOD, '--proxy', 'http://p'], '--proxy has the form'],
    [[...GOOD, '--proxy', 'http://p:0'], '--proxy has the form'],
    [[...GOOD, '--proxy', 'http://p:70000'], '--proxy has the form'],
    [[...GOOD, '--proxy', 'socks4://p:1080'], '--proxy has the form'],
    [[...GOOD, '--proxy', 'http://p:8080/path'], '--proxy has the form'],
    [[...GOOD, '--proxy', 'http://%zz@p:8080'], '--proxy has the form'],
    [[...GOOD, '--proxy-password-env', 'SECRET'], '--proxy-password-env needs a --proxy'],
    [
      [...GOOD, '--proxy', 'http://ann@p:1', '--proxy-password-env', 'EMPTY'],
      '--proxy-password-env EMPTY is not set',
    ],
    [[...GOOD, '--colour', 'red'], 'colour'],
  ])('%j is refused', (args, problem) => {
    const result = readConfig(args, environment);
    expect(result.kind === 'bad' && result.problems.join()).toContain(problem);
  });
});

describe('documentation', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

  test('--help lists every event and request', () => {
    const text = usage();
    for (const name of [...Object.keys(EVENT_TABLE), ...Object.keys(REQUEST_TABLE)]) {
      expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
  });

  test.each([
    ['requests', tableMarkdown(REQUEST_TABLE, 'request')],
    ['events', tableMarkdown(EVENT_TABLE, 'event')],
  ])('the README has the table of %s', (part, table) => {
    const rows = (text: string): readonly string[] =>
      text
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.replaceAll(/\s+/g, ' '));
    const section = readme.split(`<!-- ${part} -->`)[1]?.split(`<!-- /${part} -->`)[0] ?? '';
    expect(rows(section)).toEqual(rows(table));
  });

  test('the README names every flag', () => {
    const flags = [...usage().matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag);
    expect(flags.length).toBeGreaterThan(8);
    expect(flags.filter((flag) => !readme.includes(flag))).toEqual([]);
  });
});
