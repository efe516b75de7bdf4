/** Identifiers of messages, sessions and calls: unpredictable, and never twice. */
import { bytesToGuid, encodeUtf8, type Guid, type Sha1 } from '@nudge/msnp-codec';

/** Identifiers begin well above zero and well below 2^31, as official clients have it. */
const IDENTIFIER_MIN = 0x1_0000;
const IDENTIFIER_RANGE = 0x3fff_0000;

export class FreshNumbers {
  readonly #createId: () => string;
  readonly #sha1: Sha1;
  #identifier: number;

  /** `createId` gives a text that is unique for ever. */
  constructor(createId: () => string, sha1: Sha1) {
    this.#createId = createId;
    this.#sha1 = sha1;
    this.#identifier = IDENTIFIER_MIN + (this.#word() % IDENTIFIER_RANGE);
  }

  guid(): Guid {
    return bytesToGuid(this.#sha1(encodeUtf8(this.#createId())));
  }

  /** For the next message to this person. */
  identifier(): number {
    return this.#identifier++;
  }

  /** 31 bits, not 0: a SessionID, or the field of a message that its acknowledgement repeats. */
  number(): number {
    return 1 + (this.#word() % 0x7fff_fffe);
  }

  #word(): number {
    const bytes = this.#sha1(encodeUtf8(this.#createId()));
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0);
  }
}
