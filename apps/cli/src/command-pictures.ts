/** Display pictures and custom emoticons of one run: shown, fetched, and told of. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type AccountName, parseMsnObject } from '@nudge/msnp-codec';
import type { Contact, LineEmoticon, MessengerEvent } from '@nudge/msnp-engine';
import type { CommandDesk } from './command-desk.ts';
import type { CommandRequest } from './command-requests.ts';
import { readPicture } from './picture-file.ts';

export type PictureCommand = Extract<
  CommandRequest,
  { readonly do: 'setPicture' | 'getPicture' | 'addEmoticon' }
>;
type CommandOf<Name extends PictureCommand['do']> = Extract<PictureCommand, { readonly do: Name }>;
type EventOf<Type extends MessengerEvent['type']> = Extract<MessengerEvent, { readonly type: Type }>;

/** As many as one line may have, and as large as others fetch them. */
const EMOTICONS_PER_LINE = 5;
const EMOTICON_MAX_BYTES = 100 * 1024;
const PICTURE_MAX_BYTES = 256 * 1024;

/** One `getPicture` that has not ended. */
interface Fetch {
  readonly account: AccountName;
  readonly msnObject: string;
  data?: Uint8Array;
}

export class CommandPictures {
  readonly #desk: CommandDesk;
  readonly #emoticons = new Map<string, Uint8Array>();
  readonly #hashes = new Map<AccountName, string>();
  readonly #fetches = new Set<Fetch>();

  constructor(desk: CommandDesk) {
    this.#desk = desk;
  }

  get isQuiet(): boolean {
    return this.#fetches.size === 0;
  }

  async perform(command: PictureCommand, id: string): Promise<void> {
    switch (command.do) {
      case 'setPicture':
        return this.#show(command, id);
      case 'getPicture':
        return this.#fetch(command, id);
      case 'addEmoticon':
        return this.#addEmoticon(command, id);
    }
  }

  /** Those whose code stands in the text. */
  emoticonsIn(text: string): readonly LineEmoticon[] {
    return [...this.#emoticons]
      .filter(([code]) => text.includes(code))
      .slice(0, EMOTICONS_PER_LINE)
      .map(([code, data]) => ({ code, data }));
  }

  contactChanged({ account, msnObject }: Contact): void {
    const hash = msnObject === undefined ? undefined : parseMsnObject(msnObject)?.sha1d;
    if (hash === this.#hashes.get(account)) return;
    if (hash === undefined) this.#hashes.delete(account);
    else this.#hashes.set(account, hash);
    this.#desk.write({ event: 'picture', address: account, ...(hash === undefined ? {} : { hash }) });
  }

  announced({ conversationId: conversation, from, pairs }: EventOf<'emoticonsAnnounced'>): void {
    for (const { code, msnObject } of pairs) {
      const hash = parseMsnObject(msnObject)?.sha1d;
      if (hash !== undefined) this.#desk.write({ event: 'emoticon', conversation, from, code, hash });
    }
  }

  fetched({ account, msnObject, data }: EventOf<'objectFetched'>): void {
    for (const fetch of this.#fetches) {
      if (fetch.account === account && fetch.msnObject === msnObject) fetch.data = data;
    }
  }

  async #show({ path }: CommandOf<'setPicture'>, id: string): Promise<void> {
    const ask = { type: 'setDisplayPicture', id: randomUUID() } as const;
    if (path === '') return this.#desk.ask({ ...ask, picture: undefined }, id);
    const read = await readPicture(resolve(path), PICTURE_MAX_BYTES);
    if (!read.ok) return this.#desk.fail(id, read);
    this.#desk.ask({ ...ask, picture: { data: read.data, location: basename(path) } }, id);
  }

  async #addEmoticon({ code, path }: CommandOf<'addEmoticon'>, id: string): Promise<void> {
    const read = await readPicture(resolve(path), EMOTICON_MAX_BYTES);
    if (!read.ok) return this.#desk.fail(id, read);
    this.#emoticons.set(code, read.data);
    this.#desk.write({ event: 'done', id });
  }

  #fetch({ address: account, path }: CommandOf<'getPicture'>, id: string): void {
    const { client, fail, submit } = this.#desk;
    const msnObject = client.state.contacts.get(account)?.msnObject;
    if (msnObject === undefined) return fail(id, { code: 'noPicture', message: 'They show no picture' });
    const fetch: Fetch = { account, msnObject };
    this.#fetches.add(fetch);
    submit({ type: 'fetchObject', id: randomUUID(), account, msnObject }, (outcome) => {
      if (outcome.ok && fetch.data !== undefined) return void this.#keep(fetch, fetch.data, { id, path });
      this.#fetches.delete(fetch);
      fail(id, outcome.ok ? { code: 'failed', message: 'The picture did not come' } : outcome);
    });
  }

  async #keep(
    fetch: Fetch,
    data: Uint8Array,
    { id, path }: { readonly id: string; readonly path: string | undefined },
  ): Promise<void> {
    const about = { id, address: fetch.account, bytes: data.length };
    try {
      if (path !== undefined) await writeFile(resolve(path), data);
      const where = path === undefined ? {} : { path: resolve(path) };
      this.#desk.write({ event: 'pictureReceived', ...about, ...where });
    } catch {
      this.#desk.fail(id, { code: 'denied', message: 'The picture cannot be written there' });
    }
    this.#fetches.delete(fetch);
    this.#desk.ended();
  }
}
