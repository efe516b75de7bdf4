/** A file transfer as the application sees it. Sizes and positions are bytes. */
import type { AccountName } from '@nudge/msnp-codec';

/**
 * Sending: chosen by the application, unique for ever (a UUID); offered again under the same id, a transfer goes
 * on where it broke. Receiving: chosen by the engine.
 */
export type TransferId = string;

/** One file of an offer. */
export interface OfferedEntry {
  /** Relative, with `/` between its parts; a single file has one part. Not yet safe for a file system. */
  readonly path: string;
  readonly size: number;
}

/** Why a transfer cannot go on. */
export type TransferFailureReason =
  /** The other side is offline, or nobody came to the switchboard. */
  | 'notOnline'
  /** No connection in either direction could be made, or it stalled and there is no other way. */
  | 'notConnected'
  /** The other side broke the rules: sizes, offsets or lengths that lie. */
  | 'badPeer'
  /** The other side's program knows no way that we know. */
  | 'notSupported'
  /** Clients may not connect to one another here, and the other side's program knows no other way. */
  | 'directOff'
  /** What arrived is not what was sent. */
  | 'hashMismatch'
  | 'diskFull'
  /** The file or folder is not there, or may not be read or written. */
  | 'missing'
  | 'denied'
  /** The file changed while it was sent. */
  | 'changed'
  /** The other side could not go on for a reason of its own. */
  | 'peerFailed'
  | 'timedOut'
  | 'failed';

export type TransferPhase =
  /** Waits for the answer of whoever shall receive it. */
  | { readonly kind: 'offered' }
  /** Accepted; no byte has come yet. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** Broke; goes on by itself once the other side is back. Only between Nudge clients. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'done' }
  | { readonly kind: 'declined'; readonly by: 'us' | 'them' }
  | { readonly kind: 'cancelled'; readonly by: 'us' | 'them' }
  | { readonly kind: 'failed'; readonly reason: TransferFailureReason };

/** How the bytes travel just now. */
export type TransferRoute = 'none' | 'switchboard' | 'direct';

export interface Transfer {
  readonly transferId: TransferId;
  readonly account: AccountName;
  readonly direction: 'sending' | 'receiving';
  /** What the offer is called: the file's name, or that of the folder or bundle. */
  readonly name: string;
  /** Sum of all entries. */
  readonly size: number;
  readonly entries: readonly OfferedEntry[];
  /** A picture of the file as PNG, 96 x 96 at most, as the sender made it; not to be trusted. */
  readonly preview?: Uint8Array;
  readonly phase: TransferPhase;
  readonly transferred: number;
  readonly route: TransferRoute;
  /** The same file offered again by the same person has the same key; absent where the sender knows no resuming. */
  readonly resumeKey?: string;
  /** Receiving and done: absolute paths of what was stored, the folder of a bundle before what is in it, at most a thousand. */
  readonly savedAs?: readonly string[];
}

/** Where a received file shall go: a folder, and the name in it where the user chose one. */
export interface TransferDestination {
  readonly folder: string;
  readonly name?: string;
}
