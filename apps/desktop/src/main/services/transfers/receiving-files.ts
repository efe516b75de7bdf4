/**
 * Files that others offer: shown, taken by the person's wish or, where they said so before, by themselves, and what
 * a program could do with them kept in check. Nothing of where they are stored is told to anybody.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Reply, RequestArguments, Settings } from '@nudge/ipc-contract';
import type { Transfer, TransferDestination } from '@nudge/msnp-engine';
import type { ConversationBook } from '../conversations/conversation-book.ts';
import type { Incoming } from '../conversations/incoming.ts';
import { replyOf } from '../messenger/request-failures.ts';
import type { PictureFolder } from '../pictures/picture-folder.ts';
import { pictureType } from '../pictures/picture-type.ts';
import { done, fail } from '../support/reply.ts';
import { offerKind } from './file-kind.ts';
import type { FileShell } from './file-shell.ts';
import type { LazyFileTools } from './file-tools.ts';
import type { KeptTransfer } from './kept-transfer.ts';
import type { ReceivedFiles } from './received-files.ts';
import { entriesDigest } from './resumable-transfers.ts';
import type { TransferCard } from './transfer-card.ts';
import type { TransferCards } from './transfer-cards.ts';

/** Bytes of a preview that somebody else made. */
export const PREVIEW_MAX_BYTES = 64 * 1024;

export interface ReceivingFilesOptions {
  readonly book: ConversationBook;
  readonly incoming: Incoming;
  readonly cards: TransferCards;
  readonly tools: LazyFileTools;
  readonly previews: PictureFolder;
  readonly folder: ReceivedFiles;
  readonly shell: FileShell;
  readonly settings: () => Settings;
  /** Bytes that can be stored there; undefined: not known. */
  readonly freeSpace: (folder: string) => Promise<number | undefined>;
}

export class ReceivingFiles {
  readonly #options: ReceivingFilesOptions;

  constructor(options: ReceivingFilesOptions) {
    this.#options = options;
  }

  /** A transfer that no card knows. */
  offered(transfer: Transfer): void {
    if (this.#goOn(transfer) || this.#answered(transfer)) return;
    const { incoming, cards } = this.#options;
    // Begun before there is a card: a conversation that begins shows all cards of its person.
    if (incoming.withPerson(transfer.account) === undefined) return;
    const card = this.#newCard(transfer);
    if (card === undefined) return;
    const shown = { transfer: cards.view(card.lineId, card.kept), kept: card.kept };
    incoming.takeOffer(transfer.account, card.lineId, shown);
    if (this.#isTakenUnasked(card)) void this.accept(card, undefined);
  }

  /** `windowId`: where to ask for another place; absent: the folder of received files. */
  async accept(card: TransferCard, windowId: number | undefined): Promise<Reply<undefined>> {
    const destination = windowId === undefined ? await this.#usual() : await this.#asked(card, windowId);
    if (destination === 'cancelled') return done;
    if (destination === 'missing') return fail('noReceivedFolder');
    const room = await this.#roomFor(card.kept.size, destination);
    return room.ok ? this.#take(card, destination) : room;
  }

  /** Whether the rest of what was accepted has room now: what came of it may have been kept. */
  async roomAgain({ kept, destination }: TransferCard): Promise<Reply<undefined>> {
    return destination === undefined ? done : this.#roomFor(kept.size - kept.transferred, destination);
  }

  /** What the page says is not believed: whether it can do harm is looked at here. */
  mayAccept(card: TransferCard, { isConfirmed }: RequestArguments<'acceptTransfer'>): Reply<undefined> {
    if (card.kept.direction !== 'receiving' || card.kept.state.kind !== 'offered')
      return fail('badArguments');
    return card.kept.isExecutable && !isConfirmed ? fail('needsConfirmation') : done;
  }

  async open(kept: KeptTransfer): Promise<Reply<undefined>> {
    const place = this.#placeOf(kept);
    if (place === undefined) return fail('noSuchFile');
    const { isExecutableName } = await this.#options.tools.load();
    if (kept.isExecutable || kept.fileCount !== 1 || isExecutableName(place)) return fail('opensNoPrograms');
    return (await this.#options.shell.openPath(place)) ? done : fail('unexpected');
  }

  showInFolder(kept: KeptTransfer): Reply<undefined> {
    const place = this.#placeOf(kept);
    if (place === undefined) return fail('noSuchFile');
    this.#options.shell.showInFolder(place);
    return done;
  }

  /** The rest of what was begun before this application was started: taken without asking, to the same place. */
  #goOn(transfer: Transfer): boolean {
    const card = this.#sameAs(transfer, ({ kept }) => kept.state.kind === 'interrupted');
    if (card?.destination === undefined) return false;
    card.transferId = transfer.transferId;
    void this.#take(card, card.destination);
    return true;
  }

  /** What was asked for once more: what was accepted then is accepted now, and all else is asked about. */
  #answered(transfer: Transfer): boolean {
    const { cards } = this.#options;
    const card = this.#sameAs(transfer, ({ asked }) => asked === 'waiting');
    if (card === undefined) return false;
    card.transferId = transfer.transferId;
    card.asked = 'no';
    if (card.destination === undefined) cards.take(card, transfer);
    else void this.#take(card, card.destination);
    return true;
  }

  /** The card of the same files from the same person. */
  #sameAs(transfer: Transfer, isMeant: (card: TransferCard) => boolean): TransferCard | undefined {
    const { cards, book } = this.#options;
    const own = book.options.messenger.own.view?.address;
    const { account, resumeKey, entries } = transfer;
    if (resumeKey === undefined) return undefined;
    const digest = entriesDigest(entries);
    return cards
      .all()
      .filter(({ kept }) => kept.direction === 'receiving' && kept.partner === account)
      .filter((card) => card.key.account === own && card.resumeKey === resumeKey && card.digest === digest)
      .find(isMeant);
  }

  #newCard(transfer: Transfer): TransferCard | undefined {
    const { book, cards, previews } = this.#options;
    const { messenger, newId, clock } = book.options;
    const account = messenger.own.view?.address;
    if (account === undefined) return undefined;
    const { preview } = transfer;
    const isPreview = preview !== undefined && preview.length <= PREVIEW_MAX_BYTES;
    const hash = isPreview && pictureType(preview) === 'image/png' ? previews.put(preview) : undefined;
    return cards.add({
      lineId: newId(),
      transferId: transfer.transferId,
      key: { account, conversation: transfer.account },
      digest: entriesDigest(transfer.entries),
      begunAt: clock.now(),
      resumeKey: transfer.resumeKey,
      kept: { ...this.#facts(transfer), ...(hash === undefined ? {} : { preview: hash }) },
    });
  }

  /** Names are made safe here, before anybody sees them. */
  #facts({ account, name, size, entries, phase }: Transfer): KeptTransfer {
    const { safeFileName, isExecutableName } = this.#options.tools.now;
    const paths = entries.map((entry) => entry.path);
    const isExecutable = isExecutableName(name) || paths.some(isExecutableName);
    const safeName = safeFileName(name);
    const isSingle = paths.length === 1 && !paths[0]?.includes('/');
    return {
      direction: 'receiving',
      partner: account,
      name: safeName,
      size,
      fileCount: entries.length,
      kind: offerKind(isSingle ? [safeName] : paths, isExecutable),
      isExecutable,
      state: phase,
      transferred: 0,
    };
  }

  #isTakenUnasked({ kept }: TransferCard): boolean {
    const { autoAccept, autoAcceptFavourites } = this.#options.settings().files;
    const isNamed = autoAccept.some((address) => address.toLowerCase() === kept.partner);
    const isTrusted = isNamed || (autoAcceptFavourites && this.#isFavourite(kept.partner));
    return isTrusted && !kept.isExecutable;
  }

  #isFavourite(address: string): boolean {
    const { directory } = this.#options.book.context;
    const contact = directory.find(address);
    return contact !== undefined && directory.isFavourite(contact);
  }

  async #roomFor(size: number, { folder }: TransferDestination): Promise<Reply<undefined>> {
    const free = await this.#options.freeSpace(folder);
    return free !== undefined && free < size ? fail('diskFull') : done;
  }

  async #usual(): Promise<TransferDestination | 'missing'> {
    const folder = await this.#options.folder.ensure();
    return folder === undefined ? 'missing' : { folder };
  }

  async #asked({ kept }: TransferCard, windowId: number): Promise<TransferDestination | 'cancelled'> {
    const { shell, folder } = this.#options;
    if (kept.fileCount !== 1) {
      const chosen = await shell.chooseFolder(windowId);
      return chosen === undefined ? 'cancelled' : { folder: chosen };
    }
    const chosen = await shell.saveAs(windowId, path.join(folder.folder, kept.name));
    return chosen === undefined ? 'cancelled' : { folder: path.dirname(chosen), name: path.basename(chosen) };
  }

  async #take(card: TransferCard, destination: TransferDestination): Promise<Reply<undefined>> {
    const { engine } = this.#options.book.options.messenger;
    card.destination = destination;
    const { transferId } = card;
    return replyOf(await engine.ask({ type: 'acceptTransfer', transferId, destination }));
  }

  #placeOf({ direction, state, place }: KeptTransfer): string | undefined {
    const isReceived = direction === 'receiving' && state.kind === 'done';
    return isReceived && place !== undefined && existsSync(place) ? place : undefined;
  }
}
