import type { ChoosableStatus, Status } from './status.ts';

/** A server one can sign in to; `thisComputer` is the one the application carries. */
export interface ServerProfile {
  readonly id: string;
  readonly kind: 'thisComputer' | 'network';
  /** Shown name; empty for this computer, whose name comes from the strings file. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Base address of the login service, `http://…` or `https://…`. */
  readonly loginAddress: string;
  /** TLS from the first byte. */
  readonly isSecure: boolean;
  /** SHA-256 of a certificate that is trusted besides the system's, lower-case hex; empty: none. Only main sets it. */
  readonly trustedFingerprint: string;
  /** The same for its login service, where that shows another one; empty or absent: it does not. Only main sets it. */
  readonly trustedLoginFingerprint?: string;
  /** Optional pages of that server; a link is hidden when its address is empty. */
  readonly links: {
    readonly forgotPassword: string;
    readonly serviceStatus: string;
    readonly newAccount: string;
  };
}

export interface RememberedAccount {
  readonly address: string;
  readonly serverId: string;
  readonly hasPassword: boolean;
  readonly signInAutomatically: boolean;
  readonly status: ChoosableStatus;
  /** Of the picture this account chose; empty: the default one. */
  readonly pictureUrl: string;
}

export type SignInStage = 'connecting' | 'checkingVersion' | 'authenticating' | 'loadingContactList';

/** Why a session did not begin or ended; each code has its words in the strings file (`err.<code>`). */
export type SessionFailureCode =
  | 'wrongPassword'
  | 'unknownAccount'
  | 'accountRefused'
  | 'versionRefused'
  | 'noNetwork'
  | 'unreachable'
  | 'badCertificate'
  | 'tlsFailed'
  | 'proxyUnreachable'
  | 'proxyDenied'
  | 'proxyRefused'
  | 'timedOut'
  | 'serverBusy'
  | 'serverClosing'
  | 'loginServiceFailed'
  | 'tooManyRedirects'
  | 'lineLost'
  | 'protocolError'
  | 'otherPlace'
  | 'hostFailed'
  /** The key store cannot open the stored one any more. */
  | 'passwordLost';

export interface SessionFailureView {
  readonly code: SessionFailureCode;
  readonly stage: SignInStage | 'signedIn';
  /** Small print: the original's error number or the server's, for instance `0x80048821` or `911`. */
  readonly number: string;
  /** For "Copy details"; English, no secrets. */
  readonly details: string;
  /** With `otherPlace`, when the server said where that is. */
  readonly place?: OtherPlaceView;
  /** With `badCertificate`: what the person may trust. */
  readonly certificate?: CertificateView;
}

/** A certificate that no authority of this computer vouches for, as a server just showed it. */
export interface CertificateView {
  readonly serverId: string;
  /** SHA-256, lower-case hex. */
  readonly fingerprint: string;
  /** The profile trusts another one there. */
  readonly isChanged: boolean;
  /** Where the login service showed it, which is not where the server is; absent: the server did. */
  readonly loginHost?: string;
}

/** How the session that stands reaches its server. */
export interface SessionWayView {
  readonly isSecure: boolean;
  /** It does not leave this computer. */
  readonly isHere: boolean;
  /** `host:port`; absent: straight. */
  readonly proxy?: { readonly kind: 'http' | 'socks'; readonly address: string };
}

/** Where the account signed in instead. `where`: address and system, as far as known. */
export type OtherPlaceView =
  { readonly kind: 'thisComputer' } | { readonly kind: 'otherComputer'; readonly where: string };

export type SessionView =
  | { readonly phase: 'signedOut'; readonly failure?: SessionFailureView }
  | { readonly phase: 'signingIn'; readonly stage: SignInStage }
  | { readonly phase: 'signingOut' }
  | { readonly phase: 'signedIn'; readonly way?: SessionWayView }
  /** The line is lost; the list stays visible, greyed. `retryAt` is absent while trying. */
  | { readonly phase: 'reconnecting'; readonly failure: SessionFailureView; readonly retryAt?: number };

export interface OwnView {
  readonly address: string;
  readonly displayName: string;
  readonly status: Status;
  readonly personalMessage: string;
  /** Own display picture; empty: the default one. */
  readonly pictureUrl: string;
  /** When the status of before returns; absent: when the person says so. Nobody else is told. */
  readonly statusUntil?: number;
  /** Unread mail as the server tells; absent when the server told nothing. */
  readonly unreadMail?: number;
}
