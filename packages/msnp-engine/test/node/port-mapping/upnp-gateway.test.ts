import { afterEach, describe, expect, test, vi } from 'vitest';
import { PortMapper } from '../../../src/node/port-mapping/port-mapper.ts';
import { findUpnpGateway } from '../../../src/node/port-mapping/upnp-gateway.ts';
import { readAnswer, searchGateway } from '../../../src/node/port-mapping/upnp-search.ts';
import { type GatewayHabits, SmallUpnpGateway } from './small-upnp-gateway.ts';

const open: { close(): unknown }[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const each of open.splice(0)) each.close();
});

interface Network {
  readonly gateway: SmallUpnpGateway;
  readonly mapper: PortMapper;
  readonly log: readonly string[];
}

async function network(habits?: GatewayHabits): Promise<Network> {
  const gateway = await SmallUpnpGateway.open(habits);
  const log: string[] = [];
  const mapper = new PortMapper({
    log: (line) => log.push(line),
    findGateway: () => findUpnpGateway(gateway.search),
  });
  open.push(gateway);
  return { gateway, mapper, log };
}

describe('a gateway', () => {
  test('hands a port on until it is taken back', async () => {
    const { gateway, mapper, log } = await network();
    expect(await mapper.map(6_891)).toEqual({ address: '203.0.113.7', port: 6_891 });
    expect(gateway.mappings).toEqual(new Map([[6_891, '127.0.0.1:6891']]));
    await mapper.unmap(6_891);
    expect([gateway.mappings.size, log]).toEqual([0, []]);
  });

  test('is searched once for several ports, and gives all of them back in the end', async () => {
    const { gateway, mapper } = await network();
    const endpoints = await Promise.all([mapper.map(6_891), mapper.map(6_892), mapper.map(6_891)]);
    expect(endpoints.map((endpoint) => endpoint?.port)).toEqual([6_891, 6_892, 6_891]);
    expect([gateway.mappings.size, gateway.asked.length]).toEqual([2, 2]);
    await mapper.close();
    expect(gateway.mappings.size).toBe(0);
  });

  test('of the second kind answers too', async () => {
    const { mapper } = await network({ type: 'urn:schemas-upnp-org:device:InternetGatewayDevice:2' });
    expect(await mapper.map(6_891)).toMatchObject({ port: 6_891 });
  });

  test('in which somebody has the port gives another', async () => {
    const { gateway, mapper } = await network({ taken: [6_891] });
    const endpoint = await mapper.map(6_891);
    expect(endpoint?.port).toBeGreaterThanOrEqual(49_152);
    expect([...gateway.mappings.values()]).toEqual(['127.0.0.1:6891']);
    await mapper.unmap(6_891);
    expect(gateway.mappings.size).toBe(0);
  });

  test.each<[string, GatewayHabits, RegExp]>([
    [
      'that refuses',
      { taken: 'all' },
      /could not map port 6891: the gateway refused \(ConflictInMappingEntry\)/,
    ],
    ['behind another one', { externalAddress: '192.168.178.2' }, /no address of its own/],
    ['behind that of a provider', { externalAddress: '100.64.3.4' }, /no address of its own/],
    ['that is not connected', { externalAddress: '' }, /no address of its own/],
    ['that breaks off', { isBroken: true }, /could not map port 6891/],
  ])('%s is no help, and says so in one line', async (_, habits, line) => {
    const { gateway, mapper, log } = await network(habits);
    expect(await mapper.map(6_891)).toBeUndefined();
    expect(log).toEqual([expect.stringMatching(line)]);
    await mapper.unmap(6_891);
    expect(gateway.mappings.size).toBe(0);
  });
});

describe('an answer to a search', () => {
  const answer = (lines: readonly string[]): Uint8Array => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  const st = 'ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1';
  const good = ['HTTP/1.1 200 OK', st, 'Location: http://192.168.1.1:5000/root.xml'];

  test('leads to whoever sent it', () => {
    expect(readAnswer(answer(good), '192.168.1.1')).toBe('http://192.168.1.1:5000/root.xml');
    const short = [...good.slice(0, 2), 'LOCATION:http://192.168.1.1/'];
    expect(readAnswer(answer(short), '192.168.1.1')).toBe('http://192.168.1.1/');
  });

  test.each([
    ['from another', good, '192.168.1.9'],
    ['from far away', [...good.slice(0, 2), 'LOCATION: http://203.0.113.9/'], '203.0.113.9'],
    ['to a name', [...good.slice(0, 2), 'LOCATION: http://192.168.1.1.example.com/'], '192.168.1.1'],
    [
      'to a name with an account',
      [...good.slice(0, 2), 'LOCATION: http://192.168.1.1:x@evil/'],
      '192.168.1.1',
    ],
    ['to something else', [...good.slice(0, 2), 'LOCATION: https://192.168.1.1/'], '192.168.1.1'],
    ['to nothing', good.slice(0, 2), '192.168.1.1'],
    ['of another device', ['HTTP/1.1 200 OK', 'ST: upnp:rootdevice', good[2] ?? ''], '192.168.1.1'],
    ['of no success', ['HTTP/1.1 404 No', ...good.slice(1)], '192.168.1.1'],
    ['that is a notice', ['NOTIFY * HTTP/1.1', ...good.slice(1)], '192.168.1.1'],
    ['that is endless', [...good, `X: ${'x'.repeat(2_048)}`], '192.168.1.1'],
    ['of blanks', [' '.repeat(2_000)], '192.168.1.1'],
    ['of nothing', [], '192.168.1.1'],
  ])('%s is passed over', (_, lines, sender) => {
    expect(readAnswer(answer(lines), sender)).toBeUndefined();
  });

  test('that is none does not end the search', async () => {
    const { mapper, log } = await network({ answer: () => '\u0000\u00FF' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const mapping = mapper.map(6_891);
    await vi.advanceTimersByTimeAsync(1_500);
    expect([await mapping, log]).toEqual([undefined, []]);
  });

  test('where there is no network', async () => {
    const nowhere = { address: '127.0.0.1', port: 9 };
    expect(await searchGateway({ from: [], to: nowhere, timeout: 1 })).toBeUndefined();
    expect(
      await searchGateway({ from: ['203.0.113.1', '127.0.0.1'], to: nowhere, timeout: 1 }),
    ).toBeUndefined();
  });
});
