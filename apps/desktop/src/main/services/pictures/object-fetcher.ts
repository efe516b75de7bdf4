/**
 * Gets the data of pictures that others announced: one request per picture however many ask for it, checked and
 * kept under its hash. The engine verified size and hash already; here it must also be a picture.
 */
import type { MessengerEvent } from '@nudge/msnp-engine';
import type { AccountName } from '@nudge/msnp-codec';
import { PICTURE_MAX_BYTES } from '@nudge/ipc-contract';
import type { EnginePort } from '../messenger/engine-port.ts';
import type { PictureFolder } from './picture-folder.ts';
import { pictureHash } from './picture-hash.ts';

export interface ObjectWish {
  readonly account: AccountName;
  readonly msnObject: string;
  readonly hash: string;
}

export class ObjectFetcher {
  readonly #engine: EnginePort;
  readonly #cache: PictureFolder;
  readonly #running = new Map<string, Promise<boolean>>();
  /** Hashes that were asked for, from before the engine hears of it: its answer may be at hand. */
  readonly #asked = new Set<string>();

  constructor(engine: EnginePort, cache: PictureFolder) {
    this.#engine = engine;
    this.#cache = cache;
    engine.subscribe((event) => this.#take(event));
  }

  /** True once it is kept; false when it cannot be had now. */
  fetch(wish: ObjectWish): Promise<boolean> {
    if (this.#cache.has(wish.hash)) return Promise.resolve(true);
    const running = this.#running.get(wish.hash) ?? this.#ask(wish);
    this.#running.set(wish.hash, running);
    return running;
  }

  async #ask({ account, msnObject, hash }: ObjectWish): Promise<boolean> {
    this.#asked.add(hash);
    try {
      await this.#engine.ask({ type: 'fetchObject', account, msnObject });
      return this.#cache.has(hash);
    } finally {
      this.#running.delete(hash);
      this.#asked.delete(hash);
    }
  }

  /** What nobody asked for here is not kept. */
  #take(event: MessengerEvent): void {
    if (event.type !== 'objectFetched' || event.data.length > PICTURE_MAX_BYTES) return;
    if (this.#asked.has(pictureHash(event.data))) this.#cache.put(event.data);
  }
}
