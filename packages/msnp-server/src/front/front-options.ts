/** How the fronts present this server to its clients. */
import type { ServerAddress } from '@nudge/msnp-codec';
import type { MessageRates } from './switchboard/message-rates.ts';

export interface FrontOptions {
  /** Host written into XFR and RNG; without it, the local address of that client's own connection. */
  readonly publicHost?: string;
  /** Makes this a dispatch server for another notification server. */
  readonly referTo?: ServerAddress;
  /** Hangs up on clients that do not answer CHL in time. */
  readonly requireChallenge: boolean;
  /** How much one participant of a switchboard may say; what is not told is as in `limits.ts`. */
  readonly messageRates?: MessageRates;
}
