/** Files and pictures between two clients over real sockets, with real files. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProtocolVersion } from '@nudge/msnp-codec';
import type { RunningServer } from '@nudge/msnp-server/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Person, serverWith } from './people.ts';

let server: RunningServer;
let people: readonly Person[] = [];
let folder: string;

beforeEach(async () => {
  server = await serverWith(['alice', 'bob']);
  folder = await mkdtemp(join(tmpdir(), 'nudge-exchange-'));
});

afterEach(async () => {
  for (const person of people) person.client.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function meet(version: ProtocolVersion): Promise<readonly [Person, Person]> {
  const alice = new Person('alice');
  const bob = new Person('bob');
  people = [alice, bob];
  for (const person of people) await person.signIn(server, { versions: [version] });
  await alice.ask({ type: 'addContact', account: bob.account });
  await bob.hear('contactRequested');
  const answer = { account: alice.account, answer: 'allow', addToList: true } as const;
  await bob.ask({ type: 'answerContactRequest', ...answer });
  await alice.sees(bob, 'online');
  await bob.sees(alice, 'online');
  return [alice, bob];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test.each([7, 12] as const)('a file arrives as it was, in MSNP%i', async (version) => {
  const [alice, bob] = await meet(version);
  const bytes = Buffer.alloc(3_000_017, 'every byte counts; ');
  const path = join(folder, 'big file.bin');
  await writeFile(path, bytes);
  const entry = { path: 'big file.bin', size: bytes.length };
  const transferId = '0f7d0e1c-0000-4000-8000-000000000001';
  const files = [{ path, entry }];
  const sent = await alice.ask({
    type: 'sendFiles',
    transferId,
    account: bob.account,
    name: entry.path,
    files,
  });
  expect(sent).toEqual({ ok: true });
  const { transfer } = await bob.hear('transferChanged');
  expect(transfer).toMatchObject({ name: entry.path, size: bytes.length, phase: { kind: 'offered' } });
  const destination = { folder, name: 'kept.bin' };
  await bob.ask({ type: 'acceptTransfer', transferId: transfer.transferId, destination });
  const done = await bob.hear('transferChanged', (event) => event.transfer.phase.kind === 'done');
  expect(done.transfer.savedAs).toEqual([join(folder, 'kept.bin')]);
  expect(sha256(await readFile(join(folder, 'kept.bin')))).toBe(sha256(bytes));
  await alice.hear('transferChanged', (event) => event.transfer.phase.kind === 'done');
});

test('a picture is seen and fetched', async () => {
  const [alice, bob] = await meet(12);
  const data = Buffer.alloc(20_000, 'picture');
  await alice.ask({ type: 'setDisplayPicture', picture: { data, location: 'me.png' } });
  const seen = await bob.hear('contactChanged', ({ contact }) => contact.msnObject !== undefined);
  const msnObject = seen.contact.msnObject ?? '';
  expect(await bob.ask({ type: 'fetchObject', account: alice.account, msnObject })).toEqual({ ok: true });
  expect((await bob.hear('objectFetched')).data).toEqual(new Uint8Array(data));
});
