/** MSNFTP between two headless clients over real sockets: whoever listens, of one generation or of two. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BOB, Scene, seededChance, sha256 } from './scene.ts';

const CANNOT_LISTEN = ['--transfer-ports', 'none'];
const SIZES = [0, 1, 1202, 20_000_000];

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(async () => {
  await scene.close();
});

/** The other side could not listen even if it wanted to. */
describe.each([
  { arrangement: 'the sender listens', alices: [], bobs: CANNOT_LISTEN, mixed: ['MSNP12', 'MSNP7'] },
  { arrangement: 'the receiver listens', alices: CANNOT_LISTEN, bobs: [], mixed: ['MSNP7', 'MSNP12'] },
] as const)('$arrangement', ({ alices, bobs, mixed }) => {
  test.each([['MSNP7', 'MSNP7'] as const, mixed])('%s sends to %s', async (first, second) => {
    const flags = [
      ['--protocol', first, ...alices],
      ['--protocol', second, ...bobs],
    ] as const;
    const [alice, bob] = await scene.meet(...flags);
    for (const size of SIZES) {
      const path = await scene.makeFile(`${size}.bin`, size, seededChance(size));
      alice.type({ do: 'sendFile', to: BOB, path, id: `f${size}` });
      const { offer } = await bob.read('fileOffer', (event) => event.size === size);
      bob.type({ do: 'acceptFile', offer, path: scene.inbox });
      if (size > 0)
        await bob.read('fileProgress', (event) => event.offer === offer && event.route === 'direct');
      await bob.read('fileDone', (event) => event.offer === offer);
      await alice.read('fileDone', ({ id }) => id === `f${size}`);
      expect(await sha256(join(scene.inbox, `${size}.bin`))).toBe(await sha256(path));
    }
  });
});

test('where neither can listen, or may connect, both are told', async () => {
  const path = await scene.makeFile('sent.bin', 1202, seededChance(1));
  const [alice, bob] = await scene.meet(
    ['--protocol', 'MSNP7', ...CANNOT_LISTEN],
    ['--protocol', 'MSNP7', ...CANNOT_LISTEN, '--no-direct'],
  );
  alice.type({ do: 'sendFile', to: BOB, path, id: 'f1' });
  const { offer } = await bob.read('fileOffer');
  bob.type({ do: 'acceptFile', offer, path: scene.inbox });
  expect(await bob.read('fileFailed')).toMatchObject({ offer, reason: 'directOff' });
  expect(await alice.read('fileFailed')).toMatchObject({ id: 'f1', reason: 'notConnected' });
  bob.type({ do: 'sendFile', to: 'alice@example.com', path, id: 'f2' });
  expect(await bob.read('fileFailed')).toMatchObject({ id: 'f2', reason: 'directOff' });
});
