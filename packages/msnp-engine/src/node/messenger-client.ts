import type { MessengerEvent, MessengerState } from '../messenger-events.ts';
import type { MessengerRequest } from '../messenger-requests.ts';
import type { ProxyOptions } from './proxy-options.ts';

/** The engine on real sockets: requests in, events out. Made by `createMessengerClient`. */
export interface MessengerClient {
  readonly state: MessengerState;
  /** Never throws for what a server did; the request settles in a `requestSettled` event. */
  submit(request: MessengerRequest): void;
  /** Listeners run in the order they were added; returns the unsubscribe. */
  subscribe(listener: (event: MessengerEvent) => void): () => void;
  /** Ends every connection and timer; open requests settle first. */
  close(): void;
}

export interface MessengerClientOptions {
  /** How this program names itself in CVR and client information. */
  readonly clientName: string;
  readonly clientVersion: string;
  /** BCP 47 locale, for CVR. */
  readonly locale?: string;
  /** A program answers, not a person; others are told by the client ID. */
  readonly isBot?: boolean;
  /**
   * The proxy through which every connection goes, save those to this computer itself. Nobody can connect to us
   * then, whatever `transferPorts` and `mapPorts` say.
   */
  readonly proxy?: ProxyOptions;
  /**
   * TCP ports on which other clients may connect, both ends counted; 6891 to 6900 by default, 0 to 0 is any. `none`
   * where nobody can connect: then it is always we who connect to them.
   */
  readonly transferPorts?: { readonly first: number; readonly last: number } | 'none';
  /** Whether the gateway of this network is asked (UPnP, NAT-PMP) to hand such connections on from outside; off by default. */
  readonly mapPorts?: boolean;
  /** The file that `@nudge/msnp-engine/nat-pmp-thread` became where all is bundled; by default its source. */
  readonly natPmpThread?: string | URL;
}
