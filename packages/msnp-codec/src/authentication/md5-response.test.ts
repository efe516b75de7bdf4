import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadVectors } from '../../test/vectors.ts';
import { md5Response } from './md5-response.ts';

interface Md5Vector {
  readonly salt: string;
  readonly password: string;
  readonly response: string;
}

const { vectors } = loadVectors<{ vectors: readonly Md5Vector[] }>('auth-md5');

test.each(vectors)('$salt with $password', ({ salt, password, response }) => {
  expect(md5Response(salt, password, (bytes) => createHash('md5').update(bytes).digest())).toBe(response);
});
