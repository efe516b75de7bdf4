import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadVectors } from '../../test/vectors.ts';
import { challengeResponse } from './challenge.ts';
import { findProduct, productForVersion, PRODUCTS } from './product-keys.ts';

interface ChallengeVector {
  readonly challenge: string;
  readonly productId: string;
  readonly productKey: string;
  readonly response: string;
}

interface LongVectors {
  readonly vectors: readonly ChallengeVector[];
  readonly worked: ChallengeVector;
  readonly paddingDivergence: {
    readonly challenge: string;
    readonly productId: string;
    readonly withoutPadding: string;
  };
}

const short = loadVectors<{ vectors: readonly ChallengeVector[] }>('chl-msnp6');
const long = loadVectors<LongVectors>('chl-msnp11');

function md5(bytes: Uint8Array): Uint8Array {
  return createHash('md5').update(bytes).digest();
}

function answer({ challenge, productId, productKey }: ChallengeVector, version: 10 | 11): string {
  return challengeResponse(challenge, { id: productId, key: productKey }, { version, md5 });
}

test.each(short.vectors)('MSNP6-10: $challenge with $productId', (vector) => {
  expect(answer(vector, 10)).toBe(vector.response);
});

test.each([long.worked, ...long.vectors])('MSNP11: $challenge with $productId', (vector) => {
  expect(answer(vector, 11)).toBe(vector.response);
});

test('a text that needs no padding gets none', () => {
  const { challenge, productId, withoutPadding } = long.paddingDivergence;
  const key = findProduct(productId)?.key ?? '';
  expect(challengeResponse(challenge, { id: productId, key }, { version: 11, md5 })).toBe(withoutPadding);
});

describe('products', () => {
  test('of the vectors are known', () => {
    for (const { productId, productKey } of [...short.vectors, ...long.vectors]) {
      expect(findProduct(productId)?.key).toBe(productKey);
    }
  });

  test('are there for every dialect with a challenge', () => {
    expect(productForVersion(5)).toBeUndefined();
    expect(productForVersion(6)?.id).toBe('msmsgs@msnmsgr.com');
    expect(productForVersion(12)?.id).toBe('PROD0090YUAUV{2B');
    expect(new Set(PRODUCTS.map(({ id }) => id)).size).toBe(PRODUCTS.length);
  });

  test('nobody knows are not found', () => {
    expect(findProduct('PROD00517IFH4@RV')).toBeUndefined();
    expect(findProduct('toString')).toBeUndefined();
  });
});
