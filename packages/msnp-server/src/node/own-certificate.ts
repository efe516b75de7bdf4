/** Makes a certificate of one's own. What it needs is large, so it is imported by who has none only. */
import { generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { id_ecdsaWithSHA256 } from '@peculiar/asn1-ecc';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';
import type { PemPair } from './server-certificate.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS = 20;
const DAYS_OF_YEAR = 365.25;
/** People find it by its fingerprint: the name only tells what it is to who comes across it. */
const NAME = 'Nudge MSNP server (certificate of its own)';
const COMMON_NAME = '2.5.4.3';

export interface OwnCertificateRequest {
  /** Random; the first bit is not set and the first byte not empty. */
  readonly serialNumber: Uint8Array;
  /** Unix milliseconds. */
  readonly unixTime: number;
}

/** Signed by its own key, on the curve P-256. */
export function makeOwnCertificate(request: OwnCertificateRequest): PemPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const tbsCertificate = unsigned(request, publicKey);
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), privateKey);
  const certificate = new x509.Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm(),
    signatureValue: bufferOf(signature),
  });
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    certificate: new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString(),
  };
}

function unsigned(
  { serialNumber, unixTime }: OwnCertificateRequest,
  publicKey: KeyObject,
): x509.TBSCertificate {
  const name = nameOf(NAME);
  return new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: bufferOf(serialNumber),
    signature: algorithm(),
    issuer: name,
    subject: name,
    validity: new x509.Validity({
      // A clock that is a little slow somewhere else must not make it one of the future.
      notBefore: new Date(unixTime - DAY_MS),
      notAfter: new Date(unixTime + YEARS * DAYS_OF_YEAR * DAY_MS),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(
      publicKey.export({ type: 'spki', format: 'der' }),
      x509.SubjectPublicKeyInfo,
    ),
    extensions: new x509.Extensions([
      extension(x509.id_ce_basicConstraints, new x509.BasicConstraints({ cA: false })),
      extension(x509.id_ce_keyUsage, new x509.KeyUsage(x509.KeyUsageFlags.digitalSignature)),
      extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth])),
    ]),
  });
}

function algorithm(): x509.AlgorithmIdentifier {
  return new x509.AlgorithmIdentifier({ algorithm: id_ecdsaWithSHA256 });
}

function nameOf(text: string): x509.Name {
  const value = new x509.AttributeValue({ utf8String: text });
  const part = new x509.AttributeTypeAndValue({ type: COMMON_NAME, value });
  return new x509.Name([new x509.RelativeDistinguishedName([part])]);
}

function extension(extnID: string, value: object): x509.Extension {
  return new x509.Extension({
    extnID,
    critical: true,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });
}

/** Nothing but these bytes. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
