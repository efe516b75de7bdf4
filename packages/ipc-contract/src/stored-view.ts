/** What is kept on this computer, as the Options show it. */
export interface StoredView {
  /** Of accounts, the proxy's and the passphrase of the history, as far as the system's key store keeps them. */
  readonly passwordCount: number;
  /** The proxy's is known: kept by the system's key store, or for this run. */
  readonly hasProxyPassword: boolean;
  /** False: the system has no key store. */
  readonly canStorePasswords: boolean;
  /** Of other people's pictures. */
  readonly pictureBytes: number;
  /** Who could sign in when the application starts; absent: nobody's password is kept. */
  readonly automatic?: AutomaticSignInView;
}

export interface AutomaticSignInView {
  readonly address: string;
  readonly isOn: boolean;
}
