/**
 * Fields of our own in SLP bodies, written only to peers that announced them; all others pass over them. The
 * offer of a file can name the transfer, so that it resumes later, its hash, and the files of a folder.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import type { MimeHeader } from '../message/mime.ts';
import type { Mutable } from '../mutable.ts';
import { readSize } from '../wire/unsigned.ts';
import { decodeManifest, encodeManifest, type Manifest, type ManifestFaultCode } from './manifest.ts';
import { bytesField, optionalField, readBytes, type SlpFields } from './slp-fields.ts';

/** What a Nudge client adds to the offer of a file. */
export interface NudgeOffer {
  /** The same for every try of one transfer; letters, digits and `-`, at most 64. */
  readonly transferId: string;
  /** Lower-case hex, over all bytes of the transfer; absent while they have not been read. */
  readonly sha256?: string;
  /** The files whose bytes follow one another in the transfer; absent for a single file. */
  readonly manifest?: Manifest;
}

/** What the receiver has kept of an earlier try. */
export interface NudgeResume {
  /** Bytes from the start that need not be sent again. */
  readonly offset: number;
  /** Lower-case hex, over those bytes. */
  readonly sha256: string;
}

const TRANSFER_ID = /^[\w-]{1,64}$/;
const SHA256_HEX = /^[\da-f]{64}$/;
const KEYS = {
  transferId: 'Nudge-Transfer-Id',
  sha256: 'Nudge-Sha256',
  manifest: 'Nudge-Manifest',
  resumeOffset: 'Nudge-Resume-Offset',
  resumeSha256: 'Nudge-Resume-Sha256',
} as const;

export function isTransferId(text: string): boolean {
  return TRANSFER_ID.test(text);
}

export type NudgeFaultCode = ManifestFaultCode | 'badTransferId' | 'badHash' | 'badManifest';

/** Reads the additions to an offer; a value of undefined when the peer makes none. */
export function readNudgeOffer(fields: SlpFields): Decoded<NudgeOffer | undefined, NudgeFaultCode> {
  const transferId = fields.get(KEYS.transferId.toLowerCase());
  if (transferId === undefined) return decoded(undefined);
  if (!isTransferId(transferId)) return undecodable('badTransferId', 'not up to 64 letters and digits');
  const offer: Mutable<NudgeOffer> = { transferId };
  const sha256 = fields.get(KEYS.sha256.toLowerCase());
  if (sha256 !== undefined) {
    offer.sha256 = sha256.toLowerCase();
    if (!SHA256_HEX.test(offer.sha256)) return undecodable('badHash', 'not 64 hex digits');
  }
  const token = fields.get(KEYS.manifest.toLowerCase());
  if (token === undefined) return decoded(offer);
  const bytes = readBytes(token);
  if (bytes === undefined) return undecodable('badManifest', 'not Base64');
  const manifest = decodeManifest(bytes);
  return manifest.ok ? decoded({ ...offer, manifest: manifest.value }) : manifest;
}

/** The lines that add to an offer. */
export function nudgeOfferFields({ transferId, sha256, manifest }: NudgeOffer): readonly MimeHeader[] {
  return [
    [KEYS.transferId, transferId],
    ...optionalField(KEYS.sha256, sha256),
    ...bytesField(KEYS.manifest, manifest && encodeManifest(manifest)),
  ];
}

/** Reads what was kept; undefined when nothing was, or when it cannot be trusted: then all is sent. */
export function readNudgeResume(fields: SlpFields): NudgeResume | undefined {
  const offset = readSize(fields.get(KEYS.resumeOffset.toLowerCase()));
  const sha256 = fields.get(KEYS.resumeSha256.toLowerCase())?.toLowerCase() ?? '';
  return offset === undefined || !SHA256_HEX.test(sha256) ? undefined : { offset, sha256 };
}

/** The lines that add to the acceptance of an offer. */
export function nudgeResumeFields({ offset, sha256 }: NudgeResume): readonly MimeHeader[] {
  return [
    [KEYS.resumeOffset, String(offset)],
    [KEYS.resumeSha256, sha256],
  ];
}
