/**
 * Pictures behind conversations: which one stands behind which contact, for each own account, and the few of one's own.
 * Nobody else ever hears of them.
 */
import { BACKGROUNDS, type BackgroundView, type Reply } from '@nudge/ipc-contract';
import { z } from 'zod';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import { done, fail, succeed } from '../support/reply.ts';
import type { PictureFolder } from './picture-folder.ts';
import { isPictureHash } from './picture-hash.ts';

/** Pictures of one's own; the oldest goes. */
export const OWN_BACKGROUNDS_MAX = 8;
/** Contacts of all accounts with a background; the one chosen for longest ago goes. */
export const CHOSEN_BACKGROUNDS_MAX = 2_000;

const CHOSEN_KEY = 'chosen';
const OWN_KEY = 'own';

const entrySchema = z.tuple([z.string().max(260), z.string().max(64)]);
const ownSchema = z.array(z.string().refine(isPictureHash)).max(OWN_BACKGROUNDS_MAX);

export interface BackgroundOwner {
  readonly account: string;
  readonly partner: string;
}

/** No address holds a blank. */
const keyOf = ({ account, partner }: BackgroundOwner): string => `${account} ${partner}`.toLowerCase();

export class ChatBackgrounds {
  /** Another picture for somebody, or another list of one's own. */
  readonly changed = new Emitter<void>();
  readonly #store: KeyedStore;
  readonly #folder: PictureFolder;
  /** Chosen last last. */
  readonly #chosen: Map<string, string>;
  #own: readonly string[];

  constructor(store: KeyedStore, folder: PictureFolder) {
    this.#store = store;
    this.#folder = folder;
    const stored = z.array(z.unknown()).safeParse(store.get(CHOSEN_KEY)).data ?? [];
    this.#chosen = new Map(read(stored));
    this.#own = ownSchema.safeParse(store.get(OWN_KEY)).data ?? [];
    folder.addHolder((hash) => this.#own.includes(hash));
  }

  view(owner: BackgroundOwner): BackgroundView {
    const chosenId = this.#chosen.get(keyOf(owner));
    const own = this.own();
    return chosenId === undefined ? { own } : { own, chosenId };
  }

  /** The newest first. */
  own(): BackgroundView['own'] {
    return this.#own.map((id) => ({ id, url: this.#folder.url(id) })).filter(({ url }) => url !== '');
  }

  /** Whether there is such a picture; none, which is empty, counts. */
  has(id: string): boolean {
    return id === '' || this.#own.includes(id) || (BACKGROUNDS as readonly string[]).includes(id);
  }

  choose(owner: BackgroundOwner, id: string): Reply<undefined> {
    if (!this.has(id)) return fail('badArguments');
    this.#set(owner, id);
    return done;
  }

  /** That contact has again what all have. */
  forget(owner: BackgroundOwner): void {
    this.#set(owner, undefined);
  }

  add(data: Uint8Array): Reply<{ readonly id: string }> {
    const id = this.#folder.put(data);
    if (id === undefined) return fail('badPicture');
    const all = [id, ...this.#own.filter((other) => other !== id)];
    this.#own = all.slice(0, OWN_BACKGROUNDS_MAX);
    for (const gone of all.slice(OWN_BACKGROUNDS_MAX)) this.#folder.release(gone);
    this.#store.set(OWN_KEY, this.#own);
    this.changed.emit();
    return succeed({ id });
  }

  #set(owner: BackgroundOwner, id: string | undefined): void {
    const key = keyOf(owner);
    this.#chosen.delete(key);
    if (id !== undefined) this.#chosen.set(key, id);
    this.#store.set(CHOSEN_KEY, Array.from(this.#chosen).slice(-CHOSEN_BACKGROUNDS_MAX));
    this.changed.emit();
  }
}

/** A damaged entry is left out. */
function read(entries: readonly unknown[]): readonly (readonly [string, string])[] {
  return entries.flatMap((entry) => {
    const parsed = entrySchema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}
