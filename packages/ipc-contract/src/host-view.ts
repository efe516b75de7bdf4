/** The server this application carries, as its host sees it. */
export interface HostView {
  /** `hosting`: in this application; `joined`: another application of this user runs it. */
  readonly role: 'off' | 'hosting' | 'joined';
  readonly connectedCount: number;
  readonly isOpenToNetwork: boolean;
  /** Addresses to give to a friend, `192.168.1.5:1863`; empty while closed. */
  readonly friendAddresses: readonly string[];
  /** Sign-in addresses to give besides, `http://192.168.1.5:8864`; empty while it is the usual port. */
  readonly friendLoginAddresses: readonly string[];
  /** SHA-256 of its certificate, lower-case hex; empty: it speaks plain only. */
  readonly fingerprint: string;
  readonly accounts: readonly HostAccountView[];
}

export interface HostAccountView {
  readonly address: string;
  readonly displayName: string;
  readonly isConnected: boolean;
  readonly allowsOldPrograms: boolean;
}
