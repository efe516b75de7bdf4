/**
 * Keeps passwords through the operating system's key store. Where there is none, nothing is stored and the
 * windows say so; a weaker way on disk does not exist.
 */
export interface Secrets {
  readonly isAvailable: boolean;
  /** Base64 of the sealed text; undefined when it cannot be sealed. */
  seal(text: string): string | undefined;
  /** Undefined when it was sealed on another computer, by another user, or is damaged. */
  open(sealed: string): string | undefined;
}
