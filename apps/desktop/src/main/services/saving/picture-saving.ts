/** Saves a display picture that a conversation shows. What comes from others is copied as it came, never decoded. */
import path from 'node:path';
import type { ParticipantView, Reply } from '@nudge/ipc-contract';
import type { Conversation } from '../conversations/conversation.ts';
import type { OwnPictures } from '../pictures/own-pictures.ts';
import type { PictureFolder } from '../pictures/picture-folder.ts';
import { hashInUrl } from '../pictures/picture-hash.ts';
import { pictureType, type PictureType } from '../pictures/picture-type.ts';
import type { Log } from '../support/log.ts';
import { done, fail } from '../support/reply.ts';
import { shownLine } from '../support/shown-line.ts';
import { writeWhole } from '../support/write-whole.ts';
import type { FileShell } from '../transfers/file-shell.ts';
import { saveFailure } from './save-failure.ts';
import type { SavingWindow } from './saving-service.ts';

/** A name makes no longer a file name than this, in characters. */
const FILE_NAME_MAX_CHARACTERS = 60;

const EXTENSIONS: Readonly<Record<PictureType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

export interface PictureSavingOptions {
  readonly people: (conversation: Conversation) => readonly ParticipantView[];
  readonly own: Pick<OwnPictures, 'data'>;
  /** Pictures of others. */
  readonly cache: Pick<PictureFolder, 'read'>;
  readonly ownName: () => string;
  readonly shell: Pick<FileShell, 'saveAs'>;
  /** Where the first dialog begins; absolute. */
  readonly folder: string;
  /** What the dialog calls this kind of file. */
  readonly typeName: () => string;
  /** Makes a name one that every system takes. */
  readonly safeName: (name: string) => string;
  readonly newId: () => string;
  readonly log: Log;
}

interface FoundPicture {
  readonly name: string;
  readonly data: Uint8Array;
  readonly extension: string;
}

export class PictureSaving {
  readonly #options: PictureSavingOptions;
  #folder: string;

  constructor(options: PictureSavingOptions) {
    this.#options = options;
    this.#folder = options.folder;
  }

  /**
   * Done also when the person thought better of it in the dialog.
   * @param address of somebody in the conversation; absent: one's own picture.
   */
  async save(window: SavingWindow, address: string | undefined): Promise<Reply<undefined>> {
    const picture = this.#find(window, address);
    if (picture === undefined) return fail('noSuchFile');
    const { shell, typeName, safeName, newId, log } = this.#options;
    const name = shownLine(picture.name, FILE_NAME_MAX_CHARACTERS);
    const suggestion = path.join(this.#folder, safeName(`${name}.${picture.extension}`));
    const type = { name: typeName(), extensions: [picture.extension] };
    const file = await shell.saveAs(window.windowId, suggestion, type);
    if (file === undefined) return done;
    try {
      await writeWhole(file, picture.data, newId());
    } catch (error) {
      const code = saveFailure(error);
      log.warn('saving: a picture was not saved', { code });
      return fail(code === 'diskFull' ? code : 'fileNotWritten');
    }
    this.#folder = path.dirname(file);
    return done;
  }

  #find({ conversation }: SavingWindow, address: string | undefined): FoundPicture | undefined {
    const { people, own, cache, ownName } = this.#options;
    if (address === undefined) return foundPicture(ownName(), own.data(conversation.account));
    const person = people(conversation).find((one) => one.address === address);
    const hash = person && hashInUrl(person.pictureUrl);
    return foundPicture(person?.displayName ?? '', hash === undefined ? undefined : cache.read(hash));
  }
}

function foundPicture(name: string, data: Uint8Array | undefined): FoundPicture | undefined {
  const type = data && pictureType(data);
  return data && type && { name, data, extension: EXTENSIONS[type] };
}
