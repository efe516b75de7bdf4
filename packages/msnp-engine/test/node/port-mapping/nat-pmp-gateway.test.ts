import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, test } from 'vitest';
import type { ExternalEndpoint, Gateway } from '../../../src/node/port-mapping/gateway.ts';
import { findNatPmpGateway } from '../../../src/node/port-mapping/nat-pmp-gateway.ts';
import { NatPmpThreads } from '../../../src/node/port-mapping/nat-pmp-threads.ts';
import { PortMapper } from '../../../src/node/port-mapping/port-mapper.ts';
import { type NatPmpHabits, ownLoopbackAddress, SmallNatPmpGateway } from './small-nat-pmp-gateway.ts';

const open: { close(): unknown }[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const ADDRESS_REQUEST = '0000';
const ADDRESS_ANSWER = Buffer.from('0080000000000009cb007107', 'hex');
const MAPPING_ANSWER = Buffer.from('00820000000000091aeb1b5800000e10', 'hex');

/** One for all tests: a source that is loaded takes long to start. */
const threads = new NatPmpThreads();

function find(...addresses: readonly string[]): Promise<Gateway | undefined> {
  return findNatPmpGateway({ addresses, threads });
}

async function gatewayWith(habits?: NatPmpHabits): Promise<SmallNatPmpGateway> {
  const gateway = await SmallNatPmpGateway.open(habits);
  open.push(gateway);
  return gateway;
}

interface Network {
  readonly gateway: SmallNatPmpGateway;
  readonly mapper: PortMapper;
  readonly log: readonly string[];
}

async function network(habits?: NatPmpHabits): Promise<Network> {
  const gateway = await gatewayWith(habits);
  const log: string[] = [];
  const mapper = new PortMapper({
    log: (line) => log.push(line),
    findGateway: () => find(gateway.address),
  });
  return { gateway, mapper, log };
}

/** An offer does not wait for a thread on a busy computer; the test asks until it is told. */
async function mapped({ mapper, log }: Network, port: number): Promise<ExternalEndpoint | undefined> {
  for (;;) {
    const endpoint = await mapper.map(port);
    if (endpoint !== undefined || log.length > 0) return endpoint;
  }
}

describe('a gateway that speaks NAT-PMP', () => {
  test('hands a port on until it is taken back', async () => {
    const scene = await network();
    expect(await mapped(scene, 6_891)).toEqual({ address: '203.0.113.7', port: 6_891 });
    expect(scene.gateway.mappings).toEqual(new Map([[6_891, 6_891]]));
    await scene.mapper.unmap(6_891);
    expect([scene.gateway.mappings.size, scene.log]).toEqual([0, []]);
  });

  test('is asked in the form of RFC 6886, for an hour', async () => {
    const { gateway, mapper } = await network();
    await mapped({ gateway, mapper, log: [] }, 6_891);
    await mapper.unmap(6_891);
    const asked = new Set(gateway.asked.map((request) => request.toString('hex')));
    const [wish, end] = ['000200001aeb1aeb00000e10', '000200001aeb1aeb00000000'];
    expect(asked).toEqual(new Set([ADDRESS_REQUEST, wish, end]));
  });

  test('is found once for several ports, and each of them is taken back', async () => {
    const scene = await network();
    const endpoints = await Promise.all([mapped(scene, 6_891), mapped(scene, 6_892)]);
    expect(endpoints.map((endpoint) => endpoint?.port)).toEqual([6_891, 6_892]);
    expect(scene.gateway.mappings.size).toBe(2);
    await Promise.all([scene.mapper.unmap(6_891), scene.mapper.unmap(6_892)]);
    expect(scene.gateway.mappings.size).toBe(0);
  });

  test('gives another port where somebody has the one asked for', async () => {
    const scene = await network({ taken: [6_891] });
    expect(await mapped(scene, 6_891)).toEqual({ address: '203.0.113.7', port: 6_892 });
  });

  test('is asked again when a packet is lost', async () => {
    const scene = await network({ lost: 1 });
    expect(await mapped(scene, 6_891)).toMatchObject({ port: 6_891 });
    expect(scene.gateway.asked.slice(0, 2).map(String)).toEqual(['\0\0', '\0\0']);
  });

  test.each<[string, NatPmpHabits, RegExp]>([
    [
      'that has no port',
      { results: { 2: 4 } },
      /could not map port 6891: the gateway refused \(.*no ports left/,
    ],
    ['that does not want to', { results: { 2: 2 } }, /the gateway refused \(Not Authorized/],
    ['that says what nobody knows', { results: { 2: 77 } }, /the gateway refused \(77\)/],
    ['that gives no port', { gives: 0 }, /the gateway gave no port/],
    ['behind another one', { externalAddress: [192, 168, 178, 2] }, /no address of its own/],
    ['behind that of a provider', { externalAddress: [100, 64, 3, 4] }, /no address of its own/],
    ['without an address', { externalAddress: [0, 0, 0, 0] }, /no address of its own/],
  ])('%s is no help, and says so in one line', async (_, habits, line) => {
    const scene = await network(habits);
    expect(await mapped(scene, 6_891)).toBeUndefined();
    expect(scene.log).toEqual([expect.stringMatching(line)]);
  });

  test('without an address is asked for no port', async () => {
    const gateway = await gatewayWith({ externalAddress: [10, 0, 0, 1] });
    const found = await find(gateway.address);
    await expect(found?.map(6_891)).rejects.toThrow('no address of its own');
    expect(gateway.asked.every((request) => request.toString('hex') === ADDRESS_REQUEST)).toBe(true);
  });
});

describe('a packet that is no answer', () => {
  const cuts = Array.from({ length: ADDRESS_ANSWER.length }, (_, length) =>
    ADDRESS_ANSWER.subarray(0, length),
  );
  test.each<[string, Buffer]>([
    ['of no bytes', Buffer.alloc(0)],
    ['of one byte', Buffer.from([0])],
    ['that ends in the middle', ADDRESS_ANSWER.subarray(0, 9)],
    ['to another question', MAPPING_ANSWER],
    ['of 1,500 bytes', Buffer.alloc(1_500, 0xff)],
  ])('%s ends a thread at most: the gateway is asked again', async (_, bytes) => {
    const gateway = await gatewayWith({ first: (_request, count) => (count === 1 ? [bytes] : []) });
    expect(await find(gateway.address)).toBeDefined();
  });

  test('cut anywhere, never ends the program', async () => {
    // Each ends a thread; after a few of them this gateway is none.
    const gateway = await gatewayWith({ first: (_request, count) => cuts.slice(0, count).reverse() });
    expect(await find(gateway.address)).toBeUndefined();
  });

  test('for another port is not taken for ours', async () => {
    const gateway = await gatewayWith({ first: (request) => (request.length === 2 ? [] : [MAPPING_ANSWER]) });
    const found = await find(gateway.address);
    await expect(found?.map(7_000)).rejects.toThrow('the gateway does not answer');
    expect(await found?.map(6_891)).toMatchObject({ port: 7_000 });
  });

  test('of another version is a refusal', async () => {
    const gateway = await gatewayWith({ version: 2 });
    expect(await find(gateway.address)).toBeUndefined();
  });

  test('of a stranger is not heard', async () => {
    const stranger = createSocket('udp4');
    open.push(stranger);
    const gateway = await gatewayWith();
    const lie = Buffer.from('0080000000000009c6336401', 'hex');
    let lies = 0;
    gateway.onRequest = ({ port, address }) =>
      new Promise((resolve) => {
        lies += 1;
        stranger.send(lie, port, address, () => resolve());
      });
    const found = await find(gateway.address);
    expect(await found?.map(6_891)).toEqual({ address: '203.0.113.7', port: 6_891 });
    expect(lies).toBeGreaterThan(0);
  });

  test('that never ends does not keep the search from its end', async () => {
    const gateway = await gatewayWith({ stream: MAPPING_ANSWER });
    expect(await find(gateway.address)).toBeUndefined();
  });
});

describe('a search by NAT-PMP', () => {
  test('ends where nobody listens', async () => {
    expect(await find(ownLoopbackAddress())).toBeUndefined();
  });

  test('passes over one that refuses at once: there may be another way', async () => {
    const gateway = await gatewayWith({ results: { 0: 2 } });
    expect(await find(gateway.address)).toBeUndefined();
  });

  test('asks all who may be one', async () => {
    const [silent, refusing] = [ownLoopbackAddress(), await gatewayWith({ results: { 0: 2 } })];
    const gateway = await gatewayWith();
    const found = await find(silent, refusing.address, gateway.address);
    expect(await found?.map(7_000)).toEqual({ address: '203.0.113.7', port: 7_000 });
  });

  test('among nobody finds nobody', async () => {
    expect(await find()).toBeUndefined();
  });

  test('by two at the same time finds both, though answers come to one port', async () => {
    const gateways = [await gatewayWith(), await gatewayWith()];
    const found = await Promise.all(gateways.map(({ address }) => find(address)));
    expect(found.map((gateway) => gateway !== undefined)).toEqual([true, true]);
  });
});

test('a packet that ends every thread is told to who asked', async () => {
  const gateway = await gatewayWith({
    first: (request) => (request.length === 2 ? [] : [Buffer.alloc(1)]),
  });
  const found = await find(gateway.address);
  await expect(found?.map(6_891)).rejects.toThrow(/outside|bounds|range/i);
});

test('a search whose threads cannot be started finds nobody', async () => {
  const gateway = await gatewayWith();
  const broken = new NatPmpThreads(new URL('no-such-thread.ts', import.meta.url));
  expect(await findNatPmpGateway({ addresses: [gateway.address], threads: broken })).toBeUndefined();
});
