/** Whoever could not receive files asks for the same offer once more. */
import { expect, test } from 'vitest';
import { ASKED_AGAIN_MAX, ASKED_AGAIN_TIME } from '../../../src/transfer/transfer-limits.ts';
import type { Inhabitant } from '../world.ts';
import { acceptFile, type Pair, pair, received, sendFile, someBytes, transferId } from './people.ts';

const FILE = someBytes(60_000);
const NAME = 'a.bin';

/** Bob's disk was full. */
async function failed(): Promise<Pair> {
  const people = await pair();
  const { world, alice, bob } = people;
  bob.disk.room = 20_000;
  sendFile({ from: alice, to: bob }, NAME, FILE);
  await world.advance(5_000);
  acceptFile(bob, NAME);
  await world.advance(30_000);
  expect(bob.transfer(NAME).phase).toEqual({ kind: 'failed', reason: 'diskFull' });
  bob.disk.room = FILE.length * 10;
  return people;
}

function askAgain(asker: Inhabitant, { account }: Inhabitant): string {
  const { resumeKey = '' } = asker.transfer(NAME);
  return asker.submit({ type: 'askForFilesAgain', account, resumeKey });
}

test.each([
  ['in the switchboard there is', 0],
  ['in a new one, when the last was left', 600_000],
])('%s; the offer that answers has the same key, and arrives', async (_where, pause) => {
  const { world, alice, bob } = await failed();
  await world.advance(pause);
  const { resumeKey } = bob.transfer(NAME);
  const request = askAgain(bob, alice);
  await world.advance(5_000);
  expect(bob.outcomeOf(request)).toEqual({ ok: true });
  expect(alice.all('filesAskedAgain')).toEqual([
    { type: 'filesAskedAgain', account: bob.account, transferId: transferId(NAME) },
  ]);
  expect(bob.all('filesAskedAgain')).toEqual([]);
  expect(alice.outcomeOf(sendFile({ from: alice, to: bob }, NAME, FILE))).toEqual({ ok: true });
  await world.advance(5_000);
  expect(bob.transfer(NAME)).toMatchObject({ phase: { kind: 'offered' }, resumeKey });
  acceptFile(bob, NAME);
  await world.advance(60_000);
  expect(received(bob, NAME)).toEqual(FILE);
  expect(alice.transfer(NAME).phase).toEqual({ kind: 'done' });
});

test('nothing is said in the windows by it', async () => {
  const { world, alice, bob } = await failed();
  const request = askAgain(bob, alice);
  await world.advance(5_000);
  expect(bob.outcomeOf(request)).toEqual({ ok: true });
  expect([alice.all('textReceived'), alice.all('nudgeReceived'), alice.all('lineChanged')]).toEqual([
    [],
    [],
    [],
  ]);
});

test('nobody is asked without end', async () => {
  const { world, alice, bob } = await failed();
  for (let count = 0; count < ASKED_AGAIN_MAX; count++) askAgain(bob, alice);
  expect(bob.outcomeOf(askAgain(bob, alice))).toMatchObject({ ok: false, code: 'tooSoon' });
  await world.advance(ASKED_AGAIN_TIME);
  expect(alice.all('filesAskedAgain')).toHaveLength(ASKED_AGAIN_MAX);
  const later = askAgain(bob, alice);
  await world.advance(5_000);
  expect(bob.outcomeOf(later)).toEqual({ ok: true });
});

test('nobody is asked with the key of an offer of somebody else', async () => {
  const { alice, bob } = await failed();
  const ask = (resumeKey: string): unknown =>
    bob.outcomeOf(bob.submit({ type: 'askForFilesAgain', account: alice.account, resumeKey }));
  for (const key of ['', 'carol@example.com/12345678', `${alice.account}/`, `${alice.account}/../x`]) {
    expect(ask(key)).toMatchObject({ ok: false, code: 'invalidArgument' });
  }
});

test('who is offline, or whose client knows nothing of it, is not asked', async () => {
  const { world, alice, bob } = await pair(8);
  const resumeKey = `${alice.account}/12345678`;
  const ask = (): string => bob.submit({ type: 'askForFilesAgain', account: alice.account, resumeKey });
  expect(bob.outcomeOf(ask())).toMatchObject({ ok: false, code: 'notSupported' });
  alice.submit({ type: 'signOut' });
  await world.advance(2_000);
  expect(bob.outcomeOf(ask())).toMatchObject({ ok: false, code: 'notOnline' });
  bob.submit({ type: 'signOut' });
  await world.advance(2_000);
  expect(bob.outcomeOf(ask())).toMatchObject({ ok: false, code: 'notSignedIn' });
});

test('who goes while they are asked', async () => {
  const { world, alice, bob } = await failed();
  await world.advance(600_000);
  const request = askAgain(bob, alice);
  world.quit(alice);
  await world.advance(120_000);
  expect(bob.outcomeOf(request)).toMatchObject({ ok: false, code: 'notOnline' });
});
