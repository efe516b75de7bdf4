/** Display pictures between our client and the foreign one. */
import { join } from 'node:path';
import { hashOf, makePicture } from '../made-files.ts';
import type { Check } from './check.ts';
import { tell } from './tell.ts';
import { FOREIGNER, NATIVE } from './world.ts';

/** So large that even one colour fills several chunks. */
const SIDE = 1024;

export const pictureChecks: readonly Check[] = [
  {
    name: 'fetches the picture that we show',
    async run({ foreign, native, folder }) {
      const path = await makePicture(folder, { name: 'ours.png', side: SIDE, color: [20, 120, 60] });
      const copy = join(folder, 'ours fetched.png');
      native.send({ do: 'setPicture', path, id: 'p1' });
      await native.waitFor({ event: 'done', id: 'p1' });
      await foreign.waitFor({ event: 'picture', address: NATIVE.address });
      await tell(foreign, { do: 'getPicture', address: NATIVE.address, path: copy });
      if ((await hashOf(path)) !== (await hashOf(copy))) throw new Error('this is not the picture we show');
    },
  },
  {
    name: 'shows a picture that we fetch',
    async run({ foreign, native, folder }) {
      const path = await makePicture(folder, { name: 'theirs.png', side: SIDE, color: [200, 20, 60] });
      const copy = join(folder, 'theirs fetched.png');
      await tell(foreign, { do: 'setPicture', path });
      await tell(foreign, { do: 'status', status: 'online' });
      await native.waitFor({ event: 'picture', address: FOREIGNER.address });
      native.send({ do: 'getPicture', address: FOREIGNER.address, path: copy, id: 'p2' });
      await native.waitFor({ event: 'pictureReceived', id: 'p2' });
      if ((await hashOf(path)) !== (await hashOf(copy))) throw new Error('this is not the picture it shows');
    },
  },
];
