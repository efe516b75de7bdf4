/** Files, pictures and emoticons between two headless clients in processes of their own, over a real server. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALICE, BOB, Scene, seededChance, sha256 } from './scene.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(async () => {
  await scene.close();
});

describe('a file arrives as it was', () => {
  test.each([
    { way: 'by MSNFTP', flags: ['--protocol', 'MSNP7'], size: 3_000_017, route: 'direct' },
    { way: 'over the switchboard', flags: ['--no-direct'], size: 300_003, route: 'switchboard' },
    { way: 'directly', flags: [], size: 8_000_001, route: 'direct' },
  ])('$way', async ({ flags, size, route }) => {
    const path = await scene.makeFile('sent.bin', size, seededChance(size));
    const [alice, bob] = await scene.meet(flags);
    alice.type({ do: 'sendFile', to: BOB, path, id: 'f1' });
    const { offer, files } = await bob.read(
      'fileOffer',
      ({ from, name }) => from === ALICE && name === 'sent.bin',
    );
    expect(files).toBe(1);
    bob.type({ do: 'acceptFile', offer, path: join(scene.inbox, 'got.bin'), id: 'a1' });
    await bob.read('done', ({ id }) => id === 'a1');
    await bob.read('fileProgress', (event) => event.offer === offer && event.route === route);
    const done = await bob.read('fileDone', (event) => event.offer === offer);
    expect(done.saved).toEqual([join(scene.inbox, 'got.bin')]);
    await alice.read('fileDone', ({ id }) => id === 'f1');
    expect(await sha256(join(scene.inbox, 'got.bin'))).toBe(await sha256(path));
  });
});

test('a folder arrives as one offer; the end of the input waits for it', async () => {
  const trip = join(scene.folder, 'trip');
  await mkdir(join(trip, 'day two'), { recursive: true });
  await scene.makeFile('trip/one.bin', 70_001, seededChance(1));
  await scene.makeFile('trip/day two/two.bin', 5, seededChance(2));
  const [alice, bob] = await scene.meet();
  alice.type({ do: 'sendFile', to: BOB, path: trip, id: 'f1' });
  alice.endInput();
  const { offer } = await bob.read('fileOffer', ({ name, files }) => name === 'trip' && files === 2);
  bob.type({ do: 'acceptFile', offer, path: scene.inbox });
  await alice.read('fileDone', ({ id }) => id === 'f1');
  expect(await alice.ended).toBe(0);
  await bob.read('fileDone', (event) => event.offer === offer);
  for (const name of ['trip/one.bin', 'trip/day two/two.bin']) {
    expect(await sha256(join(scene.inbox, name))).toBe(await sha256(join(scene.folder, name)));
  }
});

test('declined, cancelled and impossible files each end in their event', async () => {
  const path = await scene.makeFile('sent.bin', 30_000_000, seededChance(3));
  const [alice, bob] = await scene.meet(['--no-direct']);
  alice.type({ do: 'sendFile', to: BOB, path, id: 'f1' });
  const first = await bob.read('fileOffer');
  bob.type({ do: 'declineFile', offer: first.offer, id: 'd1' });
  await bob.read('done', ({ id }) => id === 'd1');
  expect(await alice.read('fileDeclined')).toMatchObject({ id: 'f1', by: 'them' });
  const declined = await alice.read('fileOffered', ({ id }) => id === 'f1');
  bob.type({ do: 'askFileAgain', from: ALICE, resumeKey: first.resumeKey, id: 'again' });
  await bob.read('done', ({ id }) => id === 'again');
  expect(await alice.read('fileAskedAgain')).toMatchObject({ from: BOB, transfer: declined.transfer });

  alice.type({ do: 'sendFile', to: BOB, path, id: 'f2' });
  const second = await bob.read('fileOffer', ({ offer }) => offer !== first.offer);
  bob.type({ do: 'acceptFile', offer: second.offer, path: scene.inbox });
  await bob.read('fileProgress', ({ offer, transferred }) => offer === second.offer && transferred > 0);
  const { transfer } = await alice.read('fileOffered', ({ id }) => id === 'f2');
  alice.type({ do: 'cancelFile', transfer, id: 'c1' });
  expect(await alice.read('fileCancelled')).toMatchObject({ id: 'f2', by: 'us' });
  expect(await bob.read('fileCancelled')).toMatchObject({ offer: second.offer, by: 'them' });

  alice.type({ do: 'sendFile', to: BOB, path: join(scene.folder, 'none'), id: 'f3' });
  expect(await alice.read('error', ({ id }) => id === 'f3')).toMatchObject({ code: 'missing' });
  alice.type({ do: 'acceptFile', offer: 'none', path: scene.inbox, id: 'a3' });
  expect(await alice.read('error', ({ id }) => id === 'a3')).toMatchObject({ code: 'invalidArgument' });
  alice.type({ do: 'sendFile', to: 'nobody@example.com', path, id: 'f4' });
  expect(await alice.read('fileFailed')).toMatchObject({ id: 'f4', reason: 'notOnline' });
  alice.endInput();
  bob.endInput();
  expect([await alice.ended, await bob.ended]).toEqual([0, 0]);
});

test('pictures and emoticons are seen and fetched', async () => {
  const path = join(scene.folder, 'me.png');
  await writeFile(path, PIXEL);
  const [alice, bob] = await scene.meet();
  alice.type({ do: 'setPicture', path, id: 'p1' });
  await alice.read('done', ({ id }) => id === 'p1');
  const { hash } = await bob.read('picture', ({ address }) => address === ALICE);
  expect(hash).toMatch(/^[\w+/]+=*$/);
  const got = join(scene.folder, 'got.png');
  bob.type({ do: 'getPicture', address: ALICE, path: got, id: 'g1' });
  expect(await bob.read('pictureReceived')).toMatchObject({ id: 'g1', path: got, bytes: PIXEL.length });
  expect(await readFile(got)).toEqual(PIXEL);

  alice.type({ do: 'addEmoticon', code: '(me)', path, id: 'e1' });
  alice.type({ do: 'message', to: BOB, text: 'This is (me)', id: 'm1' });
  expect(await bob.read('emoticon')).toMatchObject({ from: ALICE, code: '(me)', hash });
  expect((await bob.read('message')).text).toBe('This is (me)');

  alice.type({ do: 'setPicture', path: '', id: 'p2' });
  await bob.read('picture', (event) => event.hash === undefined);
  bob.type({ do: 'getPicture', address: ALICE, id: 'g2' });
  expect(await bob.read('error', ({ id }) => id === 'g2')).toMatchObject({ code: 'noPicture' });
  const other = join(scene.folder, 'text.png');
  await writeFile(other, 'no picture');
  alice.type({ do: 'setPicture', path: other, id: 'p3' });
  expect(await alice.read('error', ({ id }) => id === 'p3')).toMatchObject({ code: 'notAPicture' });
});
