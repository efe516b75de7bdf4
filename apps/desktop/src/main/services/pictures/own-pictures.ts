/**
 * One's own display picture, per account: one of the shipped, or one of a few kept from before. Which one stands in
 * a file of the profile, the pictures themselves in a folder beside it.
 */
import { readFileSync } from 'node:fs';
import { PICTURE_MAX_BYTES, PICTURE_SIDE, type PictureChoiceView, type Reply } from '@nudge/ipc-contract';
import { z } from 'zod';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import { done, fail } from '../support/reply.ts';
import type { PictureFolder } from './picture-folder.ts';
import { isPictureHash } from './picture-hash.ts';
import { pngSize } from './picture-type.ts';
import type { ShippedPicture } from './shipped-pictures.ts';

/** Own pictures kept besides the shipped ones; the longest unused goes. */
export const RECENT_PICTURES_MAX = 24;
const ACCOUNTS_MAX = 100;

const CHOSEN_KEY = 'chosen';
const RECENT_KEY = 'recent';
const NO_PICTURE = '';

const chosenSchema = z.array(z.tuple([z.string().max(256), z.string().max(64)])).max(ACCOUNTS_MAX);
const recentSchema = z.array(z.string().refine(isPictureHash)).max(RECENT_PICTURES_MAX);

export interface OwnPicturesOptions {
  readonly store: KeyedStore;
  readonly folder: PictureFolder;
  readonly shipped: readonly ShippedPicture[];
}

const shippedUrl = (id: string): string => `nudge://app/display-pictures/${id}.png`;

export class OwnPictures {
  /** Another picture, or another list of them. */
  readonly changed = new Emitter<void>();
  readonly #options: OwnPicturesOptions;
  #chosen: ReadonlyMap<string, string>;
  #recent: readonly string[];

  constructor(options: OwnPicturesOptions) {
    this.#options = options;
    const { store } = options;
    this.#chosen = new Map(chosenSchema.safeParse(store.get(CHOSEN_KEY)).data);
    this.#recent = recentSchema.safeParse(store.get(RECENT_KEY)).data ?? [];
    options.folder.addHolder((hash) => this.#recent.includes(hash));
  }

  shipped(): readonly PictureChoiceView[] {
    return this.#options.shipped.map(({ id, nameKey }) => ({ id, nameKey, url: shippedUrl(id) }));
  }

  recent(): readonly PictureChoiceView[] {
    const { folder } = this.#options;
    return this.#recent
      .filter((hash) => folder.has(hash))
      .map((hash) => ({ id: hash, nameKey: '', url: folder.url(hash) }));
  }

  /** Empty: no picture, also where the chosen one is gone. */
  chosenId(account: string): string {
    const id = this.#chosen.get(account.toLowerCase()) ?? NO_PICTURE;
    return this.#isThere(id) ? id : NO_PICTURE;
  }

  url(account: string): string {
    const id = this.chosenId(account);
    if (id === NO_PICTURE) return '';
    return isPictureHash(id) ? this.#options.folder.url(id) : shippedUrl(id);
  }

  /** The picture itself; undefined for none, and when it cannot be read. */
  data(account: string): Uint8Array | undefined {
    const id = this.chosenId(account);
    if (isPictureHash(id)) return this.#options.folder.read(id);
    const file = this.#options.shipped.find((shipped) => shipped.id === id)?.file;
    try {
      return file === undefined ? undefined : readFileSync(file);
    } catch {
      return undefined;
    }
  }

  choose(account: string, id: string): Reply<undefined> {
    if (id !== NO_PICTURE && !this.#isThere(id)) return fail('badArguments');
    if (isPictureHash(id)) this.#keepRecent([id, ...this.#recent.filter((hash) => hash !== id)]);
    this.#setChosen(account, id);
    return done;
  }

  /** A square PNG as the window cut it; chosen at once. */
  add(account: string, data: Uint8Array): Reply<undefined> {
    const size = pngSize(data);
    const isRight = size?.width === PICTURE_SIDE && size.height === PICTURE_SIDE;
    if (!isRight || data.length > PICTURE_MAX_BYTES) return fail('badPicture');
    const hash = this.#options.folder.put(data);
    if (hash === undefined) return fail('diskFull');
    this.#keepRecent([hash, ...this.#recent.filter((one) => one !== hash)]);
    this.#setChosen(account, hash);
    return done;
  }

  /** Takes it out of the kept ones; whoever showed it shows none. */
  remove(id: string): Reply<undefined> {
    if (!this.#recent.includes(id)) return fail('badArguments');
    this.#keepRecent(this.#recent.filter((hash) => hash !== id));
    this.changed.emit();
    return done;
  }

  /** The account is forgotten, and so is a picture of its own that no other account shows. */
  forget(account: string): void {
    const id = this.#chosen.get(account.toLowerCase());
    if (id === undefined) return;
    const others = [...this.#chosen].filter(([known]) => known !== account.toLowerCase());
    this.#setAllChosen(others);
    const isShared = others.some(([, chosen]) => chosen === id);
    if (!isShared) this.#keepRecent(this.#recent.filter((hash) => hash !== id));
    this.changed.emit();
  }

  #isThere(id: string): boolean {
    if (isPictureHash(id)) return this.#recent.includes(id) && this.#options.folder.has(id);
    return this.#options.shipped.some((shipped) => shipped.id === id);
  }

  #setChosen(account: string, id: string): void {
    const others = [...this.#chosen].filter(([known]) => known !== account.toLowerCase());
    const entries = [...others, [account.toLowerCase(), id] as const].slice(-ACCOUNTS_MAX);
    this.#setAllChosen(entries);
    this.changed.emit();
  }

  #setAllChosen(entries: readonly (readonly [string, string])[]): void {
    this.#chosen = new Map(entries);
    this.#options.store.set(CHOSEN_KEY, entries);
  }

  #keepRecent(recent: readonly string[]): void {
    const kept = recent.slice(0, RECENT_PICTURES_MAX);
    const gone = this.#recent.filter((hash) => !kept.includes(hash));
    this.#recent = kept;
    this.#options.store.set(RECENT_KEY, kept);
    for (const hash of gone) this.#options.folder.release(hash);
  }
}
