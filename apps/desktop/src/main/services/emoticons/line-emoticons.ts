/**
 * Custom emoticons in lines. What others announce is remembered until their next line in that conversation; its
 * pictures are fetched once, and lines that wait for one are told when it has come.
 */
import type { LineEmoticonView } from '@nudge/ipc-contract';
import type { AccountName } from '@nudge/msnp-codec';
import type { EmoticonPair, MessengerEvent } from '@nudge/msnp-engine';
import type { ObjectFetcher } from '../pictures/object-fetcher.ts';
import type { PictureFolder } from '../pictures/picture-folder.ts';
import { hashOfObject } from '../pictures/picture-hash.ts';
import { codesIn } from './emoticon-codes.ts';

/** Of one announcement; official clients send five. */
const PAIRS_MAX = 20;
/** Longest code of others that is looked at; theirs may be longer than ours. */
const CODE_MAX_CHARACTERS = 32;
/** Announcements without a line after them; one more forgets the oldest. */
const ANNOUNCEMENTS_MAX = 200;

/** A code and the hash of its picture, as a line is kept. */
export interface EmoticonUse {
  readonly code: string;
  readonly hash: string;
}

/** What a line of somebody else uses, and what is still to be fetched. */
interface WantedEmoticon extends EmoticonUse {
  readonly msnObject: string;
}

export interface LineEmoticonsOptions {
  readonly fetcher: ObjectFetcher;
  readonly cache: PictureFolder;
  readonly own: PictureFolder;
  /** False: codes stay text, and nothing is fetched. */
  readonly isWanted: () => boolean;
}

type Announced = Extract<MessengerEvent, { readonly type: 'emoticonsAnnounced' }>;

export class LineEmoticons {
  readonly #options: LineEmoticonsOptions;
  readonly #announced = new Map<string, readonly WantedEmoticon[]>();

  constructor(options: LineEmoticonsOptions) {
    this.#options = options;
  }

  announce({ conversationId, from, pairs }: Announced): void {
    const key = `${conversationId} ${from}`;
    const before = this.#announced.get(key) ?? [];
    const wanted = pairs.slice(0, PAIRS_MAX).flatMap(readPair);
    this.#announced.delete(key);
    this.#announced.set(key, [...before, ...wanted].slice(-PAIRS_MAX));
    const [oldest] = this.#announced.keys();
    if (this.#announced.size > ANNOUNCEMENTS_MAX && oldest !== undefined) this.#announced.delete(oldest);
  }

  /** What the line of somebody uses of what they announced; forgets the rest. */
  take(conversationId: string, from: AccountName, text: string): readonly WantedEmoticon[] {
    const key = `${conversationId} ${from}`;
    const announced = this.#announced.get(key) ?? [];
    this.#announced.delete(key);
    const codes = codesIn(
      text,
      announced.map(({ code }) => code),
    );
    return codes.flatMap((code) => announced.filter((one) => one.code === code).slice(-1));
  }

  /** Fetches what is not here; `onArrived` runs after each picture that came. */
  async fetch(from: AccountName, wanted: readonly WantedEmoticon[], onArrived: () => void): Promise<void> {
    if (!this.#options.isWanted()) return;
    const missing = wanted.filter(({ hash }) => this.url(hash) === '');
    await Promise.all(
      missing.map(async ({ hash, msnObject }) => {
        if (await this.#options.fetcher.fetch({ account: from, msnObject, hash })) onArrived();
      }),
    );
  }

  views(uses: readonly EmoticonUse[]): readonly LineEmoticonView[] {
    return uses.map(({ code, hash }) => ({ code, url: this.url(hash) }));
  }

  /** Empty: the code stays text. */
  url(hash: string): string {
    return this.#options.own.url(hash) || this.#options.cache.url(hash);
  }

  read(hash: string): Uint8Array | undefined {
    return this.#options.own.read(hash) ?? this.#options.cache.read(hash);
  }

  /** The session ended: nothing announced in it will be used. */
  clear(): void {
    this.#announced.clear();
  }
}

function readPair({ code, msnObject }: EmoticonPair): readonly WantedEmoticon[] {
  if (code === '' || code.length > CODE_MAX_CHARACTERS) return [];
  const hash = hashOfObject(msnObject, 'customEmoticon');
  return hash === undefined ? [] : [{ code, hash, msnObject }];
}
