/**
 * What everything that goes on with one person beside the talk shares: a switchboard with this person alone, got
 * when there is something to say, and connections. Invitations (MSNFTP) and P2P are two users of it.
 */
import type { AccountName } from '@nudge/msnp-codec';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { MessageResult } from '../switchboard/switchboard-output.ts';
import type { ByteFlow, ByteFlowEvent, FlowOffer } from './byte-flow.ts';
import type { LinkHost, LinkUser } from './link-port.ts';
import type { TransferFailureReason } from './transfer-model.ts';

/** `p2p` goes out with the letter D, `invitation` with A; both are acknowledged by the server. */
export type PeerMessageMode = 'p2p' | 'invitation';

export interface PeerHost {
  readonly environment: MessengerEnvironment;
  readonly account: AccountName;
  readonly peer: AccountName;
  /** Address of this computer as the server sees it, and as it is; undefined while not signed in. */
  readonly ownAddress: { readonly external: string; readonly internal: string } | undefined;
  /** Nudge's own features that the peer has announced (`resume`, `sha256`, `bundle`); empty for all others. */
  readonly peerFeatures: ReadonlySet<string>;
  readonly links: LinkHost;
  /** Whether `send` works now. */
  readonly isReady: boolean;
  /**
   * Says whether a switchboard is wanted. While it is, one is asked for, and again when it breaks; what comes of it
   * is told by {@link PeerUser}.
   */
  wantSwitchboard(isWanted: boolean, now: number): void;
  /** Sends one message body; what became of it is told by `settled`, in the order of sending. */
  send(mode: PeerMessageMode, body: Uint8Array, token: string, now: number): void;
}

export interface PeerUser extends LinkUser {
  ready(now: number): void;
  /** The switchboard is gone; what was sent and not settled is settled as unknown first. */
  lost(now: number): void;
  /** No switchboard can be had: the person is offline, or does not come. */
  refused(reason: TransferFailureReason, now: number): void;
  settled(token: string, result: MessageResult, now: number): void;
  expire(now: number): void;
  deadline(): number | undefined;
}

/** A protocol that carries files: what the registry of transfers asks of it. */
export interface FlowMaker {
  /** Offers a file. Events come to the listener, never within this call. */
  offer(offer: FlowOffer, listener: FlowListener, now: number): ByteFlow;
}

export type FlowListener = (event: ByteFlowEvent, now: number) => void;

/** Somebody offers a file; the listener given back gets the events of the flow. */
export type OfferHandler = (offer: FlowOffer, flow: ByteFlow, now: number) => FlowListener;
