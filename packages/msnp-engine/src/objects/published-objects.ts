/** What others may ask us for: the picture shown, those shown lately, and emoticons of lines lately sent. */
import {
  type AccountName,
  buildMsnObject,
  encodeMsnObject,
  MSN_OBJECT_TYPES,
  type MsnObject,
  type Sha1,
} from '@nudge/msnp-codec';
import type { DisplayPictureFile } from '../messenger-requests.ts';
import type { ObjectSource } from '../p2p/invitations.ts';

/** Bytes of a picture; more is not fetched by others. */
export const PICTURE_MAX_BYTES = 256 * 1024;
/** Objects kept beside the picture shown; somebody may still have an older descriptor. */
export const PUBLISHED_MAX = 100;
const LOCATION_MAX_LENGTH = 100;
/** What official clients write when there is no name to tell. */
const NO_LOCATION = '0';

interface Published {
  readonly object: MsnObject;
  readonly data: Uint8Array;
}

export class PublishedObjects implements ObjectSource {
  readonly #sha1: Sha1;
  readonly #all = new Map<string, Published>();
  #picture: DisplayPictureFile | undefined;

  constructor(sha1: Sha1) {
    this.#sha1 = sha1;
  }

  find(sha1d: string): Published | undefined {
    return this.#all.get(sha1d);
  }

  /** The picture shown from now on, whoever is signed in. */
  show(picture: DisplayPictureFile | undefined): void {
    this.#picture = picture;
  }

  /** The descriptor of the picture shown; undefined when there is none. */
  pictureOf(creator: AccountName): string | undefined {
    const picture = this.#picture;
    if (picture === undefined) return undefined;
    const location = (picture.location ?? NO_LOCATION).slice(0, LOCATION_MAX_LENGTH);
    return this.#publish({ creator, type: MSN_OBJECT_TYPES.displayPicture, location, data: picture.data });
  }

  /** The descriptor of an emoticon that is about to be used in a line. */
  emoticonOf(creator: AccountName, data: Uint8Array): string {
    return this.#publish({ creator, type: MSN_OBJECT_TYPES.customEmoticon, location: NO_LOCATION, data });
  }

  /** Another account is signed in, which has shown nothing yet. */
  clear(): void {
    this.#all.clear();
  }

  #publish(source: Parameters<typeof buildMsnObject>[0]): string {
    const object = buildMsnObject(source, this.#sha1);
    this.#all.delete(object.sha1d);
    this.#all.set(object.sha1d, { object, data: source.data });
    const [oldest] = this.#all.keys();
    if (this.#all.size > PUBLISHED_MAX && oldest !== undefined) this.#all.delete(oldest);
    return encodeMsnObject(object);
  }
}
