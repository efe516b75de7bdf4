/** What is kept on this computer, as the Options show it. */
export interface StoredView {
  readonly passwordCount: number;
  /** Of other people's pictures. */
  readonly pictureBytes: number;
  /** Who could sign in when the application starts; absent: nobody's password is kept. */
  readonly automatic?: AutomaticSignInView;
}

export interface AutomaticSignInView {
  readonly address: string;
  readonly isOn: boolean;
}
