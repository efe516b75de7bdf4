/** The lines of an MSNFTP connection (file-transfer.md section 4). */
import { encodeUtf8 } from '../wire/utf8.ts';
import { readSize, readUnsigned } from '../wire/unsigned.ts';

/** A line with a meaning. */
export type MsnftpCommand =
  /** What is spoken; old clients put a number before the name. */
  | { readonly verb: 'VER'; readonly dialects: readonly string[] }
  /** The receiver of the file says who it is. */
  | { readonly verb: 'USR'; readonly account: string; readonly authCookie: string }
  /** Bytes of the file. */
  | { readonly verb: 'FIL'; readonly size: number }
  | { readonly verb: 'TFR' }
  | { readonly verb: 'CCL' }
  /** The end; see {@link byeMeaning}. */
  | { readonly verb: 'BYE'; readonly code: number };

/** A line as it was read. */
export type MsnftpLine =
  | MsnftpCommand
  /** A known verb with arguments that make no sense. */
  | { readonly verb: 'malformed'; readonly name: MsnftpCommand['verb'] }
  /** No verb of this protocol. */
  | { readonly verb: 'unknown' };

/** What VER names. */
export const MSNFTP_DIALECT = 'MSNFTP';

/** Bytes of one line, line end not counted; the longest has an account and a cookie. */
export const MSNFTP_LINE_MAX_BYTES = 512;
/** Tokens of a line that are looked at. */
const TOKENS_MAX = 8;

/** Codes of BYE. */
export const BYE_CODES = {
  sent: 0x0100_0303,
  received: 0x0100_0305,
  noAccess: 0x8007_0005,
  receiverCancelled: 0x8100_0332,
  senderCancelled: 0x8100_0333,
  blocked: 0x8100_033e,
} as const;

/** Well sent; well received; no room on the receiver's disk, or no right to write; cancelled; no connection. */
export type ByeReason = keyof typeof BYE_CODES;

const REASONS: ReadonlyMap<number, ByeReason> = new Map(
  (Object.keys(BYE_CODES) as ByeReason[]).map((reason) => [BYE_CODES[reason], reason] as const),
);

/** What a code of BYE says; any that is not known is a failure. */
export function byeMeaning(code: number): ByeReason | 'failure' {
  return REASONS.get(code) ?? 'failure';
}

/** Reads a line without its end. */
export function readMsnftpLine(text: string): MsnftpLine {
  const [name = '', ...args] = text.trim().split(/ +/, TOKENS_MAX);
  switch (name.toUpperCase()) {
    case 'VER':
      return args.length === 0 ? malformed('VER') : { verb: 'VER', dialects: args };
    case 'USR':
      return readUser(args);
    case 'FIL': {
      const size = readSize(args[0]);
      return size === undefined ? malformed('FIL') : { verb: 'FIL', size };
    }
    case 'TFR':
      return { verb: 'TFR' };
    case 'CCL':
      return { verb: 'CCL' };
    case 'BYE': {
      const code = readUnsigned(args[0]);
      return code === undefined ? malformed('BYE') : { verb: 'BYE', code };
    }
    default:
      return { verb: 'unknown' };
  }
}

function malformed(name: MsnftpCommand['verb']): MsnftpLine {
  return { verb: 'malformed', name };
}

function readUser([account, authCookie]: readonly string[]): MsnftpLine {
  if (account === undefined || authCookie === undefined) return malformed('USR');
  return { verb: 'USR', account, authCookie };
}

/** Writes a line with its CR LF. Arguments are raw tokens: blanks and line ends in them are left out. */
export function encodeMsnftpLine(command: MsnftpCommand): Uint8Array {
  const tokens = argumentsOf(command).map((token) => token.replaceAll(/\s+/g, ''));
  return encodeUtf8(`${[command.verb, ...tokens].join(' ')}\r\n`);
}

function argumentsOf(command: MsnftpCommand): readonly string[] {
  switch (command.verb) {
    case 'VER':
      return command.dialects;
    case 'USR':
      return [command.account, command.authCookie];
    case 'FIL':
      return [String(command.size)];
    case 'BYE':
      return [String(command.code)];
    case 'TFR':
    case 'CCL':
      return [];
  }
}
