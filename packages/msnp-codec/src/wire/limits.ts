import { SWITCHBOARD_MESSAGE_MAX_BYTES } from '../commands/switchboard.ts';

/** How much of an unfinished or finished frame is held; everything above ends the stream with a fault. */
export interface FrameLimits {
  /** Bytes of one command line, line end not counted. */
  readonly lineBytes: number;
  /** Payload of any command but those below. */
  readonly payloadBytes: number;
  /** Payload of GCF from a server. */
  readonly configurationBytes: number;
  /** Payload of what a client says to a switchboard. */
  readonly switchboardMessageBytes: number;
}

/** The protocol names only the last; the others leave room for the longest ticket, MSNObject and mail list. */
export const DEFAULT_FRAME_LIMITS: FrameLimits = {
  lineBytes: 8192,
  payloadBytes: 64 * 1024,
  configurationBytes: 1024 * 1024,
  switchboardMessageBytes: SWITCHBOARD_MESSAGE_MAX_BYTES,
};
