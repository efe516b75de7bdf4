/** How two clients prove to one another, on a TCP connection, that they are the ones who agreed on it. */
import { hashNonce, type Guid, type Sha1 } from '@nudge/msnp-codec';

export type NonceProof =
  /** Each side shows its own secret, whose hash it told before. */
  | { readonly kind: 'hashed'; readonly own: Guid; readonly peerHash: Guid }
  /** Both show the nonce of the listener, as before Messenger 7. */
  | { readonly kind: 'plain'; readonly nonce: Guid };

/** What we show. */
export function shownNonce(proof: NonceProof): Guid {
  return proof.kind === 'hashed' ? proof.own : proof.nonce;
}

/** Whether what the other side shows is right. */
export function isProof(proof: NonceProof, shown: Guid, sha1: Sha1): boolean {
  return proof.kind === 'hashed' ? hashNonce(shown, sha1) === proof.peerHash : shown === proof.nonce;
}
