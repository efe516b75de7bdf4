import type {
  AccountName,
  ClientNotificationCommand,
  ProtocolVersion,
  ServerAddress,
  SignInPlace,
  TrId,
} from '@nudge/msnp-codec';
import type { ContactList } from '../contacts/contact-list.ts';
import type { MessengerEnvironment } from '../core/environment.ts';
import type { HttpExchange } from '../core/http-exchange.ts';
import type { MessengerEvent, SessionFailure } from '../messenger-events.ts';
import type { SignInOptions } from '../messenger-requests.ts';
import type { OfflineNotice } from '../offline/message-fetcher.ts';
import type { OwnProfileKeeper } from './own-profile.ts';
import type { PlanStep } from './plan.ts';
import type { SynchronizationProgress } from './synchronization-progress.ts';
import type { NotificationSignal, NotificationState } from './transitions.ts';

/** Names one request for a switchboard, chosen by whoever asks. */
export type SwitchboardToken = number;

/** Where a switchboard is and what opens it. */
export interface SwitchboardInvitation {
  readonly address: ServerAddress;
  readonly cookie: string;
}

/** What a notification session wants done, or tells. */
export type NotificationOutput =
  /** Closes the present connection, if any, and opens another one. */
  | { readonly kind: 'open'; readonly address: ServerAddress }
  | { readonly kind: 'write'; readonly bytes: Uint8Array }
  | { readonly kind: 'close' }
  | { readonly kind: 'login'; readonly exchange: HttpExchange }
  | { readonly kind: 'event'; readonly event: MessengerEvent }
  | { readonly kind: 'offlineNotice'; readonly notice: OfflineNotice }
  /** The list is complete and the first status is set. */
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'ended'; readonly ending: SessionEnding }
  | {
      readonly kind: 'switchboardGranted';
      readonly token: SwitchboardToken;
      readonly invitation: SwitchboardInvitation;
    }
  | {
      readonly kind: 'switchboardRefused';
      readonly token: SwitchboardToken;
      readonly reason: 'refused' | 'timedOut' | 'lineLost';
      readonly serverCode?: number;
    }
  | {
      readonly kind: 'ringing';
      readonly invitation: SwitchboardInvitation;
      readonly sessionId: string;
      readonly account: string;
      readonly friendlyName: string;
    };

/** How a session ended, and what may be done about it. */
export interface SessionEnding {
  readonly failure: SessionFailure;
  /** This account signed in elsewhere. */
  readonly isOtherPlace?: boolean;
  /** Where that is, if the server tells. */
  readonly place?: SignInPlace;
  /** The server asks to come back only after this many milliseconds. */
  readonly retryAfter?: number;
}

/** What the handlers of single commands may see and do of their session. */
export interface SessionCore {
  readonly options: SignInOptions;
  readonly environment: MessengerEnvironment;
  readonly contacts: ContactList;
  readonly profile: OwnProfileKeeper;
  readonly progress: SynchronizationProgress;
  readonly state: NotificationState;
  /** What VER settled on. */
  version: ProtocolVersion | undefined;
  /** Where else this account has signed in, once the server has said it. */
  otherPlace: SignInPlace | undefined;
  /** What people wrote who wait for an answer. */
  readonly invitations: Map<AccountName, string>;
  /** Address of this computer as the server sees it, where it says so. */
  clientAddress: string | undefined;
  /** The descriptor of the picture shown, told with every status. */
  msnObject: string | undefined;

  /** Moves on; false, with the session ended, when the signal has no place here. */
  advance(signal: NotificationSignal, now: number): boolean;
  /** Sends a command whose refusal is the end of the sign-in. */
  sendForSignIn(build: (trId: TrId) => ClientNotificationCommand, now: number): void;
  /** Sends a command nobody waits for. */
  sendQuietly(build: (trId: TrId) => ClientNotificationCommand, now: number): void;
  /** Runs edits nobody waits for. */
  runQuietly(steps: readonly PlanStep[], now: number): void;
  output(output: NotificationOutput): void;
  tell(event: MessengerEvent): void;
  end(ending: SessionEnding): void;
  /** Another connection, with the sign-in begun anew. */
  reopenAt(address: ServerAddress, now: number): void;
  /** Older dialects after the offered ones were refused; false when none are left. */
  offerOlderVersions(now: number): boolean;
  offeredVersions(): readonly ProtocolVersion[];
  startKeepalive(now: number): void;
  keepaliveAnswered(seconds: number | undefined, now: number): void;
  /** Asks Passport for a ticket. */
  startLogin(parameters: string, now: number): void;
}
