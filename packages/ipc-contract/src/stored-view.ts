/** What is kept on this computer and can be thrown away from the Options. */
export interface StoredView {
  readonly passwordCount: number;
  /** Of other people's pictures. */
  readonly pictureBytes: number;
}
