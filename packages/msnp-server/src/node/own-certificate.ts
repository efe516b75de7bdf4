/** Makes a certificate of one's own. Large, so it is imported by who needs a new one only. */
// The library's way of putting itself together looks for this.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { PemPair } from './server-certificate.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS = 20;
const DAYS_OF_YEAR = 365.25;
/** People find it by its fingerprint: the name only tells what it is to who comes across it. */
const NAME = 'CN=Nudge MSNP server (certificate of its own)';
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface OwnCertificateRequest {
  /** Random. */
  readonly serialNumber: Uint8Array;
  /** Unix milliseconds. */
  readonly unixTime: number;
}

export async function makeOwnCertificate(request: OwnCertificateRequest): Promise<PemPair> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: Buffer.from(request.serialNumber).toString('hex'),
    name: NAME,
    // A clock that is a little slow somewhere else must not make it one of the future.
    notBefore: new Date(request.unixTime - DAY_MS),
    notAfter: new Date(request.unixTime + YEARS * DAYS_OF_YEAR * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([SERVER_AUTHENTICATION]),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: pemOf(key), certificate: `${certificate.toString('pem')}\n` };
}

function pemOf(key: ArrayBuffer): string {
  return `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n`;
}
