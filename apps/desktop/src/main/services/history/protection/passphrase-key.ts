/**
 * The key of a protected history is random and never changes; the passphrase only seals it, so that another
 * passphrase costs one small file and not a million messages written anew. Argon2id makes each guess slow.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** KiB and passes of Argon2id: about a second, which is felt once a day and at each guess. */
export const SEAL_PARAMETERS: SealParameters = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
/** Kept beside the history and read before anything is proven: more than these would be somebody's trap. */
export const SEAL_LIMITS: SealParameters = { memoryCost: 1_048_576, timeCost: 16, parallelism: 4 };

const SALT_BYTES = 16;
/** AES-256-GCM's. */
const SEAL_KEY_BYTES = 32;
const NONCE_BYTES = 12;
/** The cipher of the database takes the first 32 characters of a key: as many as these make in base64. */
const DATA_KEY_BYTES = 24;

export interface SealParameters {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** All bytes in base64. */
export interface SealedKey extends SealParameters {
  readonly salt: string;
  readonly nonce: string;
  readonly sealed: string;
  readonly tag: string;
  /** Tells the right key from a wrong one before it is tried on the database. */
  readonly check: string;
}

/** What opens the database: 192 random bits. */
export function newDataKey(): string {
  return randomBytes(DATA_KEY_BYTES).toString('base64url');
}

export async function sealKey(
  key: string,
  passphrase: string,
  parameters: SealParameters = SEAL_PARAMETERS,
): Promise<SealedKey> {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const sealing = await stretch(passphrase, salt, parameters);
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
  const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]);
  sealing.fill(0);
  return {
    ...parameters,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    check: checkOf(key),
  };
}

/** Undefined: another passphrase sealed it. */
export async function openKey(sealed: SealedKey, passphrase: string): Promise<string | undefined> {
  const { salt, nonce, tag, memoryCost, timeCost, parallelism } = sealed;
  const opening = await stretch(passphrase, Buffer.from(salt, 'base64'), {
    memoryCost,
    timeCost,
    parallelism,
  });
  try {
    const cipher = createDecipheriv('aes-256-gcm', opening, Buffer.from(nonce, 'base64'));
    cipher.setAuthTag(Buffer.from(tag, 'base64'));
    const opened = [cipher.update(Buffer.from(sealed.sealed, 'base64')), cipher.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch {
    return undefined;
  } finally {
    opening.fill(0);
  }
}

/** Whether it is the one that was sealed; for one that was remembered elsewhere. */
export function isKeyOf(sealed: SealedKey, key: string): boolean {
  const [is, wanted] = [Buffer.from(checkOf(key)), Buffer.from(sealed.check)];
  return is.length === wanted.length && timingSafeEqual(is, wanted);
}

/** Of a random key nothing can be guessed from this. */
function checkOf(key: string): string {
  return createHash('sha256').update(`history key ${key}`).digest('base64');
}

async function stretch(passphrase: string, salt: Buffer, parameters: SealParameters): Promise<Buffer> {
  const { hashRaw } = await import('@node-rs/argon2');
  // The same letters can be typed as different code points on another keyboard.
  const typed = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    // Argon2id is what the library does unless told otherwise.
    return await hashRaw(typed, { ...parameters, salt, outputLen: SEAL_KEY_BYTES });
  } finally {
    typed.fill(0);
  }
}
