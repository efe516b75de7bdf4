/** The person's own emoticons, in their order: codes in a file of the profile, pictures in a folder beside it. */
import {
  EMOTICON_MAX_BYTES,
  EMOTICONS_MAX,
  type CustomEmoticonView,
  type Reply,
  type RequestArguments,
} from '@nudge/ipc-contract';
import { z } from 'zod';
import type { PictureFolder } from '../pictures/picture-folder.ts';
import { isPictureHash } from '../pictures/picture-hash.ts';
import { pictureType } from '../pictures/picture-type.ts';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import { done, fail } from '../support/reply.ts';
import { codesIn, isEmoticonCode } from './emoticon-codes.ts';

const STORE_KEY = 'emoticons';

const storedSchema = z.object({
  id: z.string().min(1).max(64),
  code: z.string().refine(isEmoticonCode),
  hash: z.string().refine(isPictureHash),
});

type OwnEmoticon = z.infer<typeof storedSchema>;

/** One that a line uses. */
export interface UsedEmoticon {
  readonly code: string;
  readonly hash: string;
  readonly data: Uint8Array;
}

export interface OwnEmoticonsOptions {
  readonly store: KeyedStore;
  readonly folder: PictureFolder;
  readonly newId: () => string;
}

export class OwnEmoticons {
  readonly changed = new Emitter<readonly CustomEmoticonView[]>();
  readonly #options: OwnEmoticonsOptions;
  #all: readonly OwnEmoticon[];

  constructor(options: OwnEmoticonsOptions) {
    this.#options = options;
    const stored = options.store.get(STORE_KEY);
    const entries: readonly unknown[] = Array.isArray(stored) ? stored.slice(0, EMOTICONS_MAX) : [];
    this.#all = entries.flatMap((entry) => storedSchema.safeParse(entry).data ?? []);
    options.folder.addHolder((hash) => this.#all.some((one) => one.hash === hash));
  }

  list(): readonly CustomEmoticonView[] {
    const { folder } = this.#options;
    return this.#shown().map(({ id, code, hash }) => ({ id, code, url: folder.url(hash) }));
  }

  add(code: string, data: Uint8Array): Reply<undefined> {
    const refusal = this.#refusalOf(code);
    if (refusal) return refusal;
    if (this.#all.length >= EMOTICONS_MAX) return fail('tooManyEmoticons');
    if (data.length > EMOTICON_MAX_BYTES || pictureType(data) === undefined) return fail('badPicture');
    const hash = this.#options.folder.put(data);
    if (hash === undefined) return fail('diskFull');
    this.#write([...this.#all, { id: this.#options.newId(), code, hash }]);
    return done;
  }

  changeCode(id: string, code: string): Reply<undefined> {
    if (!this.#all.some((one) => one.id === id)) return fail('badArguments');
    const refusal = this.#refusalOf(code, id);
    if (refusal) return refusal;
    this.#write(this.#all.map((one) => (one.id === id ? { ...one, code } : one)));
    return done;
  }

  remove(id: string): Reply<undefined> {
    const gone = this.#all.find((one) => one.id === id);
    if (gone === undefined) return fail('badArguments');
    this.#write(this.#all.filter((one) => one.id !== id));
    this.#options.folder.release(gone.hash);
    return done;
  }

  move({ id, before }: RequestArguments<'moveEmoticon'>): Reply<undefined> {
    const moved = this.#all.find((one) => one.id === id);
    const others = this.#all.filter((one) => one.id !== id);
    const at = before === undefined ? others.length : others.findIndex((one) => one.id === before);
    if (moved === undefined || at < 0) return fail('badArguments');
    this.#write([...others.slice(0, at), moved, ...others.slice(at)]);
    return done;
  }

  /** Those that occur in a text, with their pictures. */
  usedIn(text: string): readonly UsedEmoticon[] {
    const codes = codesIn(
      text,
      this.#shown().map(({ code }) => code),
    );
    return codes.flatMap((code) => {
      const own = this.#all.find((one) => one.code === code);
      const data = own && this.#options.folder.read(own.hash);
      return own && data ? [{ code, hash: own.hash, data }] : [];
    });
  }

  /** One whose picture is gone is as good as none. */
  #shown(): readonly OwnEmoticon[] {
    return this.#all.filter(({ hash }) => this.#options.folder.has(hash));
  }

  #refusalOf(code: string, exceptId?: string): Reply<never> | undefined {
    if (!isEmoticonCode(code)) return fail('badEmoticonCode');
    const isTaken = this.#all.some((one) => one.code === code && one.id !== exceptId);
    return isTaken ? fail('emoticonCodeTaken') : undefined;
  }

  #write(all: readonly OwnEmoticon[]): void {
    this.#all = all;
    this.#options.store.set(STORE_KEY, all);
    this.changed.emit(this.list());
  }
}
