import type { TrId } from './client-notification.ts';
import type { ServerErrorCommand } from './server-notification.ts';
import type { MalformedCommand, UnknownCommand } from './unknown.ts';

/** U: no answer; N: NAK on failure; A: ACK or NAK; S: ACK on success; D (MSNP9+): as A, for P2P data. */
export type AcknowledgementMode = 'U' | 'N' | 'A' | 'S' | 'D';

/** Largest MSG payload a switchboard takes, headers included, in bytes; above it the connection is closed. */
export const SWITCHBOARD_MESSAGE_MAX_BYTES = 1664;

interface WithTrId {
  readonly trId: TrId;
}

/** Everything a client says to a switchboard. */
export type ClientSwitchboardCommand =
  | (WithTrId & { readonly verb: 'USR'; readonly account: string; readonly cookie: string })
  | (WithTrId & {
      readonly verb: 'ANS';
      readonly account: string;
      readonly cookie: string;
      readonly sessionId: string;
    })
  | (WithTrId & { readonly verb: 'CAL'; readonly account: string })
  | (WithTrId & { readonly verb: 'MSG'; readonly mode: AcknowledgementMode; readonly body: Uint8Array })
  | { readonly verb: 'OUT' }
  | UnknownCommand
  | MalformedCommand;

/** Everything a switchboard says to a client. */
export type ServerSwitchboardCommand =
  | (WithTrId & { readonly verb: 'USR'; readonly account: string; readonly friendlyName: string })
  | (WithTrId & { readonly verb: 'ANS' })
  | (WithTrId & {
      readonly verb: 'IRO';
      readonly index: number;
      readonly total: number;
      readonly account: string;
      readonly friendlyName: string;
      /** MSNP12+. */
      readonly capabilities?: number;
    })
  | (WithTrId & { readonly verb: 'CAL'; readonly sessionId: string })
  | {
      readonly verb: 'JOI';
      readonly account: string;
      readonly friendlyName: string;
      readonly capabilities?: number;
    }
  /** `idle` when the server put the person out for silence (`BYE account 1`). */
  | { readonly verb: 'BYE'; readonly account: string; readonly idle: boolean }
  | {
      readonly verb: 'MSG';
      readonly account: string;
      readonly friendlyName: string;
      readonly body: Uint8Array;
    }
  | (WithTrId & { readonly verb: 'ACK' })
  | (WithTrId & { readonly verb: 'NAK' })
  | { readonly verb: 'OUT' }
  | ServerErrorCommand
  | UnknownCommand
  | MalformedCommand;
