/**
 * Files as the machines see them: streams of bytes that are asked for and handed over, without paths opened or
 * handles held here. All entries of an offer are one stream, one behind the other. The driver answers each output
 * with inputs of the same stream, never within the call; after `failed` or a close it answers no more. Every stream
 * is closed once, also one that failed or is finished.
 */
import type {
  OfferedEntry,
  TransferDestination,
  TransferFailureReason,
  TransferId,
} from './transfer-model.ts';

/** Numbered by the messenger. */
export type StreamId = number;

/** Bytes read ahead or written behind at most, per transfer. */
export const STREAM_WINDOW_BYTES = 4 * 1024 * 1024;

/** What a receiver has of a stream already, as the sender can check. */
export interface KeptPart {
  readonly bytes: number;
  /** Lower-case hex of SHA-256 over these bytes. */
  readonly sha256: string;
}

export type StreamOutput =
  /** Opens files to read. With `kept`: reads and compares that much first; on a match reading starts behind it. */
  | {
      readonly kind: 'openSource';
      readonly stream: StreamId;
      /** Absolute paths, one for each entry. */
      readonly files: readonly string[];
      readonly entries: readonly OfferedEntry[];
      /** Whether somebody will look at the hashes told at the end: they take as long as all the rest. */
      readonly withHashes: boolean;
      readonly kept?: KeptPart;
    }
  /** Asks for the next bytes in order, at most so many; answered by one `read`. */
  | { readonly kind: 'readSource'; readonly stream: StreamId; readonly bytes: number }
  /** Opens, or finds again, the place where an offer is stored while it comes. */
  | {
      readonly kind: 'openSink';
      readonly stream: StreamId;
      readonly transferId: TransferId;
      readonly destination: TransferDestination;
      readonly name: string;
      readonly entries: readonly OfferedEntry[];
      /** With a key, a part kept from before is found again and told, and is kept when the stream fails. */
      readonly resumeKey?: string;
    }
  /** The sender does not take the kept part for its own: forget it and start at 0. */
  | { readonly kind: 'restartSink'; readonly stream: StreamId }
  /** The next bytes in order; the array is the sink's until it tells them written. */
  | { readonly kind: 'writeSink'; readonly stream: StreamId; readonly bytes: Uint8Array }
  /** All bytes were written. Checks sizes, and hashes of entries where given; then everything gets its name. */
  | { readonly kind: 'finishSink'; readonly stream: StreamId; readonly sha256?: readonly string[] }
  /** Ends a stream of either kind. `keep`: what has come stays for a later resume; else it is deleted. */
  | { readonly kind: 'closeStream'; readonly stream: StreamId; readonly keep: boolean };

export type StreamInput =
  /** `start`: where reading begins, 0 or the kept bytes. */
  | { readonly kind: 'sourceOpened'; readonly start: number }
  /** `bytes` is good during the call only. Empty only at the end. */
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** After the last byte, without being asked: SHA-256 of each entry, lower-case hex; none where none were wanted. */
  | { readonly kind: 'sourceEnded'; readonly sha256: readonly string[] }
  /** `kept`: absent when nothing is kept from before. */
  | { readonly kind: 'sinkOpened'; readonly kept?: KeptPart }
  /** So many bytes were handed to the file system since the sink was opened, the kept part counted. */
  | { readonly kind: 'written'; readonly total: number }
  | { readonly kind: 'finished'; readonly savedAs: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: TransferFailureReason };
