/** Two people who know one another, and what they send. */
import type { ProtocolVersion } from '@nudge/msnp-codec';
import { type Inhabitant, World } from '../world.ts';

export interface Pair {
  readonly world: World;
  readonly alice: Inhabitant;
  readonly bob: Inhabitant;
}

/** Alice and Bob, signed in. */
export async function pair(first: ProtocolVersion = 12, second: ProtocolVersion = first): Promise<Pair> {
  const world = await World.open('alice', 'bob', 'carol');
  await world.befriend('alice', 'bob');
  const alice = world.person('alice');
  const bob = world.person('bob');
  alice.signIn({ versions: [first] });
  bob.signIn({ versions: [second] });
  await world.advance(2_000);
  return { world, alice, bob };
}

/** Bytes that are the same in every run, and differ everywhere. */
export function someBytes(count: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  });
}

export function transferId(name: string): string {
  return `${'0'.repeat(8)}-${name.replaceAll(/[^\da-z]/gi, '')}`;
}

export interface Route {
  readonly from: Inhabitant;
  readonly to: Inhabitant;
}

/** Offers one file; the outcome stands at once. */
export function sendFile({ from, to }: Route, name: string, bytes: Uint8Array): string {
  const file = from.disk.store(`/home/${name}`, bytes);
  return from.submit({
    type: 'sendFiles',
    transferId: transferId(name),
    account: to.account,
    name,
    files: [file],
  });
}

export function acceptFile(receiver: Inhabitant, name: string): string {
  const { transferId: id } = receiver.transfer(name);
  return receiver.submit({ type: 'acceptTransfer', transferId: id, destination: { folder: '/received' } });
}

/** Where an accepted file has gone, in bytes; undefined while it is not all there. */
export function received(receiver: Inhabitant, name: string): Uint8Array | undefined {
  return receiver.disk.files.get(`/received/${name}`);
}
