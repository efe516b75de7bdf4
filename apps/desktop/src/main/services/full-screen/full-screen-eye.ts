/** Sees whether the program in front fills the screen. Whose program that is, it need not know. */
export interface FullScreenEye {
  /** Rejects when nothing can be seen; the eye is closed then and another one opened. */
  isFilled(): Promise<boolean>;
  /** Nothing of it is left after this; what was asked may never be answered. */
  close(): void;
}

export type OpenFullScreenEye = () => FullScreenEye;
