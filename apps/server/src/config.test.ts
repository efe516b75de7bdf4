import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

describe('flags', () => {
  test('defaults', () => {
    const result = readConfig([]);
    expect(result).toMatchObject({
      kind: 'config',
      config: {
        host: '127.0.0.1',
        port: 1863,
        'http-port': 8863,
        memory: false,
        account: [],
        'no-tls': false,
        'chat-rate': 20,
        'data-rate': 64 * 1024 * 1024,
      },
    });
  });

  test('all of them', () => {
    const result = readConfig([
      '--host',
      '0.0.0.0',
      '--port',
      '0',
      '--http-port=0',
      '--memory',
      '--seed',
      'seed.json',
      '--account',
      'a@example.com:pw',
      '--account',
      'b@example.com:pw:Bob: the second',
      '--refer-to',
      'ns.example.com:1863',
      '--public-host',
      'chat.example.com',
      '--tls-key',
      'key.pem',
      '--tls-certificate=certificate.pem',
      '--require-challenge',
      '--chat-rate=7',
      '--data-rate=3',
    ]);
    expect(result).toMatchObject({
      kind: 'config',
      config: {
        host: '0.0.0.0',
        port: 0,
        'http-port': 0,
        memory: true,
        seed: 'seed.json',
        account: [
          { address: 'a@example.com', password: 'pw', name: '' },
          { address: 'b@example.com', password: 'pw', name: 'Bob: the second' },
        ],
        'refer-to': { host: 'ns.example.com', port: 1863 },
        'public-host': 'chat.example.com',
        'tls-key': 'key.pem',
        'tls-certificate': 'certificate.pem',
        'require-challenge': true,
        'chat-rate': 7,
        'data-rate': 3 * 1024 * 1024,
      },
    });
  });

  test('a rate of 0 is no limit', () => {
    const result = readConfig(['--chat-rate', '0', '--data-rate', '0']);
    expect(result).toMatchObject({ config: { 'chat-rate': Infinity, 'data-rate': Infinity } });
  });

  test('help', () => {
    expect(readConfig(['--help'])).toEqual({ kind: 'help' });
  });

  test.each([
    [['--port', 'many'], '--port is not a port'],
    [['--port', '65536'], '--port is not a port'],
    [['--chat-rate=-1'], '--chat-rate is no whole number'],
    [['--chat-rate', 'fast'], '--chat-rate is no whole number'],
    [['--data-rate', '1000001'], '--data-rate is above 1000000'],
    [['--account', 'a@example.com'], '--account has the form ADDRESS:PASSWORD[:NAME]'],
    [['--refer-to', 'host'], '--refer-to has the form HOST:PORT'],
    [['--tls-key', 'key.pem'], '--tls-key and --tls-certificate need each other'],
    [['--tls-certificate', 'c.pem'], '--tls-key and --tls-certificate need each other'],
    [
      ['--tls-key', 'k.pem', '--tls-certificate', 'c.pem', '--no-tls'],
      '--no-tls and a certificate exclude each other',
    ],
    [['--data', 'x', '--memory'], '--data and --memory exclude each other'],
  ])('%j is refused', (args, problem) => {
    const result = readConfig(args);
    expect(result.kind === 'bad' && result.problems).toContain(problem);
  });

  test.each([[['--colour']], [['stray']], [['--port']]])('%j is refused', (args) => {
    expect(readConfig(args).kind).toBe('bad');
  });
});
