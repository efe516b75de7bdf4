/** Writes the history to a file of the person's choice: read a page at a time, written whole or not at all. */
import path from 'node:path';
import type {
  HistoryConversationView,
  HistoryExport,
  OwnView,
  Reply,
  RequestArguments,
} from '@nudge/ipc-contract';
import { askPlace } from '../../saving/ask-place.ts';
import { dayStamp } from '../../saving/day-stamp.ts';
import { saveFailure } from '../../saving/save-failure.ts';
import { saveDates, type SaveWords } from '../../saving/save-words.ts';
import type { Clock } from '../../support/clock.ts';
import type { Log } from '../../support/log.ts';
import { fail, succeed } from '../../support/reply.ts';
import { shownLine } from '../../support/shown-line.ts';
import { writeWhole } from '../../support/write-whole.ts';
import type { FileShell } from '../../transfers/file-shell.ts';
import type { HistoryRange } from '../archive/history-range.ts';
import type { HistoryLine } from '../line-rows.ts';
import { HistoryWorkError, type HistoryWork } from '../worker/history-work.ts';
import { EXPORT_FORMATS } from './export-formats.ts';
import type { ExportParts } from './export-parts.ts';

/** Names of several people make no longer a file name than this, in characters. */
const FILE_NAME_MAX_CHARACTERS = 60;

export interface HistoryExporterOptions {
  readonly work: Pick<HistoryWork, 'ask'>;
  readonly shell: Pick<FileShell, 'saveAs'>;
  /** Where the dialog begins; absolute. */
  readonly folder: string;
  readonly words: () => SaveWords;
  readonly locale: () => string;
  /** Makes a name one that every system takes. */
  readonly safeName: (name: string) => string;
  /** Of somebody one knows; empty for others. */
  readonly nameOf: (address: string) => string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}

/** Whose history, and before which window the dialog stands. */
export interface ExportScene {
  readonly windowId: number;
  readonly own: Pick<OwnView, 'address' | 'displayName'>;
  readonly conversations: readonly HistoryConversationView[];
}

type ExportRequest = RequestArguments<'exportHistory'>;

interface LineCounter {
  lines: number;
}

interface ChosenExport {
  readonly file: string;
  readonly title: string;
  readonly scene: ExportScene;
}

type CountedExport = Omit<ChosenExport, 'file'> & { readonly counter: LineCounter };

export class HistoryExporter {
  readonly #options: HistoryExporterOptions;

  constructor(options: HistoryExporterOptions) {
    this.#options = options;
  }

  /** Rejects with a {@link HistoryWorkError} where the history could not be read; no file is left then. */
  async export(scene: ExportScene, request: ExportRequest): Promise<Reply<HistoryExport>> {
    const chosen = scene.conversations.filter(
      ({ id, lineCount }) =>
        lineCount > 0 && (request.conversationId === undefined || id === request.conversationId),
    );
    const [first] = chosen;
    if (first === undefined) return fail('badArguments');
    const title =
      request.conversationId === undefined ? this.#options.words()('save.history') : titleOf(first);
    const file = await this.#ask(scene.windowId, title, request);
    if (file === undefined) return succeed({ kind: 'cancelled' });
    return this.#write({ file, title, scene: { ...scene, conversations: chosen } }, request);
  }

  async #write({ file, ...chosen }: ChosenExport, request: ExportRequest): Promise<Reply<HistoryExport>> {
    const { newId, log } = this.#options;
    const counter = { lines: 0 };
    const parts = this.#parts({ ...chosen, counter }, request);
    try {
      await writeWhole(file, bytesOf(EXPORT_FORMATS[request.format].write(parts)), newId());
      return succeed({ kind: 'saved', lineCount: counter.lines, place: file });
    } catch (error) {
      if (error instanceof HistoryWorkError) throw error;
      const code = saveFailure(error);
      log.warn('history: not exported', { code });
      return fail(code);
    }
  }

  async #ask(windowId: number, title: string, { format }: ExportRequest): Promise<string | undefined> {
    const { shell, folder, words, clock, safeName } = this.#options;
    const { extensions } = EXPORT_FORMATS[format];
    const stem = `${shownLine(title, FILE_NAME_MAX_CHARACTERS)} ${dayStamp(clock.now())}`;
    const suggestion = path.join(folder, safeName(`${stem}.${extensions[0]}`));
    const type = { name: words()(`save.type.${format}`), extensions };
    return askPlace(shell, { windowId, suggestion, type });
  }

  #parts({ title, scene, counter }: CountedExport, range: ExportRequest): ExportParts {
    const { words, locale: localeNow, nameOf } = this.#options;
    const locale = localeNow();
    const { own } = scene;
    return {
      title,
      own,
      locale,
      nameOf,
      words: words(),
      dates: saveDates(locale),
      conversations: scene.conversations.map((view) => ({
        view,
        title: titleOf(view),
        pages: () => this.#pages({ ...range, account: own.address, conversation: view.id }, counter),
      })),
    };
  }

  async *#pages(
    { account, conversation, from, to }: HistoryRange & { readonly conversation: string },
    counter: LineCounter,
  ): AsyncIterable<readonly HistoryLine[]> {
    let next: number | undefined;
    do {
      const page = await this.#options.work.ask('read', { account, conversation, from, to, next });
      counter.lines += page.lines.length;
      yield page.lines.map(({ line }) => line);
      next = page.next;
    } while (next !== undefined);
  }
}

const titleOf = ({ title, addresses, id }: HistoryConversationView): string =>
  title || addresses.join(', ') || id;

/** Pieces of text in UTF-8. */
async function* bytesOf(texts: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text, 'utf8');
}
