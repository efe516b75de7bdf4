import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { findNatPmpGateway } from '../../../src/node/port-mapping/nat-pmp-gateway.ts';
import {
  addressRequest,
  mappingRequest,
  readAddress,
  readMapping,
} from '../../../src/node/port-mapping/nat-pmp-messages.ts';
import { PortMapper } from '../../../src/node/port-mapping/port-mapper.ts';
import { type NatPmpHabits, SmallNatPmpGateway } from './small-nat-pmp-gateway.ts';

const open: { close(): unknown }[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

interface Network {
  readonly gateway: SmallNatPmpGateway;
  readonly mapper: PortMapper;
  readonly log: readonly string[];
}

async function network(habits?: NatPmpHabits): Promise<Network> {
  const gateway = await SmallNatPmpGateway.open(habits);
  const log: string[] = [];
  const mapper = new PortMapper({
    log: (line) => log.push(line),
    findGateway: () => findNatPmpGateway(gateway.search),
  });
  open.push(gateway);
  return { gateway, mapper, log };
}

describe('a gateway that speaks NAT-PMP', () => {
  test('hands a port on until it is taken back', async () => {
    const { gateway, mapper, log } = await network();
    expect(await mapper.map(6_891)).toEqual({ address: '203.0.113.7', port: 6_891 });
    expect(gateway.mappings).toEqual(new Map([[6_891, 6_891]]));
    await mapper.unmap(6_891);
    expect([gateway.mappings.size, log]).toEqual([0, []]);
  });

  test('is found once for several ports, and gives all of them back in the end', async () => {
    const { gateway, mapper } = await network();
    const endpoints = await Promise.all([mapper.map(6_891), mapper.map(6_892)]);
    expect(endpoints.map((endpoint) => endpoint?.port)).toEqual([6_891, 6_892]);
    expect(gateway.mappings.size).toBe(2);
    await mapper.close();
    expect(gateway.mappings.size).toBe(0);
  });

  test('gives another port where somebody has the one asked for', async () => {
    const { mapper } = await network({ taken: [6_891] });
    expect(await mapper.map(6_891)).toEqual({ address: '203.0.113.7', port: 6_892 });
  });

  test('is asked again when a packet is lost', async () => {
    const { gateway, mapper } = await network({ lost: 1 });
    expect(await mapper.map(6_891)).toMatchObject({ port: 6_891 });
    expect(gateway.asked.slice(0, 2)).toEqual([addressRequest(), addressRequest()]);
  });

  test.each<[string, NatPmpHabits, RegExp]>([
    ['that has no port', { results: { 2: 4 } }, /could not map port 6891: the gateway has no port left/],
    ['that does not want to', { results: { 2: 2 } }, /the gateway does not allow it/],
    ['that says what nobody knows', { results: { 2: 77 } }, /the gateway refused \(77\)/],
    ['behind another one', { externalAddress: [192, 168, 178, 2] }, /no address of its own/],
    ['behind that of a provider', { externalAddress: [100, 64, 3, 4] }, /no address of its own/],
    ['without an address', { externalAddress: [0, 0, 0, 0] }, /no address of its own/],
  ])('%s is no help, and says so in one line', async (_, habits, line) => {
    const { gateway, mapper, log } = await network(habits);
    expect(await mapper.map(6_891)).toBeUndefined();
    expect(log).toEqual([expect.stringMatching(line)]);
    expect(gateway.mappings.size).toBe(0);
  });

  test('that refuses at once is none: there may be another way', async () => {
    const { gateway } = await network({ results: { 0: 2 } });
    expect(await findNatPmpGateway(gateway.search)).toBeUndefined();
  });

  test('may send strange packets first', async () => {
    const first = (request: Buffer): readonly Buffer[] => [
      Buffer.alloc(0),
      Buffer.from([0]),
      Buffer.from([0, (request[1] ?? 0) + 128, 0, 0]),
      Buffer.from([0, 129, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4]),
      Buffer.from([0, 130, 0, 0, 0, 0, 0, 1, 0, 80, 0, 80, 0, 0, 0, 1]),
      Buffer.alloc(1_500, 0xff),
    ];
    const { mapper } = await network({ first });
    expect(await mapper.map(6_891)).toEqual({ address: '203.0.113.7', port: 6_891 });
  });
});

describe('a search by NAT-PMP', () => {
  test('ends at once where nobody listens', async () => {
    const closed = createSocket('udp4').bind(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address();
    closed.close();
    expect(await findNatPmpGateway({ addresses: ['127.0.0.1'], port })).toBeUndefined();
  });

  test('asks all who may be one', async () => {
    const { gateway } = await network();
    const { port } = gateway.search;
    const found = await findNatPmpGateway({ addresses: ['127.0.0.2', '127.0.0.1'], port });
    expect(await found?.map(7_000)).toEqual({ address: '203.0.113.7', port: 7_000 });
  });

  test('among nobody finds nobody', async () => {
    expect(await findNatPmpGateway({ addresses: [], port: 9 })).toBeUndefined();
  });
});

describe('messages of NAT-PMP', () => {
  test('are those of RFC 6886', () => {
    expect(addressRequest().toString('hex')).toBe('0000');
    const wish = mappingRequest({ port: 6_891, external: 7_000, lifetime: 3_600 });
    expect(wish.toString('hex')).toBe('000200001aeb1b5800000e10');
    const end = mappingRequest({ port: 6_891, external: 0, lifetime: 0 });
    expect(end.toString('hex')).toBe('000200001aeb000000000000');
  });

  test('are read whole, and passed over when cut anywhere', () => {
    const address = Buffer.from('0080000000000009cb007107', 'hex');
    expect(readAddress(address)).toEqual({ kind: 'done', value: '203.0.113.7' });
    const mapping = Buffer.from('00820000000000091aeb1b5800000e10', 'hex');
    expect(readMapping(mapping, 6_891)).toEqual({ kind: 'done', value: 7_000 });
    for (let cut = 0; cut < address.length; cut++) {
      expect(readAddress(address.subarray(0, cut))).toBeUndefined();
    }
    for (let cut = 0; cut < mapping.length; cut++) {
      expect(readMapping(mapping.subarray(0, cut), 6_891)).toBeUndefined();
    }
  });

  test('about another port, or another matter, are passed over', () => {
    const mapping = Buffer.from('00820000000000091aeb1b5800000e10', 'hex');
    expect(readMapping(mapping, 6_892)).toBeUndefined();
    expect(readAddress(mapping)).toBeUndefined();
  });
});
