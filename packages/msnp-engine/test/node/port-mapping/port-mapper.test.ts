import { afterEach, describe, expect, test, vi } from 'vitest';
import { firstFound } from '../../../src/node/port-mapping/find-gateway.ts';
import type { ExternalEndpoint, Gateway } from '../../../src/node/port-mapping/gateway.ts';
import { PortMapper } from '../../../src/node/port-mapping/port-mapper.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A gateway that notes what it did, each after `first`. */
function stub(first: (action: string) => Promise<void> | undefined = () => undefined): {
  readonly gateway: Gateway;
  readonly ran: readonly string[];
} {
  const ran: string[] = [];
  const run = async (action: string): Promise<void> => {
    await first(action);
    ran.push(action);
  };
  const gateway: Gateway = {
    async map(port): Promise<ExternalEndpoint> {
      await run('map');
      return { address: '203.0.113.7', port };
    },
    unmap: () => run('unmap'),
  };
  return { gateway, ran };
}

describe('nobody waits', () => {
  test('for a gateway that does not come; one that comes late is taken back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let found: ((gateway: Gateway) => void) | undefined;
    const { gateway, ran } = stub();
    const mapper = new PortMapper({ findGateway: () => new Promise((resolve) => (found = resolve)) });
    const mapping = mapper.map(6_891);
    await vi.advanceTimersByTimeAsync(1_499);
    let isTold = false;
    void mapping.then(() => (isTold = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(isTold).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await mapping).toBeUndefined();

    found?.(gateway);
    await mapper.unmap(6_891);
    expect(ran).toEqual(['map', 'unmap']);
  });

  test('but for a port that is wanted again while it is being taken back', async () => {
    let deleted: (() => void) | undefined;
    const { gateway, ran } = stub((action) =>
      action === 'unmap' ? new Promise<void>((resolve) => (deleted = resolve)) : undefined,
    );
    const mapper = new PortMapper({ findGateway: () => Promise.resolve(gateway) });
    await mapper.map(6_891);
    const unmapped = mapper.unmap(6_891);
    const again = mapper.map(6_891);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    deleted?.();
    await unmapped;
    expect(await again).toMatchObject({ port: 6_891 });
    expect(ran).toEqual(['map', 'unmap', 'map']);
  });

  test('at the end of a program, for one that says nothing more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const mapper = new PortMapper({ findGateway: () => new Promise(() => undefined) });
    void mapper.map(6_891);
    const closed = mapper.close();
    await vi.advanceTimersByTimeAsync(1_500);
    await expect(closed).resolves.toBeUndefined();
  });

  test('for what was not there a moment ago', async () => {
    let searches = 0;
    const mapper = new PortMapper({ findGateway: () => Promise.resolve(void searches++) });
    expect(await mapper.map(6_891)).toBeUndefined();
    expect(await mapper.map(6_892)).toBeUndefined();
    expect(searches).toBe(1);
  });
});

describe('of several ways to a gateway', () => {
  const never = (): Promise<undefined> => new Promise(() => undefined);

  test('the one that answers first is taken', async () => {
    const { gateway } = stub();
    expect(await firstFound([never, () => Promise.resolve(gateway)])).toBe(gateway);
  });

  test('one that finds nothing does not end the search', async () => {
    const { gateway } = stub();
    const fails = (): Promise<undefined> => Promise.reject(new Error('no such network'));
    const late = async (): Promise<Gateway> => {
      await new Promise((resolve) => setImmediate(resolve));
      return gateway;
    };
    expect(await firstFound([() => Promise.resolve(undefined), fails, late])).toBe(gateway);
  });

  test('none may lead anywhere', async () => {
    expect(await firstFound([() => Promise.resolve(undefined)])).toBeUndefined();
    expect(await firstFound([])).toBeUndefined();
  });
});
