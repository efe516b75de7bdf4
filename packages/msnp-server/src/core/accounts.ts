/**
 * Accounts and their passwords. An unknown account costs and looks the same as a wrong password, so that
 * accounts cannot be probed; failures are counted per account and address, and per address.
 */
import { parseAccountName, type AccountName } from '@nudge/msnp-codec';
import { ServerError } from '../errors.ts';
import {
  FAILED_SIGN_INS_KEYS_MAX,
  FAILED_SIGN_INS_MAX,
  FAILED_SIGN_INS_PER_ADDRESS_MAX,
  FAILED_SIGN_INS_WINDOW_MS,
  PASSWORD_MAX_BYTES,
  PENDING_HASHES_MAX,
} from '../limits.ts';
import type { AccountSummary, Credentials, Store } from '../store/store.ts';
import { AttemptCounter } from './attempt-counter.ts';
import { md5Hex, type Environment } from './environment.ts';
import { randomDigits, randomHex, withoutLeadingZero } from './random-text.ts';
import { isFriendlyName } from './settings.ts';

export interface NewAccountRequest {
  readonly address: string;
  readonly password: string;
  /** Display name; empty for the account name. */
  readonly name: string;
  /** Also keeps the MD5 credential that clients older than MSNP8 need. */
  readonly legacyMd5: boolean;
}

export type PasswordVerdict = 'right' | 'wrong' | 'throttled' | 'busy';

/** Bytes of a UTF-8 text are at most three times its UTF-16 length; enough of a bound for a password. */
const PASSWORD_MAX_LENGTH = PASSWORD_MAX_BYTES;
const SALT_SECRET = 'saltSecret';
const SALT_SECRET_BYTES = 16;
const SALT_DIGITS = 19;
const SALT_RANGE = 10n ** BigInt(SALT_DIGITS);

export class Accounts {
  readonly #store: Store;
  readonly #environment: Environment;
  readonly #perPair = new AttemptCounter({
    max: FAILED_SIGN_INS_MAX,
    windowMs: FAILED_SIGN_INS_WINDOW_MS,
    keysMax: FAILED_SIGN_INS_KEYS_MAX,
  });
  readonly #perAddress = new AttemptCounter({
    max: FAILED_SIGN_INS_PER_ADDRESS_MAX,
    windowMs: FAILED_SIGN_INS_WINDOW_MS,
    keysMax: FAILED_SIGN_INS_KEYS_MAX,
  });
  readonly #listeners = new Set<() => void>();
  #pendingHashes = 0;
  /** Password checks that have not come to a verdict, for each account and address. */
  readonly #underWay = new Map<string, number>();
  #decoyHash: Promise<string> | undefined = undefined;
  #saltSecret: string | undefined = undefined;

  constructor(store: Store, environment: Environment) {
    this.#store = store;
    this.#environment = environment;
  }

  list(): Promise<readonly AccountSummary[]> {
    return this.#store.listAccounts();
  }

  /** Fails with `badAddress`, `badPassword`, `badName` or `addressTaken`. */
  async create(request: NewAccountRequest): Promise<AccountName> {
    const address = readAddress(request.address);
    checkPassword(request.password);
    const friendlyName = request.name === '' ? address : request.name;
    if (!isFriendlyName(friendlyName)) throw new ServerError('badName', 'the display name is too long');
    const credentials = await this.#credentials(request.password, request.legacyMd5);
    const created = await this.#store.createAccount({
      address,
      friendlyName,
      listVersion: 1,
      listChangedAt: this.#environment.unixTime(),
      defaultPrivacy: 'allow',
      notifyOnAdd: 'ask',
      credentials,
    });
    if (!created) throw new ServerError('addressTaken', `the address ${address} is taken`);
    for (const listener of this.#listeners) listener();
    return address;
  }

  /** Calls back after each new account, whoever made it; returns how to stop that. */
  onCreated(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keeps the MD5 credential up to date where the account has one. */
  async setPassword(address: string, password: string): Promise<void> {
    const name = readAddress(address);
    checkPassword(password);
    const known = await this.#store.findCredentials(name);
    if (known === undefined) throw unknownAccount(name);
    await this.#store.setCredentials(name, await this.#credentials(password, known.md5 !== undefined));
  }

  async delete(address: string): Promise<AccountName> {
    const name = readAddress(address);
    if (!(await this.#store.deleteAccount(name))) throw unknownAccount(name);
    return name;
  }

  /** Checks a password given over HTTP; `remote` is the network address it came from. */
  async checkPassword(address: AccountName, password: string, remote: string): Promise<PasswordVerdict> {
    if (this.isThrottled(address, remote)) return 'throttled';
    const key = pairKey(address, remote);
    const underWay = this.#underWay.get(key) ?? 0;
    // As many at once as may fail: else a burst of guesses would be over before the first is counted.
    if (this.#pendingHashes >= PENDING_HASHES_MAX || underWay >= FAILED_SIGN_INS_MAX) return 'busy';
    this.#pendingHashes++;
    this.#underWay.set(key, underWay + 1);
    try {
      const known = await this.#store.findCredentials(address);
      const hash = known?.passwordHash ?? (await this.#decoy());
      const matches =
        password.length <= PASSWORD_MAX_LENGTH && (await this.#environment.passwords.verify(hash, password));
      return this.#verdict(address, remote, matches && known !== undefined);
    } finally {
      this.#pendingHashes--;
      this.#settled(key);
    }
  }

  /** The salt for an account's MD5 answer; a made-up but constant one where there is none. */
  async md5Salt(address: AccountName): Promise<string> {
    const known = await this.#store.findCredentials(address);
    if (known?.md5 !== undefined) return known.md5.salt;
    const made = BigInt(`0x${md5Hex(this.#environment, `${await this.#secret()}${address}`)}`);
    return saltOf(withoutLeadingZero((made % SALT_RANGE).toString().padStart(SALT_DIGITS, '0')));
  }

  async checkMd5(address: AccountName, digest: string, remote: string): Promise<PasswordVerdict> {
    if (this.isThrottled(address, remote)) return 'throttled';
    const known = await this.#store.findCredentials(address);
    return this.#verdict(
      address,
      remote,
      known?.md5 !== undefined && equalsSecretly(known.md5.digest, digest),
    );
  }

  /** Counts a failure that did not involve a password, such as a wrong ticket. */
  countFailure(address: AccountName, remote: string): void {
    const now = this.#environment.now();
    this.#perPair.count(pairKey(address, remote), now);
    this.#perAddress.count(remote, now);
    this.#environment.log({ level: 'warn', event: 'signInFailed', details: { account: address, remote } });
  }

  isThrottled(address: AccountName, remote: string): boolean {
    const now = this.#environment.now();
    return this.#perPair.isOver(pairKey(address, remote), now) || this.#perAddress.isOver(remote, now);
  }

  #settled(key: string): void {
    const left = (this.#underWay.get(key) ?? 1) - 1;
    if (left === 0) this.#underWay.delete(key);
    else this.#underWay.set(key, left);
  }

  #verdict(address: AccountName, remote: string, right: boolean): PasswordVerdict {
    if (right) this.#perPair.forget(pairKey(address, remote));
    else this.countFailure(address, remote);
    return right ? 'right' : 'wrong';
  }

  async #credentials(password: string, legacyMd5: boolean): Promise<Credentials> {
    const passwordHash = await this.#environment.passwords.hash(password);
    if (!legacyMd5) return { passwordHash };
    const salt = saltOf(randomDigits(this.#environment, SALT_DIGITS));
    return { passwordHash, md5: { salt, digest: md5Hex(this.#environment, salt + password) } };
  }

  /** Kept for good, so that made-up salts stay the same. A store that failed once is asked again. */
  async #secret(): Promise<string> {
    const fresh = randomHex(this.#environment, SALT_SECRET_BYTES);
    this.#saltSecret ??= await this.#store.keepSetting(SALT_SECRET, fresh);
    return this.#saltSecret;
  }

  /** A hash nobody's password fits, so that unknown accounts take as long as known ones. */
  #decoy(): Promise<string> {
    this.#decoyHash ??= this.#environment.passwords.hash(randomHex(this.#environment, SALT_SECRET_BYTES));
    return this.#decoyHash;
  }
}

/** Ten digits, a dot and up to nine more, the look salts have always had. */
function saltOf(digits: string): string {
  return `${digits.slice(0, 10)}.${digits.slice(10, 19)}`;
}

function pairKey(address: AccountName, remote: string): string {
  return `${remote} ${address}`;
}

function readAddress(text: string): AccountName {
  const address = parseAccountName(text);
  if (address === undefined) throw new ServerError('badAddress', 'an address looks like name@example.com');
  return address;
}

function checkPassword(password: string): void {
  if (password.length === 0 || password.length > PASSWORD_MAX_LENGTH) {
    throw new ServerError('badPassword', `a password has 1 to ${PASSWORD_MAX_LENGTH} characters`);
  }
}

function unknownAccount(address: AccountName): ServerError {
  return new ServerError('unknownAccount', `there is no account ${address}`);
}

/** Compares without telling by the time taken where two texts differ. */
function equalsSecretly(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}
