/**
 * The certificate by which people know this server again. One of its own is made once and kept: whoever trusted it
 * would be right to take another for somebody else. So a kept one that cannot be used is put aside, and said so.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { Environment } from '../core/environment.ts';
import { ServerError } from '../errors.ts';
import { setAside } from './set-aside.ts';

/** Both PEM. */
export interface PemPair {
  readonly key: string;
  readonly certificate: string;
}

export interface ServerCertificate extends PemPair {
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
  /** Where one that could not be used was put aside for it. */
  readonly setAsideAs?: string;
}

/** Key and certificate, one after the other. */
const CERTIFICATE_FILE = 'server-certificate.pem';
/** What a new one is written to; one of a start that was killed is overwritten by the next. */
const DRAFT_SUFFIX = '.new';
const OWNER_ONLY = 0o600;
const SERIAL_NUMBER_BYTES = 16;
/** Serial numbers are positive and begin with no empty byte. */
const SERIAL_FIRST = { mask: 0x7f, set: 0x40 } as const;

/** Fails with `badCertificate`, told in words that name the file. */
export async function givenCertificate(keyFile: string, certificateFile: string): Promise<ServerCertificate> {
  const [key, certificate] = [await readPem(keyFile), await readPem(certificateFile)];
  try {
    return usable({ key, certificate });
  } catch (failure) {
    const names = keyFile === certificateFile ? keyFile : `${certificateFile} with the key ${keyFile}`;
    throw new ServerError(
      'badCertificate',
      `the certificate ${names} cannot be used: ${textOf(failure)}`,
      failure,
    );
  }
}

/** For as long as the server runs. */
export async function passingCertificate(environment: Environment): Promise<ServerCertificate> {
  return usable(await make(environment));
}

/** The one kept in the folder, made if there is none. Fails with `storeFailed` where the folder takes no file. */
export async function keptCertificate(
  directory: string,
  environment: Environment,
): Promise<ServerCertificate> {
  const file = join(directory, CERTIFICATE_FILE);
  const kept = await readKept(file);
  if ('fingerprint' in kept) return kept;
  const { setAsideAs, reason } = kept;
  if (setAsideAs !== undefined) {
    environment.log({ level: 'error', event: 'certificateSetAside', details: { file: setAsideAs, reason } });
  }
  const pair = await make(environment);
  await write(file, `${pair.key}${pair.certificate}`).catch((failure: unknown) => {
    throw new ServerError('storeFailed', `the certificate ${file} cannot be kept`, failure);
  });
  const made = usable(pair);
  environment.log({ level: 'info', event: 'certificateMade', details: { fingerprint: made.fingerprint } });
  return { ...made, ...(setAsideAs === undefined ? {} : { setAsideAs }) };
}

interface NoneKept {
  /** Where the one that cannot be used is now; undefined where there was none. */
  readonly setAsideAs?: string;
  readonly reason: string;
}

async function readKept(file: string): Promise<ServerCertificate | NoneKept> {
  try {
    const pem = await readFile(file, 'utf8');
    return usable({ key: pem, certificate: pem });
  } catch (failure) {
    const reason = textOf(failure);
    if (isMissing(failure)) return { reason };
    const setAsideAs = await setAside(file).catch((problem: unknown) => {
      throw new ServerError('storeFailed', `the certificate ${file} cannot be used`, problem);
    });
    return { setAsideAs, reason };
  }
}

/** Whoever is killed in the middle leaves the old file or the new one, never a part. */
async function write(file: string, pem: string): Promise<void> {
  const draft = `${file}${DRAFT_SUFFIX}`;
  await rm(draft, { force: true });
  const handle = await open(draft, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(pem);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

async function make(environment: Environment): Promise<PemPair> {
  const { makeOwnCertificate } = await import('./own-certificate.ts');
  const [first = 0, ...rest] = environment.randomBytes(SERIAL_NUMBER_BYTES);
  const serialNumber = Uint8Array.of((first & SERIAL_FIRST.mask) | SERIAL_FIRST.set, ...rest);
  return makeOwnCertificate({ serialNumber, unixTime: environment.unixTime() });
}

/** Throws what is wrong with them. */
function usable({ key, certificate }: PemPair): ServerCertificate {
  const leaf = new X509Certificate(certificate);
  if (!leaf.checkPrivateKey(createPrivateKey(key)))
    throw new Error('the key is not the one of the certificate');
  // Throws for what the library of TLS finds too weak.
  createSecureContext({ key, cert: certificate });
  return { key, certificate, fingerprint: leaf.fingerprint256.replaceAll(':', '').toLowerCase() };
}

async function readPem(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((failure: unknown) => {
    throw new ServerError('badCertificate', `${file} cannot be read: ${textOf(failure)}`, failure);
  });
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
}

function textOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : 'unknown reason';
}
