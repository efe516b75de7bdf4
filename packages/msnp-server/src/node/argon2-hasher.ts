import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../core/environment.ts';

export interface HashParameters {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** What the product uses. */
export const HASH_PARAMETERS: HashParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id (the library's default algorithm), computed off the main thread. */
export function argon2Hasher(parameters: HashParameters = HASH_PARAMETERS): PasswordHasher {
  return {
    hash: (password) => hash(password, { ...parameters }),
    // An encoded hash that cannot be read fits no password.
    verify: (encoded, password) => verify(encoded, password).catch(() => false),
  };
}
