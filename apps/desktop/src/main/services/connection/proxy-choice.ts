/**
 * Which proxy everything goes through, and with which password. The password belongs to the place and the name it was
 * typed for, so that none ever goes to another proxy. It is kept by the system's key store; where there is none, until
 * this program ends.
 */
import type { Settings } from '@nudge/ipc-contract';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { z } from 'zod';
import type { Secrets } from '../messenger/secrets.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';

const STORE_KEY = 'proxyPassword';

const storedSchema = z.object({ owner: z.string(), sealed: z.string() });

type Proxy = Settings['connection']['proxy'];

const ownerOf = ({ host, port, user }: Proxy): string => JSON.stringify([host.toLowerCase(), port, user]);

export class ProxyChoice {
  /** Another proxy, or another password for it. */
  readonly changed = new Emitter<void>();
  readonly #store: KeyedStore;
  readonly #settings: SettingsService;
  readonly #secrets: Secrets;
  #sealed: z.infer<typeof storedSchema> | undefined;
  #ofThisRun: { readonly owner: string; readonly password: string } | undefined;

  constructor(store: KeyedStore, settings: SettingsService, secrets: Secrets) {
    this.#store = store;
    this.#settings = settings;
    this.#secrets = secrets;
    this.#sealed = storedSchema.safeParse(store.get(STORE_KEY)).data;
    let told = JSON.stringify(this.#proxy);
    settings.changed.subscribe(() => {
      const now = JSON.stringify(this.#proxy);
      if (now === told) return;
      told = now;
      this.changed.emit();
    });
  }

  /** What connections are made through; undefined: straight. */
  get current(): ProxyOptions | undefined {
    const { kind, host, port, user } = this.#proxy;
    if (kind === 'none') return undefined;
    const password = user === '' ? undefined : this.#password;
    return {
      kind,
      host: host.replaceAll(/^\[|\]$/g, ''),
      port,
      ...(user === '' ? {} : { user }),
      ...(password === undefined ? {} : { password }),
    };
  }

  /** One is known for the proxy that is set now; not one that is stored and cannot be opened. */
  get hasPassword(): boolean {
    return this.#password !== undefined;
  }

  get isPasswordStored(): boolean {
    return this.#sealed !== undefined;
  }

  /** For the proxy that is set now; empty: none. */
  setPassword(password: string): void {
    if (password === '') return this.forgetPassword();
    const owner = ownerOf(this.#proxy);
    const sealed = this.#secrets.seal(password);
    this.#ofThisRun = sealed === undefined ? { owner, password } : undefined;
    this.#keep(sealed === undefined ? undefined : { owner, sealed });
  }

  forgetPassword(): void {
    this.#ofThisRun = undefined;
    this.#keep(undefined);
  }

  get #proxy(): Proxy {
    return this.#settings.current.connection.proxy;
  }

  get #password(): string | undefined {
    const owner = ownerOf(this.#proxy);
    if (this.#ofThisRun?.owner === owner) return this.#ofThisRun.password;
    return this.#sealed?.owner === owner ? this.#secrets.open(this.#sealed.sealed) : undefined;
  }

  #keep(sealed: z.infer<typeof storedSchema> | undefined): void {
    if (this.#sealed !== undefined || sealed !== undefined) this.#store.set(STORE_KEY, sealed ?? null);
    this.#sealed = sealed;
    this.changed.emit();
  }
}
