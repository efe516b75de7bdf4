/** What the core may not fetch by itself: time, chance, hashing and a place to log. */
import { encodeUtf8, hexOf, type Md5 } from '@nudge/msnp-codec';

/** Hashes passwords, Argon2id in the product. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(encoded: string, password: string): Promise<boolean>;
}

/** One line of the log. Never holds a password, ticket, cookie, token or message text. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** Stable name of what happened, camelCase. */
  readonly event: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export interface Environment {
  /** Steady clock, milliseconds. */
  now(): number;
  /** Wall clock, Unix milliseconds. */
  unixTime(): number;
  randomBytes(count: number): Uint8Array;
  readonly md5: Md5;
  readonly passwords: PasswordHasher;
  log(entry: LogEntry): void;
}

/** MD5 of a text, lower-case hex. */
export function md5Hex({ md5 }: Pick<Environment, 'md5'>, text: string): string {
  return hexOf(md5(encodeUtf8(text)));
}
