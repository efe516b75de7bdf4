/** A window of this program, by the number that its system knows it by, in decimal. */
export type WindowHandle = string;

export interface Sight {
  /** The program in front fills the screen; whose it is, is not known. */
  readonly isFilled: boolean;
  /** Those of the windows asked about that stand on a desktop which is not shown. */
  readonly elsewhere: readonly WindowHandle[];
}

/** Sees what no event of the system tells of. */
export interface ScreenEye {
  /** Rejects when nothing can be seen; the eye is closed then and another one opened. */
  look(windows: readonly WindowHandle[]): Promise<Sight>;
  /** Nothing of it is left after this; what was asked may never be answered. */
  close(): void;
}

export type OpenScreenEye = () => ScreenEye;
