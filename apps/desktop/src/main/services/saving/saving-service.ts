/** Saves what a conversation window shows. Save writes to the place of before without asking; Save As asks. */
import path from 'node:path';
import type { Reply, RequestArguments, SaveFormat } from '@nudge/ipc-contract';
import type { ConversationService } from '../conversations/conversation-service.ts';
import type { Conversation } from '../conversations/conversation.ts';
import { participantViews, titleOf } from '../conversations/conversation-views.ts';
import type { Clock } from '../support/clock.ts';
import type { Log } from '../support/log.ts';
import { done, fail } from '../support/reply.ts';
import { shownLine } from '../support/shown-line.ts';
import type { FileShell } from '../transfers/file-shell.ts';
import { askPlace } from './ask-place.ts';
import { dayStamp } from './day-stamp.ts';
import { linesInWindow } from './lines-in-window.ts';
import { saveFailure } from './save-failure.ts';
import { SAVE_FORMAT_FACTS } from './save-formats.ts';
import { saveDates, type SaveWords } from './save-words.ts';
import { savedRows } from './saved-rows.ts';
import type { SavedConversation } from './saved-conversation.ts';
import { writeWhole } from '../support/write-whole.ts';

/** Names of several people make no longer a file name than this, in characters. */
const FILE_NAME_MAX_CHARACTERS = 60;
/** Of a first Save, as in the original: it keeps fonts and colours, and every system opens it. */
const USUAL_FORMAT: SaveFormat = 'richText';

export interface SavingServiceOptions {
  readonly conversations: Pick<ConversationService, 'book' | 'outgoing'>;
  readonly shell: Pick<FileShell, 'saveAs'>;
  /** Where the first dialog begins; absolute. */
  readonly folder: string;
  readonly words: () => SaveWords;
  readonly locale: () => string;
  /** Makes a name one that every system takes. */
  readonly safeName: (name: string) => string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}

/** One window and its conversation. */
export interface SavingWindow {
  readonly conversation: Conversation;
  readonly windowId: number;
}

interface SavedPlace {
  readonly file: string;
  readonly format: SaveFormat;
}

export class SavingService {
  readonly #options: SavingServiceOptions;
  /** Where each was saved last; forgotten with its window. */
  readonly #places = new WeakMap<Conversation, SavedPlace>();
  #folder: string;

  constructor(options: SavingServiceOptions) {
    this.#options = options;
    this.#folder = options.folder;
  }

  /** Done also when the person thought better of it in the dialog. */
  async save(
    { conversation, windowId }: SavingWindow,
    { format, oldestLineId }: RequestArguments<'saveConversation'>,
  ): Promise<Reply<undefined>> {
    const last = format === undefined ? this.#places.get(conversation) : undefined;
    const place = last ?? (await this.#ask({ conversation, windowId }, format ?? USUAL_FORMAT));
    if (place === undefined) return done;
    const data = SAVE_FORMAT_FACTS[place.format].write(this.#saved(conversation, oldestLineId));
    return this.#write(conversation, place, data);
  }

  async #write(conversation: Conversation, place: SavedPlace, data: Uint8Array): Promise<Reply<undefined>> {
    const { newId, log } = this.#options;
    try {
      await writeWhole(place.file, data, newId());
    } catch (error) {
      const code = saveFailure(error);
      log.warn('saving: a conversation was not saved', { code });
      return fail(code);
    }
    this.#places.set(conversation, place);
    this.#folder = path.dirname(place.file);
    return done;
  }

  /** Undefined: the person thought better of it. */
  async #ask(window: SavingWindow, format: SaveFormat): Promise<SavedPlace | undefined> {
    const { shell, words } = this.#options;
    const { extensions } = SAVE_FORMAT_FACTS[format];
    const type = { name: words()(`save.type.${format}`), extensions };
    const suggestion = this.#suggestion(window.conversation, format);
    const file = await askPlace(shell, { windowId: window.windowId, suggestion, type });
    return file === undefined ? undefined : { file, format };
  }

  #suggestion(conversation: Conversation, format: SaveFormat): string {
    const { conversations, clock, safeName } = this.#options;
    const names = shownLine(
      titleOf(conversation, conversations.book.context.directory),
      FILE_NAME_MAX_CHARACTERS,
    );
    const [extension] = SAVE_FORMAT_FACTS[format].extensions;
    return path.join(this.#folder, safeName(`${names} ${dayStamp(clock.now())}.${extension}`));
  }

  #saved(conversation: Conversation, oldestLineId: string | undefined): SavedConversation {
    const { conversations, words, locale: localeNow } = this.#options;
    const { book, outgoing } = conversations;
    const { directory } = book.context;
    const people = participantViews(conversation, directory);
    const locale = localeNow();
    const lines = linesInWindow(conversation, oldestLineId, (lineId) => {
      const page = outgoing.loadEarlier(conversation, lineId);
      return page.ok ? page.value : { lines: [], hasEarlier: false };
    });
    const nameOf = (address: string): string =>
      people.find((person) => person.address === address)?.displayName ?? address;
    const dates = saveDates(locale);
    const title = words()('save.title', { names: shownLine(titleOf(conversation, directory)) });
    return { title, locale, rows: savedRows({ lines, words: words(), dates, locale, nameOf }) };
  }
}
