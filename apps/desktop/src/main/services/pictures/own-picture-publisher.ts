import type { Settings } from '@nudge/ipc-contract';
import type { MessengerService } from '../messenger/messenger-service.ts';
import type { OwnPictures } from './own-pictures.ts';

/** Tells the server which picture others shall see, whenever it becomes another one. */
export class OwnPicturePublisher {
  readonly #messenger: MessengerService;
  readonly #shown: (account: string) => Uint8Array | undefined;
  #published: Uint8Array | undefined;

  /** `shown`: the picture others may see of this account; undefined for none. */
  constructor(messenger: MessengerService, shown: (account: string) => Uint8Array | undefined) {
    this.#messenger = messenger;
    this.#shown = shown;
    messenger.events.subscribe((event) => {
      if (event.type === 'signedIn') this.#published = this.#current();
    });
  }

  /** The choice or the setting may have changed. */
  update(): void {
    if (this.#messenger.control.session.phase !== 'signedIn') return;
    const picture = this.#current();
    if (isSame(picture, this.#published)) return;
    this.#published = picture;
    void this.#messenger.engine.ask({
      type: 'setDisplayPicture',
      picture: picture === undefined ? undefined : { data: picture },
    });
  }

  #current(): Uint8Array | undefined {
    const account = this.#messenger.own.view?.address;
    return account === undefined ? undefined : this.#shown(account);
  }
}

/** The picture others may see, by the setting and the choice. */
export function shownPicture(pictures: OwnPictures, settings: () => Settings) {
  return (account: string): Uint8Array | undefined =>
    settings().personal.showMyPicture ? pictures.data(account) : undefined;
}

const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean =>
  one === undefined || other === undefined ? one === other : Buffer.compare(one, other) === 0;
