/** Transfers between Nudge clients that break, and go on: lost lines, a dead server, an application's end. */
import { describe, expect, test } from 'vitest';
import type { Inhabitant, World } from '../world.ts';
import { acceptFile, pair, received, sendFile, someBytes, transferId } from './people.ts';

const FILE = someBytes(2_000_000);

/** Until so many bytes are stored at the receiver. */
async function untilStored(world: World, receiver: Inhabitant, bytes: number): Promise<void> {
  const stored = (): number => [...receiver.disk.parts.values()].reduce((sum, { total }) => sum + total, 0);
  for (let step = 0; step < 3_000 && stored() < bytes; step++) await world.advance(5);
  if (stored() < bytes) throw new Error(`only ${stored()} bytes were stored`);
}

async function running(isDirect: boolean): Promise<Awaited<ReturnType<typeof pair>>> {
  const people = await pair();
  const { world, alice, bob } = people;
  if (!isDirect) for (const person of [alice, bob]) world.network.closedAddresses.add(person.address);
  // Slow enough to be caught on the way.
  alice.streams.latency = 200;
  sendFile({ from: alice, to: bob }, 'a.bin', FILE);
  await world.advance(5_000);
  acceptFile(bob, 'a.bin');
  await untilStored(world, bob, 300_000);
  return people;
}

/** Nothing was sent twice but what was on the way, nothing was asked twice, and all of it is right. */
function expectWhole(sender: Inhabitant, receiver: Inhabitant): void {
  expect(received(receiver, 'a.bin')).toEqual(FILE);
  expect(receiver.transfer('a.bin').phase).toEqual({ kind: 'done' });
  expect(sender.transfer('a.bin').phase).toEqual({ kind: 'done' });
  expect([sender.streams.openCount, receiver.streams.openCount]).toEqual([0, 0]);
}

describe.each([
  ['through the server', false],
  ['directly', true],
] as const)('%s', (_how, isDirect) => {
  test('the line of the switchboard is cut', async () => {
    const { world, alice, bob } = await running(isDirect);
    for (const line of alice.lines.slice(1)) line.cut();
    for (const line of world.network.lines) line.cut();
    await world.advance(100);
    await world.advance(120_000);
    expectWhole(alice, bob);
    expect(new Set(bob.all('transferChanged').map(({ transfer }) => transfer.transferId)).size).toBe(1);
  });

  test('the server dies and comes back', async () => {
    const { world, alice, bob } = await running(isDirect);
    world.kill();
    for (const line of world.network.lines) line.cut();
    await world.advance(180_000);
    expect(bob.transfer('a.bin').phase.kind).toBe('interrupted');
    expect(alice.transfer('a.bin').phase.kind).toBe('interrupted');
    world.restart();
    await world.advance(400_000);
    expectWhole(alice, bob);
  });

  test("the receiver's application ends, and begins anew", async () => {
    const { world, alice, bob } = await running(isDirect);
    const { resumeKey } = bob.transfer('a.bin');
    world.quit(bob);
    await world.advance(5_000);
    expect(alice.transfer('a.bin').phase.kind).toBe('interrupted');
    const again = world.person('bob', bob.disk);
    if (!isDirect) world.network.closedAddresses.add(again.address);
    again.signIn();
    await world.advance(20_000);
    expect(again.transfer('a.bin')).toMatchObject({ phase: { kind: 'offered' }, resumeKey });
    acceptFile(again, 'a.bin');
    await world.advance(120_000);
    expectWhole(alice, again);
    const progress = again.all('transferChanged').map(({ transfer }) => transfer.transferred);
    expect(progress.filter((bytes) => bytes > 0 && bytes < 300_000)).toEqual([]);
  });

  test("the sender's application ends, and offers it again under the same id", async () => {
    const { world, alice, bob } = await running(isDirect);
    world.quit(alice);
    await world.advance(5_000);
    expect(bob.transfer('a.bin').phase.kind).toBe('interrupted');
    const again = world.person('alice', alice.disk);
    if (!isDirect) world.network.closedAddresses.add(again.address);
    again.signIn();
    await world.advance(5_000);
    sendFile({ from: again, to: bob }, 'a.bin', FILE);
    await world.advance(120_000);
    expectWhole(again, bob);
    expect(new Set(bob.all('transferChanged').map(({ transfer }) => transfer.transferId)).size).toBe(1);
  });
});

test('what breaks is waited for, and can be cancelled meanwhile', async () => {
  const { world, alice, bob } = await running(false);
  world.quit(alice);
  await world.advance(5_000);
  expect(bob.transfer('a.bin').phase.kind).toBe('interrupted');
  expect(bob.disk.parts.size).toBe(1);
  bob.submit({ type: 'cancelTransfer', transferId: bob.transfer('a.bin').transferId });
  await world.advance(1_000);
  expect(bob.transfer('a.bin').phase).toEqual({ kind: 'cancelled', by: 'us' });
  expect(bob.disk.parts.size).toBe(0);
  expect(bob.streams.openCount).toBe(0);
});

test('after a day the receiver gives up', async () => {
  const { world, alice, bob } = await running(false);
  world.quit(alice);
  await world.advance(5_000);
  for (let hour = 0; hour < 25; hour++) await world.advance(3_600_000);
  expect(bob.all('transferChanged').map(({ transfer }) => transfer.phase)).toContainEqual({
    kind: 'failed',
    reason: 'timedOut',
  });
});

test('another file under the id of one that broke is a new offer', async () => {
  const { world, alice, bob } = await running(false);
  world.quit(alice);
  await world.advance(5_000);
  const again = world.person('alice', alice.disk);
  again.signIn();
  await world.advance(5_000);
  const file = again.disk.store('/home/a.bin', someBytes(1_000_000, 7));
  again.submit({
    type: 'sendFiles',
    transferId: transferId('a.bin'),
    account: bob.account,
    name: 'a.bin',
    files: [file],
  });
  await world.advance(10_000);
  expect(bob.transfer('a.bin').phase).toEqual({ kind: 'offered' });
  expect(new Set(bob.all('transferChanged').map(({ transfer }) => transfer.transferId)).size).toBe(2);
});

test('in MSNFTP a broken transfer has failed', async () => {
  const { world, alice, bob } = await pair(8);
  sendFile({ from: alice, to: bob }, 'a.bin', FILE);
  await world.advance(5_000);
  acceptFile(bob, 'a.bin');
  await untilStored(world, bob, 100_000);
  for (const line of world.network.lines) line.cut();
  await world.advance(60_000);
  expect(bob.transfer('a.bin').phase.kind).toBe('failed');
  expect(alice.transfer('a.bin').phase.kind).toBe('failed');
  expect(bob.disk.parts.size).toBe(0);
});
