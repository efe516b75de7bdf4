/**
 * The lines before the file (file-transfer.md section 4), for one connection. Who listens makes no difference: the
 * receiver of the file always speaks first, and says who it is.
 */
import { type AccountName, MSNFTP_DIALECT, type MsnftpCommand, type MsnftpLine } from '@nudge/msnp-codec';

export type HandshakeTerms =
  | {
      readonly role: 'sender';
      /** Who shall get the file. */
      readonly receiver: AccountName;
      readonly authCookie: string;
      readonly size: number;
    }
  | {
      readonly role: 'receiver';
      /** Our own account. */
      readonly receiver: AccountName;
      readonly authCookie: string;
      /** The only size that is believed: all that a receiver who listens can know of whoever connects. */
      readonly requiredSize?: number;
    };

export type HandshakeStep =
  | { readonly kind: 'going'; readonly say?: MsnftpCommand }
  /** The other side is the right one. `size`: of the file, as the sender says. */
  | { readonly kind: 'verified'; readonly size: number; readonly say?: MsnftpCommand }
  | { readonly kind: 'refused' };

const VERSION: MsnftpCommand = { verb: 'VER', dialects: [MSNFTP_DIALECT] };
const GOING: HandshakeStep = { kind: 'going' };
const REFUSED: HandshakeStep = { kind: 'refused' };

export class Handshake {
  readonly #terms: HandshakeTerms;
  #awaits: 'version' | 'proof' = 'version';

  constructor(terms: HandshakeTerms) {
    this.#terms = terms;
  }

  /** What to say when the connection is open. */
  begin(): MsnftpCommand | undefined {
    return this.#terms.role === 'receiver' ? VERSION : undefined;
  }

  /** Takes the next line. */
  next(line: MsnftpLine): HandshakeStep {
    switch (line.verb) {
      case 'VER':
        return this.#version(line.dialects);
      case 'USR':
        return this.#user(line.account, line.authCookie);
      case 'FIL':
        return this.#file(line.size);
      case 'unknown':
        return this.#awaits === 'version' ? REFUSED : GOING;
      case 'TFR':
      case 'CCL':
      case 'BYE':
      case 'malformed':
        return REFUSED;
    }
  }

  #version(dialects: readonly string[]): HandshakeStep {
    if (!dialects.some((dialect) => dialect.toUpperCase() === MSNFTP_DIALECT)) return REFUSED;
    if (this.#awaits === 'proof') return GOING;
    this.#awaits = 'proof';
    const { role, receiver, authCookie } = this.#terms;
    return {
      kind: 'going',
      say: role === 'sender' ? VERSION : { verb: 'USR', account: receiver, authCookie },
    };
  }

  #user(account: string, authCookie: string): HandshakeStep {
    const terms = this.#terms;
    if (terms.role !== 'sender' || this.#awaits === 'version') return REFUSED;
    if (account.toLowerCase() !== terms.receiver || authCookie !== terms.authCookie) return REFUSED;
    return { kind: 'verified', size: terms.size, say: { verb: 'FIL', size: terms.size } };
  }

  #file(size: number): HandshakeStep {
    const terms = this.#terms;
    if (terms.role !== 'receiver' || this.#awaits === 'version') return REFUSED;
    if (terms.requiredSize !== undefined && size !== terms.requiredSize) return REFUSED;
    return { kind: 'verified', size };
  }
}
