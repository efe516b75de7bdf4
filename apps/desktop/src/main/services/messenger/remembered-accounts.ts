import { CHOOSABLE_STATUSES, type AutomaticSignInView, type RememberedAccount } from '@nudge/ipc-contract';
import { z } from 'zod';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import type { Secrets } from './secrets.ts';

/** More than anybody uses; the oldest go first. */
export const REMEMBERED_ACCOUNTS_MAX = 32;

const STORE_KEY = 'accounts';

const storedAccountSchema = z.object({
  address: z.string(),
  serverId: z.string(),
  signInAutomatically: z.boolean(),
  status: z.enum(CHOOSABLE_STATUSES),
  sealedPassword: z.string().optional(),
  /** No server keeps it beyond a session, so it is said again at the next sign-in. */
  personalMessage: z.string().optional(),
});

type StoredAccount = z.infer<typeof storedAccountSchema>;

export interface AccountToRemember {
  readonly address: string;
  readonly serverId: string;
  readonly status: RememberedAccount['status'];
  readonly signInAutomatically: boolean;
  /** Undefined: no password is to be stored. */
  readonly password: string | undefined;
}

const isSame = (account: StoredAccount, address: string, serverId: string): boolean =>
  account.address === address.toLowerCase() && account.serverId === serverId;

/** Accounts whose owner asked to be remembered, the last used first. */
export class RememberedAccounts {
  readonly changed = new Emitter<readonly RememberedAccount[]>();
  readonly #store: KeyedStore;
  readonly #secrets: Secrets;
  readonly #pictureOf: (address: string) => string;
  #accounts: readonly StoredAccount[];

  /** `pictureOf`: address of the picture an account chose; empty for none. */
  constructor(store: KeyedStore, secrets: Secrets, pictureOf: (address: string) => string = () => '') {
    this.#store = store;
    this.#secrets = secrets;
    this.#pictureOf = pictureOf;
    const stored = store.get(STORE_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    this.#accounts = entries.flatMap((entry) => storedAccountSchema.safeParse(entry).data ?? []);
  }

  get canStorePasswords(): boolean {
    return this.#secrets.isAvailable;
  }

  list(): readonly RememberedAccount[] {
    return this.#accounts.map(({ sealedPassword, personalMessage: _message, ...account }) => ({
      ...account,
      hasPassword: sealedPassword !== undefined,
      pictureUrl: this.#pictureOf(account.address),
    }));
  }

  /** One of them chose another picture. */
  tellPictures(): void {
    this.changed.emit(this.list());
  }

  /** The stored password; undefined when there is none or the key store cannot open it any more. */
  password(address: string, serverId: string): string | undefined {
    const sealed = this.#accounts.find((account) => isSame(account, address, serverId))?.sealedPassword;
    return sealed === undefined ? undefined : this.#secrets.open(sealed);
  }

  personalMessage(address: string, serverId: string): string | undefined {
    return this.#accounts.find((account) => isSame(account, address, serverId))?.personalMessage;
  }

  /** Only for an account that is remembered; what is said of the others is theirs to type again. */
  keepPersonalMessage(address: string, serverId: string, personalMessage: string): void {
    this.#write(
      this.#accounts.map((account) =>
        isSame(account, address, serverId) ? { ...account, personalMessage } : account,
      ),
    );
  }

  remember({ password, ...account }: AccountToRemember): void {
    const sealedPassword = password === undefined ? undefined : this.#secrets.seal(password);
    const address = account.address.toLowerCase();
    const personalMessage = this.personalMessage(address, account.serverId);
    const entry = {
      ...account,
      address,
      ...(sealedPassword === undefined ? {} : { sealedPassword }),
      ...(personalMessage === undefined ? {} : { personalMessage }),
    };
    this.#write([entry, ...this.#others(address, account.serverId)].slice(0, REMEMBERED_ACCOUNTS_MAX));
  }

  forget(address: string, serverId: string): void {
    this.#write(this.#others(address, serverId));
  }

  /** The server refused it: the account stays, the password goes. */
  forgetPassword(address: string, serverId: string): void {
    this.#write(
      this.#accounts.map(({ sealedPassword, ...account }) => {
        const isRefused = isSame(account, address, serverId);
        if (isRefused) return { ...account, signInAutomatically: false };
        return sealedPassword === undefined ? account : { ...account, sealedPassword };
      }),
    );
  }

  get passwordCount(): number {
    return this.#accounts.filter(({ sealedPassword }) => sealedPassword !== undefined).length;
  }

  /** The accounts stay; without its password none can sign in by itself. */
  forgetPasswords(): void {
    this.#write(
      this.#accounts.map(({ sealedPassword: _forgotten, ...account }) => ({
        ...account,
        signInAutomatically: false,
      })),
    );
  }

  /** The account that signs in when the application starts, or that could; the last used of several. */
  get automatic(): AutomaticSignInView | undefined {
    const account = this.#automatic();
    return account && { address: account.address, isOn: account.signInAutomatically };
  }

  /** Off: no account signs in by itself. Answers which one does now. */
  setAutomatic(isOn: boolean): Pick<StoredAccount, 'address' | 'serverId'> | undefined {
    const chosen = isOn ? this.#automatic() : undefined;
    this.#write(
      this.#accounts.map((account) => ({
        ...account,
        signInAutomatically: chosen !== undefined && isSame(account, chosen.address, chosen.serverId),
      })),
    );
    return chosen;
  }

  #automatic(): StoredAccount | undefined {
    const able = this.#accounts.filter(({ sealedPassword }) => sealedPassword !== undefined);
    return able.find(({ signInAutomatically }) => signInAutomatically) ?? able[0];
  }

  #others(address: string, serverId: string): readonly StoredAccount[] {
    return this.#accounts.filter((account) => !isSame(account, address, serverId));
  }

  #write(accounts: readonly StoredAccount[]): void {
    this.#accounts = accounts;
    this.#store.set(STORE_KEY, accounts);
    this.changed.emit(this.list());
  }
}
