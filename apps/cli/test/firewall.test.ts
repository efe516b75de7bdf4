/** A file between two headless clients whose direct connection a firewall hinders: it arrives all the same. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Firewall, type FirewallRule } from './firewall.ts';
import type { Headless } from './headless.ts';
import { BOB, Scene, seededChance, sha256 } from './scene.ts';

/** Bytes: more than a second by the switchboard, so that there is time to change. */
const SIZE = 24_000_007;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(async () => {
  await scene.close();
});

interface Route {
  readonly route: string;
  /** Bytes that had arrived when it was first told. */
  readonly from: number;
}

interface UnderWay {
  readonly firewall: Firewall;
  readonly bob: Headless;
  readonly offer: string;
  /** Waits for the end, compares the files, and tells by which ways it went, in order. */
  readonly routes: () => Promise<readonly Route[]>;
}

async function begin(rule: FirewallRule): Promise<UnderWay> {
  const firewall = await Firewall.raise(rule);
  scene.firewall = firewall;
  const path = await scene.makeFile('sent.bin', SIZE, seededChance(SIZE));
  const [alice, bob] = await scene.meet();
  alice.type({ do: 'sendFile', to: BOB, path, id: 'f1' });
  const { offer } = await bob.read('fileOffer');
  bob.type({ do: 'acceptFile', offer, path: scene.inbox });
  const routes = async (): Promise<readonly Route[]> => {
    await bob.read('fileDone');
    await alice.read('fileDone');
    expect(await sha256(join(scene.inbox, 'sent.bin'))).toBe(await sha256(path));
    return routesOf(bob);
  };
  return { firewall, bob, offer, routes };
}

function routesOf(bob: Headless): readonly Route[] {
  const told: Route[] = [];
  for (const { route, transferred } of bob.heard('fileProgress')) {
    if (route !== 'none' && route !== told.at(-1)?.route) told.push({ route, from: transferred });
  }
  return told;
}

test('one that lets everything pass is not noticed', async () => {
  const { routes } = await begin({ kind: 'passes' });
  expect((await routes()).at(-1)?.route).toBe('direct');
});

test('one that drops everything: through the switchboard', async () => {
  const { routes } = await begin({ kind: 'drops' });
  expect((await routes()).map(({ route }) => route)).toEqual(['switchboard']);
});

test('one that opens in the middle: the direct connection takes over', async () => {
  const { firewall, bob, routes } = await begin({ kind: 'holds' });
  await bob.read('fileProgress', ({ route, transferred }) => route === 'switchboard' && transferred > 0);
  firewall.open();
  const [...ways] = await routes();
  expect(ways.map(({ route }) => route).slice(-2)).toEqual(['switchboard', 'direct']);
  expect(ways.at(-1)?.from).toBeGreaterThan(0);
});

test.each(['resets', 'stops'] as const)(
  'one that %s connections in the middle: the switchboard takes over',
  async (kind) => {
    const { routes } = await begin({ kind, after: SIZE / 3 });
    const ways = await routes();
    expect(ways.map(({ route }) => route).slice(-2)).toEqual(['direct', 'switchboard']);
    expect(ways.at(-1)?.from).toBeGreaterThan(0);
  },
  60_000,
);
