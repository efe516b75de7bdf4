import type { AccountName, ProtocolVersion } from '@nudge/msnp-codec';
import type { Participant } from '../messenger-events.ts';

export type SwitchboardRole =
  | { readonly kind: 'caller'; readonly cookie: string }
  | { readonly kind: 'called'; readonly cookie: string; readonly sessionId: string };

export interface SwitchboardOptions {
  readonly account: AccountName;
  readonly version: ProtocolVersion;
  readonly role: SwitchboardRole;
}

/** How a call ended; `refused` with the server's error number, `lost` with the connection. */
export type CallResult =
  | { readonly kind: 'joined' }
  | { readonly kind: 'refused'; readonly serverCode: number }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'lost' };

/** What became of a message that asked for an acknowledgement. */
export type MessageResult = 'delivered' | 'failed' | 'unknown';

/** A message between programs; whoever sends it learns what became of it. */
export interface SwitchboardCargo {
  readonly mode: 'p2p' | 'invitation';
  readonly body: Uint8Array;
  settled(result: MessageResult, now: number): void;
}

export type SwitchboardOutput =
  | { readonly kind: 'write'; readonly bytes: Uint8Array }
  | { readonly kind: 'close' }
  /** Let in; everybody already there is known. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'joined'; readonly participant: Participant }
  | { readonly kind: 'left'; readonly account: AccountName; readonly idle: boolean }
  | {
      readonly kind: 'message';
      readonly from: AccountName;
      readonly friendlyName: string;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'callSettled'; readonly account: AccountName; readonly result: CallResult }
  | { readonly kind: 'messageSettled'; readonly token: string; readonly result: MessageResult }
  | { readonly kind: 'carriedSettled'; readonly message: SwitchboardCargo; readonly result: MessageResult }
  | { readonly kind: 'ended'; readonly wasReady: boolean; readonly timedOut: boolean };
