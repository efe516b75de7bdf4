import { buildMsnObject, encodeMsnObject, MSN_OBJECT_TYPES } from '@nudge/msnp-codec';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { PNG } from '../../../../test/sample-pictures.ts';
import { hashInUrl, hashOfObject, pictureHash, pictureUrl } from './picture-hash.ts';

const sha1 = (data: Uint8Array): Uint8Array => createHash('sha1').update(data).digest();
const source = {
  creator: 'bob@example.com',
  type: MSN_OBJECT_TYPES.displayPicture,
  location: '0',
  data: PNG,
};
const object = buildMsnObject(source, sha1);

it('is the hash that others announce', () => {
  expect(hashOfObject(encodeMsnObject(object), 'displayPicture')).toBe(pictureHash(PNG));
});

it.each([
  ['another kind of object', { type: MSN_OBJECT_TYPES.wink }],
  ['an absurd size', { size: 4_000_000_000 }],
  ['no size', { size: 0 }],
  ['a hash of another length', { sha1d: 'AAAA' }],
  ['a hash that leaves the folder', { sha1d: '../../../etc/passwd' }],
])('takes nothing from %s', (_what, change) => {
  expect(hashOfObject(encodeMsnObject({ ...object, ...change }), 'displayPicture')).toBeUndefined();
});

it('stands in an address, and in no other', () => {
  const hash = pictureHash(PNG);
  expect(hashInUrl(pictureUrl(hash))).toBe(hash);
  expect(hashInUrl(`${pictureUrl(hash)}/..`)).toBeUndefined();
  expect(hashInUrl('')).toBeUndefined();
});
