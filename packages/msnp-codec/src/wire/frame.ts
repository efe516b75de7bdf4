/** A command as it stands on the wire, before its meaning is known. */
export interface Frame {
  readonly verb: string;
  /** Tokens after the verb, transaction ID and payload length included, not percent-decoded. */
  readonly args: readonly string[];
  /** Present exactly when this verb carries a payload on this side (it may be empty). */
  readonly payload?: Uint8Array;
}

/** Who wrote the bytes. */
export type Side = 'client' | 'server';

/** Which of the two kinds of connection they travel on; a dispatch server speaks `notification`. */
export type ConnectionKind = 'notification' | 'switchboard';

/** Why a byte stream cannot be framed any further; the connection must end. */
export interface FrameFault {
  readonly code: 'lineTooLong' | 'badPayloadLength' | 'payloadTooLarge';
  /** English, for logs; never holds bytes of the stream. */
  readonly message: string;
}

export type FrameResult =
  { readonly ok: true; readonly frame: Frame } | { readonly ok: false; readonly fault: FrameFault };
