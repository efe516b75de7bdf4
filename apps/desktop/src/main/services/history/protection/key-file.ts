/** The sealed key of a protected history, in a file beside it. It changes whole or not at all. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { SEAL_LIMITS, type SealedKey } from './passphrase-key.ts';

/**
 * How far it is: `protecting` until nothing of the history is left unprotected, `removing` from the moment when the
 * unprotected one is whole until the protected one is gone. What is begun is finished at the next start.
 */
export type KeyPhase = 'protecting' | 'protected' | 'removing';

export interface KeyFile {
  readonly phase: KeyPhase;
  readonly key: SealedKey;
}

/** Of this file's own form. */
const VERSION = 1;
/** For the person alone. */
const MODE = 0o600;

const upTo = (most: number) => z.number().int().min(1).max(most);
const bytes = z.string().min(1).max(256);
const schema = z.object({
  version: z.literal(VERSION),
  phase: z.enum(['protecting', 'protected', 'removing']),
  key: z.object({
    memoryCost: upTo(SEAL_LIMITS.memoryCost),
    timeCost: upTo(SEAL_LIMITS.timeCost),
    parallelism: upTo(SEAL_LIMITS.parallelism),
    salt: bytes,
    nonce: bytes,
    sealed: bytes,
    tag: bytes,
    check: bytes,
  }),
});

/** `damaged`: it is there, and does not say what it should. */
export function readKeyFile(file: string): KeyFile | 'none' | 'damaged' {
  if (!existsSync(file)) return 'none';
  try {
    const { phase, key } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { phase, key };
  } catch {
    return 'damaged';
  }
}

/** Throws what the system said. */
export function writeKeyFile(file: string, content: KeyFile): void {
  const next = `${file}.next`;
  rmSync(next, { force: true });
  const open = openSync(next, 'wx', MODE);
  try {
    writeSync(open, JSON.stringify({ version: VERSION, ...content }));
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  renameSync(next, file);
}
