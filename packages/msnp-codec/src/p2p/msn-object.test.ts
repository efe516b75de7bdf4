import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { bytesOfHex, loadVectors } from '../../test/vectors.ts';
import { decodePercent, encodePercent } from '../wire/percent-encoding.ts';
import {
  buildMsnObject,
  encodeMsnObject,
  friendlyText,
  hasSensibleSize,
  isDataOf,
  MSN_OBJECT_TYPES,
  msnObjectContext,
  objectChecksum,
  parseMsnObject,
  PICTURE_MAX_BYTES,
  readMsnObjectContext,
  type MsnObject,
} from './msn-object.ts';

interface ObjectVector {
  readonly dataHex?: string;
  readonly fields: {
    readonly Creator: string;
    readonly Size: number;
    readonly Type: number;
    readonly Location: string;
    readonly Friendly: string;
    readonly SHA1D: string;
  };
  readonly sha1c?: string;
  readonly xml?: string;
  readonly urlEncoded?: string;
  readonly verified: string;
}

const { vectors } = loadVectors<{ vectors: readonly ObjectVector[] }>('msnobject');

function sha1(bytes: Uint8Array): Uint8Array {
  return createHash('sha1').update(bytes).digest();
}

function objectOf({ fields }: ObjectVector): MsnObject {
  const { Creator, Size, Type, Location, Friendly, SHA1D } = fields;
  return { creator: Creator, size: Size, type: Type, location: Location, friendly: Friendly, sha1d: SHA1D };
}

const WITH_CHECKSUM = vectors.filter(({ sha1c }) => sha1c !== undefined);
const WITH_XML = vectors.filter(({ xml }) => xml !== undefined);
const WITH_DATA = vectors.filter(({ dataHex }) => dataHex !== undefined);

test.each(WITH_CHECKSUM)('SHA1C of $fields.Location by $fields.Creator', (vector) => {
  expect(objectChecksum(objectOf(vector), sha1)).toBe(vector.sha1c);
});

test.each(WITH_XML)('XML of $fields.Location by $fields.Creator', (vector) => {
  const object = { ...objectOf(vector), sha1c: vector.sha1c ?? '' };
  expect(parseMsnObject(vector.xml ?? '')).toEqual(object);
  expect(encodeMsnObject(object)).toBe(vector.xml);
  if (vector.urlEncoded === undefined) return;
  expect(encodePercent(encodeMsnObject(object))).toBe(vector.urlEncoded);
  expect(decodePercent(vector.urlEncoded)).toBe(vector.xml);
});

test.each(WITH_DATA)('made from data: $fields.Location by $fields.Creator', (vector) => {
  const { Creator, Type, Location, Friendly } = vector.fields;
  const data = bytesOfHex(vector.dataHex ?? '');
  const source = {
    creator: Creator,
    type: Type,
    location: Location,
    friendlyText: friendlyText(Friendly),
    data,
  };
  expect(buildMsnObject(source, sha1)).toEqual({ ...objectOf(vector), sha1c: vector.sha1c });
});

test('an object whose SHA1C does not fit is read all the same', () => {
  const edited = vectors.find(({ verified }) => verified.startsWith('NEGATIVE'));
  if (edited === undefined) throw new Error('no such vector');
  expect(parseMsnObject(encodeMsnObject({ ...objectOf(edited), sha1c: 'wrong' }))?.sha1d).toBe(
    edited.fields.SHA1D,
  );
});

describe('reading', () => {
  test('takes any order, any case, single quotes and what it does not know', () => {
    const xml = `<msnobj SHA1D='+/=' avatarid="9" type="3" SIZE="5" Creator="a&amp;b@c" stamp="s" contenttype="D" />`;
    expect(parseMsnObject(xml)).toEqual({
      creator: 'a&b@c',
      size: 5,
      type: MSN_OBJECT_TYPES.displayPicture,
      location: '',
      friendly: 'AAA=',
      sha1d: '+/=',
      stamp: 's',
      contentType: 'D',
    });
  });

  test.each([
    '',
    '0',
    '<msnobj/>',
    '<msnobj Creator="a" Size="1" Type="3"/>',
    '<msnobj Creator="a" Size="x" Type="3" SHA1D="b"/>',
    '<msnobj Creator="a" Size="-1" Type="3" SHA1D="b"/>',
    '<msnobj Creator="a" Size="1" Type="3" SHA1D=""/>',
    '<other Creator="a" Size="1" Type="3" SHA1D="b"/>',
    `<msnobj Creator="${'a'.repeat(9000)}" Size="1" Type="3" SHA1D="b"/>`,
  ])('gives nothing for %j', (xml) => {
    expect(parseMsnObject(xml)).toBeUndefined();
  });

  test('gives back what was written, whatever the texts', () => {
    const text = textOfLength({ maxLength: 30 });
    fc.assert(
      fc.property(text, text, (creator, location) => {
        const object = { creator, size: 1, type: 2, location, friendly: 'AAA=', sha1d: 'x' };
        expect(parseMsnObject(encodeMsnObject(object))).toEqual(object);
      }),
    );
  });
});

test.each([
  ['AAA=', ''],
  ['cwBtAGkAbABlAAAA', 'smile'],
  ['QgByAGUAYQBrACAARABhAG4AYwBlAHIA', 'Break Dancer'],
  ['?', ''],
])('friendly %s is %j', (friendly, text) => {
  expect(friendlyText(friendly)).toBe(text);
});

describe('sizes', () => {
  const { displayPicture, customEmoticon, wink } = MSN_OBJECT_TYPES;

  test.each([
    [displayPicture, 1, true],
    [displayPicture, PICTURE_MAX_BYTES, true],
    [displayPicture, PICTURE_MAX_BYTES + 1, false],
    [customEmoticon, PICTURE_MAX_BYTES + 1, false],
    [wink, PICTURE_MAX_BYTES + 1, true],
    [wink, 1024 * 1024 + 1, false],
    [99, 1024 * 1024 + 1, false],
    [displayPicture, 9_999_999_999, false],
    [displayPicture, 0, false],
  ])('type %i with %i bytes: %s', (type, size, isSensible) => {
    expect(hasSensibleSize({ type, size })).toBe(isSensible);
  });
});

describe('data', () => {
  const data = bytesOfHex('68656c6c6f');
  const object = buildMsnObject({ creator: 'a@b', type: 3, location: '0', data }, sha1);

  test('is that of its object, padded hash or not', () => {
    expect(isDataOf(object, data, sha1)).toBe(true);
    expect(isDataOf({ ...object, sha1d: object.sha1d.replace('=', '') }, data, sha1)).toBe(true);
  });

  test.each([
    ['another hash', { sha1d: '2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['no hash', { sha1d: '' }],
    ['no Base64', { sha1d: '!' }],
    ['another size', { size: 6 }],
  ])('is not that of an object with %s', (_what, change) => {
    expect(isDataOf({ ...object, ...change }, data, sha1)).toBe(false);
  });

  test('is asked for by a Context with a zero byte, which may be missing', () => {
    const context = msnObjectContext(object);
    expect(context.at(-1)).toBe(0);
    expect(readMsnObjectContext(context)).toEqual(object);
    expect(readMsnObjectContext(context.subarray(0, -1))).toEqual(object);
    expect(readMsnObjectContext(bytesOfHex('00'))).toBeUndefined();
    expect(readMsnObjectContext(new Uint8Array(100_000))).toBeUndefined();
  });
});
