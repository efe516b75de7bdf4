/** What a file is, by its name: picks the icon. */
export type FileKind =
  'picture' | 'music' | 'video' | 'document' | 'archive' | 'program' | 'folder' | 'bundle' | 'other';

export type TransferFailureReason =
  | 'notOnline'
  | 'notConnected'
  | 'badPeer'
  | 'notSupported'
  | 'directOff'
  | 'hashMismatch'
  | 'diskFull'
  | 'missing'
  | 'denied'
  | 'changed'
  | 'peerFailed'
  | 'timedOut'
  | 'failed';

export type TransferState =
  | { readonly kind: 'offered' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** Broke; goes on by itself once the other side is back. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'done' }
  | { readonly kind: 'declined'; readonly by: 'us' | 'them' }
  | { readonly kind: 'cancelled'; readonly by: 'us' | 'them' }
  /** Words: `ft.reason.<reason>`. */
  | { readonly kind: 'failed'; readonly reason: TransferFailureReason };

/** One offer of files: what its card shows. Sizes are bytes. */
export interface TransferView {
  readonly id: string;
  readonly direction: 'sending' | 'receiving';
  readonly partnerAddress: string;
  /** File name, or name of the folder or of the bundle; safe to show. */
  readonly name: string;
  readonly size: number;
  /** Files in it; 1 for a single file. */
  readonly fileCount: number;
  readonly kind: FileKind;
  /** Can do harm when opened, or holds something that can: asks a second time, and is never opened by us. */
  readonly isExecutable: boolean;
  /** Address of its small picture inside the application; empty for none. */
  readonly previewUrl: string;
  readonly state: TransferState;
  readonly transferred: number;
  /** Only while running, and once known. */
  readonly bytesPerSecond?: number;
  readonly secondsLeft?: number;
  /** How it travels: `ft.route.<route>`. */
  readonly route: 'none' | 'direct' | 'throughServer';
  /** What can be done with it now. */
  readonly canOpen: boolean;
  readonly canOpenFolder: boolean;
  /** Sending: it is offered once more. Receiving: its sender's client is asked to do so. */
  readonly canTryAgain: boolean;
  /** Receiving, failed, and asked for: the offer may come any moment, or has not come. */
  readonly asked?: 'waiting' | 'unanswered';
}
