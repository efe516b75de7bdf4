/** Objects asked for from one person: each of them once, however many want it. */
import { hasSensibleSize, MSN_OBJECT_TYPES, type MsnObject } from '@nudge/msnp-codec';
import { EMOTICON_MAX_BYTES, SESSIONS_MAX } from './limits.ts';
import { ObjectAsker, type FetchResult, type FetchSettled } from './object-asker.ts';
import type { PeerLine, SlpSession } from './peer-line.ts';

export class ObjectFetches {
  readonly #line: PeerLine;
  readonly #open: (session: SlpSession) => boolean;
  readonly #waiting = new Map<string, FetchSettled[]>();

  /** `open` takes in a session made for a fetch, unless there are too many. */
  constructor(line: PeerLine, open: (session: SlpSession) => boolean) {
    this.#line = line;
    this.#open = open;
  }

  fetch(object: MsnObject, settled: FetchSettled): void {
    const key = `${object.sha1d} ${object.size}`;
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) {
      if (waiting.length < SESSIONS_MAX) waiting.push(settled);
      else this.#tell(settled, { ok: false, reason: 'failed' });
      return;
    }
    const refusal = refusalOf(object);
    if (refusal !== undefined) return this.#tell(settled, refusal);
    this.#waiting.set(key, [settled]);
    const asker = new ObjectAsker(this.#line, object, (result) => this.#settle(key, result));
    if (!this.#open(asker)) asker.refused('failed');
  }

  #settle(key: string, result: FetchResult): void {
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    for (const settled of waiting) this.#tell(settled, result);
  }

  #tell(settled: FetchSettled, result: FetchResult): void {
    this.#line.later(() => settled(result));
  }
}

/** What is never asked for: nothing, too much, or a hash that is none. */
function refusalOf(object: MsnObject): FetchResult | undefined {
  const isEmoticon = object.type === MSN_OBJECT_TYPES.customEmoticon;
  const isTooLarge = !hasSensibleSize(object) || (isEmoticon && object.size > EMOTICON_MAX_BYTES);
  return isTooLarge ? { ok: false, reason: 'badPeer' } : undefined;
}
