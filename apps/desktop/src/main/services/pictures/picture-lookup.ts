import { hashOfObject } from './picture-hash.ts';
import type { PictureFolder } from './picture-folder.ts';

/** Descriptors remembered; more than anybody has contacts. */
const REMEMBERED_MAX = 10_000;

export interface PictureLookupOptions {
  readonly cache: PictureFolder;
  /** False: the person does not want to see them. */
  readonly isWanted: () => boolean;
}

/** From what somebody announced to the picture there is of it. */
export class PictureLookup {
  readonly #options: PictureLookupOptions;
  readonly #hashes = new Map<string, string | undefined>();

  constructor(options: PictureLookupOptions) {
    this.#options = options;
  }

  /** Reading a descriptor costs more than the list of contacts should. */
  hashOf(msnObject: string): string | undefined {
    if (this.#hashes.has(msnObject)) return this.#hashes.get(msnObject);
    if (this.#hashes.size >= REMEMBERED_MAX) this.#hashes.clear();
    const hash = hashOfObject(msnObject, 'displayPicture');
    this.#hashes.set(msnObject, hash);
    return hash;
  }

  isHere(hash: string): boolean {
    return this.#options.cache.has(hash);
  }

  /** Address for windows; empty: none is announced, wanted or here. */
  urlOf(msnObject: string | undefined): string {
    if (msnObject === undefined || !this.#options.isWanted()) return '';
    const hash = this.hashOf(msnObject);
    if (hash === undefined) return '';
    const { cache } = this.#options;
    cache.markUsed(hash);
    return cache.url(hash);
  }
}
