import { describe, expect, test } from 'vitest';
import { REACHABILITY_AT_ONCE_MAX, REACHABILITY_PER_ADDRESS_MAX, REACHABILITY_WINDOW_MS } from '../limits.ts';
import { Reachability, type ReachabilityRequest } from './reachability.ts';

const ASKED: ReachabilityRequest = {
  body: { port: 6891 },
  remoteAddress: '192.0.2.7',
  remotePort: 40_001,
  isForwarded: false,
};
const SEEN = { address: '192.0.2.7', port: 40_001 };

function probes(connectBack: (address: string, port: number) => Promise<boolean> = async () => true) {
  const clock = { now: 0 };
  const tried: string[] = [];
  const reachability = new Reachability({
    environment: { now: () => clock.now },
    connectBack: (address, port) => {
      tried.push(`${address} ${port}`);
      return connectBack(address, port);
    },
  });
  const probe = async (request: Partial<ReachabilityRequest> = {}) => {
    const { status, body } = await reachability.probe({ ...ASKED, ...request });
    return [status, JSON.parse(body) as unknown] as const;
  };
  return { probe, tried, clock };
}

describe('whether a port can be reached', () => {
  test.each([true, false])('is told: %s', async (reachable) => {
    const { probe, tried } = probes(async () => reachable);
    expect(await probe()).toEqual([200, { reachable, seen: SEEN }]);
    expect(tried).toEqual(['192.0.2.7 6891']);
  });

  test.each([
    { port: 6890 },
    { port: 6901 },
    { port: 22 },
    { port: 6891.5 },
    { port: '6891' },
    undefined,
    'x',
  ])('is not looked for by %o', async (body) => {
    const { probe, tried } = probes();
    expect(await probe({ body })).toEqual([400, { error: 'badRequest' }]);
    expect(tried).toEqual([]);
  });

  test('leads to nobody but who asked, whatever the question says', async () => {
    const { probe, tried } = probes();
    await probe({ body: { port: 6900, address: '198.51.100.1', host: '198.51.100.1' } });
    expect(tried).toEqual(['192.0.2.7 6900']);
  });

  test('is not looked for where only the own address is asked, however often', async () => {
    const { probe, tried } = probes();
    for (let index = 0; index <= REACHABILITY_PER_ADDRESS_MAX; index++) {
      expect(await probe({ body: {} })).toEqual([200, { seen: SEEN }]);
    }
    expect(tried).toEqual([]);
    expect((await probe())[0]).toBe(200);
  });

  test('is refused to a proxy, and to nobody known', async () => {
    const { probe, tried } = probes();
    expect(await probe({ isForwarded: true })).toEqual([403, { error: 'forwarded' }]);
    expect(await probe({ body: {}, isForwarded: true })).toEqual([403, { error: 'forwarded' }]);
    expect(await probe({ remoteAddress: '' })).toEqual([403, { error: 'forwarded' }]);
    expect(tried).toEqual([]);
  });

  test('is told so many times to one address, and again later', async () => {
    const { probe, clock } = probes();
    for (let index = 0; index < REACHABILITY_PER_ADDRESS_MAX; index++) expect((await probe())[0]).toBe(200);
    expect(await probe()).toEqual([429, { error: 'tooManyProbes' }]);
    expect((await probe({ remoteAddress: '192.0.2.8' }))[0]).toBe(200);
    clock.now = REACHABILITY_WINDOW_MS;
    expect((await probe())[0]).toBe(200);
  });

  test('is tried for so many at once', async () => {
    let answer = (_reached: boolean): void => {};
    const answered = new Promise<boolean>((resolve) => (answer = resolve));
    const { probe } = probes(() => answered);
    const asked = Array.from({ length: REACHABILITY_AT_ONCE_MAX }, (_, index) =>
      probe({ remoteAddress: `192.0.2.${index}` }),
    );
    expect(await probe()).toEqual([503, { error: 'busy' }]);
    answer(true);
    expect((await Promise.all(asked)).map(([status]) => status)).toEqual(asked.map(() => 200));
    expect((await probe())[0]).toBe(200);
  });
});
