// @vitest-environment happy-dom
import { PASTED_PICTURE_MAX_BYTES } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { TWO_PEOPLE } from '../../../gallery/data/conversations.ts';
import { createFakeClient } from '../bridge/fake-client.ts';
import { giveFiles } from './give-files.ts';

const NO_PATH = { offerFiles: () => ({ ok: false, failure: { code: 'noSuchFile' } }) } as const;
const picture = new File(['x'], 'image.png', { type: 'image/png' });

const client = (answers = {}) => createFakeClient({ kind: 'conversation', snapshot: TWO_PEOPLE, answers });

it('offers files by what the bridge knows of them', async () => {
  const { bridge, requested } = client();
  expect(await giveFiles(bridge, [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')])).toBeUndefined();
  expect(requested('offerFiles')).toEqual([{ paths: ['/dropped/a.txt', '/dropped/b.txt'] }]);
});

it('a picture without a path goes as PNG', async () => {
  const { bridge, requested } = client(NO_PATH);
  const png = new Uint8Array([137, 80]);
  expect(await giveFiles(bridge, [picture], async () => png)).toBeUndefined();
  expect(requested('offerPicture')).toEqual([{ data: png }]);
});

it('says so when such a picture cannot be read or is too large', async () => {
  const { bridge, requested } = client(NO_PATH);
  const large = new Uint8Array(PASTED_PICTURE_MAX_BYTES + 1);
  expect(await giveFiles(bridge, [picture], async () => undefined)).toEqual({ code: 'badPicture' });
  expect(await giveFiles(bridge, [picture], async () => large)).toEqual({ code: 'badPicture' });
  expect(requested('offerPicture')).toEqual([]);
});

it('anything else without a path stays a failure', async () => {
  const { bridge, requested } = client(NO_PATH);
  expect(await giveFiles(bridge, [new File(['a'], 'a.txt')])).toEqual({ code: 'noSuchFile' });
  expect(requested('offerPicture')).toEqual([]);
});
