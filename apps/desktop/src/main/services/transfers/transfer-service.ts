/** Files between two people, as the rest of the application sees them: engine, conversations and history joined. */
import path from 'node:path';
import type { Reply, RequestArguments } from '@nudge/ipc-contract';
import type { MessengerEvent, Transfer } from '@nudge/msnp-engine';
import type { ConversationService } from '../conversations/conversation-service.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { HistoryService } from '../history/history-service.ts';
import { replyOf } from '../messenger/request-failures.ts';
import { done, fail } from '../support/reply.ts';
import { AskingAgain } from './asking-again.ts';
import { hasEnded, type KeptTransfer } from './kept-transfer.ts';
import { NudgeFeatures } from './nudge-features.ts';
import type { PastedPictures } from './pasted-pictures.ts';
import type { ReceivedFiles } from './received-files.ts';
import { ReceivingFiles, type ReceivingFilesOptions } from './receiving-files.ts';
import type { ScanFile } from './scan-file.ts';
import type { ResumableTransfer, ResumableTransfers } from './resumable-transfers.ts';
import { SendingFiles } from './sending-files.ts';
import type { CardStart, TransferCard } from './transfer-card.ts';
import type { TransferCards } from './transfer-cards.ts';

export interface TransferServiceOptions extends Omit<ReceivingFilesOptions, 'book' | 'incoming'> {
  readonly conversations: ConversationService;
  readonly history: HistoryService;
  readonly resumable: ResumableTransfers;
  readonly pasted: PastedPictures;
  /** Of a picture that was pasted, with its extension. */
  readonly pastedName: () => string;
  readonly scan: ScanFile;
}

/** Where in a conversation something is asked for. */
interface Place {
  readonly conversation: Conversation;
  /** Of its window. */
  readonly windowId: number;
}

export class TransferService {
  readonly received: ReceivedFiles;
  readonly #options: TransferServiceOptions;
  readonly #cards: TransferCards;
  readonly #sending: SendingFiles;
  readonly #receiving: ReceivingFiles;
  readonly #asking: AskingAgain;
  readonly #features = new NudgeFeatures();
  /** Being offered again just now. */
  readonly #offering = new Set<string>();
  #isEnding = false;

  constructor(options: TransferServiceOptions) {
    this.#options = options;
    this.received = options.folder;
    this.#cards = options.cards;
    const { book, incoming } = options.conversations;
    this.#cards.join(book);
    this.#sending = new SendingFiles({ ...options, book });
    this.#receiving = new ReceivingFiles({ ...options, book, incoming });
    const ends = { sending: this.#sending, receiving: this.#receiving, offering: this.#offering };
    this.#asking = new AskingAgain({ book, cards: options.cards, ...ends });
    options.pasted.clearExcept(options.resumable.all().flatMap(({ kept }) => kept.sources ?? []));
    book.options.messenger.events.subscribe((event) => this.#take(event));
    options.conversations.left.subscribe((conversation) => this.#closed(conversation));
  }

  /** How many are on their way or wait for an answer. */
  get underWayCount(): number {
    return this.#cards.underWay().length;
  }

  /** How many would be ended with a conversation's window. */
  travellingIn(conversationId: string): number {
    const conversation = this.#options.conversations.book.get(conversationId);
    if (conversation === undefined) return 0;
    return this.#endingWith(conversation).filter((card) => !isUnanswered(card)).length;
  }

  async offer(conversation: Conversation, paths: readonly string[]): Promise<Reply<undefined>> {
    await this.#sending.offer(conversation, paths);
    return done;
  }

  async choose(
    { conversation, windowId }: Place,
    what: RequestArguments<'chooseFiles'>['what'],
  ): Promise<Reply<undefined>> {
    const { shell } = this.#options;
    const folder = what === 'folder' ? await shell.chooseFolder(windowId) : undefined;
    const files = what === 'files' ? await shell.chooseFiles(windowId) : [];
    const chosen = folder === undefined ? files : [folder];
    return chosen.length === 0 ? done : this.offer(conversation, chosen);
  }

  async offerPicture(conversation: Conversation, data: Uint8Array): Promise<Reply<undefined>> {
    const { pasted, pastedName } = this.#options;
    const file = pasted.write(pastedName(), data);
    if (file === undefined) return fail('diskFull');
    const isOffered = await this.#sending.offer(conversation, [file]);
    if (!isOffered) pasted.release([file]);
    return done;
  }

  async accept(
    { conversation, windowId }: Place,
    request: RequestArguments<'acceptTransfer'>,
  ): Promise<Reply<undefined>> {
    const card = this.#cardIn(conversation, request.transferId);
    if (card === undefined) return fail('badArguments');
    const allowed = this.#receiving.mayAccept(card, request);
    return allowed.ok ? this.#receiving.accept(card, request.saveAs ? windowId : undefined) : allowed;
  }

  decline(conversation: Conversation, lineId: string): Promise<Reply<undefined>> {
    return this.#ask(conversation, lineId, 'declineTransfer');
  }

  async cancel(conversation: Conversation, lineId: string): Promise<Reply<undefined>> {
    const card = this.#cardIn(conversation, lineId);
    if (card === undefined || hasEnded(card.kept.state)) return fail('badArguments');
    return this.#cancel(card);
  }

  async tryAgain(conversation: Conversation, lineId: string): Promise<Reply<undefined>> {
    const kept = this.#keptIn(conversation, lineId);
    const card = this.#cardIn(conversation, lineId);
    if (card?.kept.direction === 'receiving') return this.#asking.ask(card);
    const isOver = kept !== undefined && hasEnded(kept.state) && kept.state.kind !== 'done';
    if (!isOver || kept.direction !== 'sending' || kept.sources === undefined) return fail('badArguments');
    if (this.#offering.has(lineId)) return done;
    this.#offering.add(lineId);
    const isOffered = await this.#sending.offer(conversation, kept.sources).finally(() => {
      this.#offering.delete(lineId);
    });
    // Where no history is kept, the card is all that another try can start from.
    if (isOffered && card) this.#cards.remove(lineId);
    return done;
  }

  open(conversation: Conversation, lineId: string): Reply<undefined> | Promise<Reply<undefined>> {
    const kept = this.#keptIn(conversation, lineId);
    return kept ? this.#receiving.open(kept) : fail('badArguments');
  }

  showInFolder(conversation: Conversation, lineId: string): Reply<undefined> {
    const kept = this.#keptIn(conversation, lineId);
    return kept ? this.#receiving.showInFolder(kept) : fail('badArguments');
  }

  /** A file as its line in the history keeps it. */
  openKept(kept: KeptTransfer): Promise<Reply<undefined>> {
    return this.#receiving.open(kept);
  }

  showKeptInFolder(kept: KeptTransfer): Reply<undefined> {
    return this.#receiving.showInFolder(kept);
  }

  /** The application ends: windows that close now cancel nothing, so that what can go on does so later. */
  end(): void {
    this.#isEnding = true;
  }

  #take(event: MessengerEvent): void {
    this.#features.take(event);
    switch (event.type) {
      case 'transferChanged':
        return this.#changed(event.transfer);
      case 'filesAskedAgain':
        return this.#asking.heard(event.account, event.transferId);
      case 'signedIn':
        this.#restore();
        return this.#offerInterrupted();
      case 'contactChanged':
        if (event.wasStatus === 'offline') this.#offerInterrupted(event.contact.account);
        return;
      case 'signedOut':
        return this.#settleForgotten();
      default:
    }
  }

  #changed(transfer: Transfer): void {
    const card = this.#cards.byTransferId(transfer.transferId);
    if (card === undefined) {
      if (transfer.direction === 'receiving' && transfer.phase.kind === 'offered') {
        this.#receiving.offered(transfer);
        this.#noteAskable(transfer);
      }
      return;
    }
    if (transfer.direction === 'sending') this.#noteResumable(card, transfer);
    else this.#noteAskable(transfer);
    const before = card.kept.state.kind;
    this.#cards.take(card, transfer);
    if (before !== 'done' && card.kept.state.kind === 'done') void this.#scan(card);
  }

  /** What arrived is looked at by the program that Options names; what it says against it stands in the conversation. */
  async #scan({ kept: { direction, place, partner, name } }: TransferCard): Promise<void> {
    const { conversations, scan, settings } = this.#options;
    const { scanner } = settings().files;
    if (direction !== 'receiving' || place === undefined || scanner === '') return;
    const outcome = await scan(scanner, place);
    const conversation = outcome === 'passed' ? undefined : conversations.incoming.withPerson(partner);
    if (conversation === undefined) return;
    const notice = outcome === 'refused' ? 'fileScanRefused' : 'fileScanFailed';
    conversations.book.addNotice(conversation, notice, name);
  }

  /** Only a Nudge client takes the rest of a file later; to all others it would be another file. */
  #noteResumable(card: TransferCard, { account, phase, resumeKey }: Transfer): void {
    const goesOn = phase.kind === 'interrupted' || this.#features.has(account, 'resume');
    card.resumeKey ??= resumeKey ?? (goesOn ? card.transferId : undefined);
  }

  /** Said while they are there: whoever has gone has announced nothing, and may be back when it is wanted. */
  #noteAskable({ transferId, account }: Transfer): void {
    const card = this.#cards.byTransferId(transferId);
    if (card) card.canBeAsked ||= this.#features.has(account, 'ask-again');
  }

  /** What an earlier run of this application began and this account can go on with. */
  #restore(): void {
    const account = this.#options.conversations.book.options.messenger.own.view?.address;
    for (const record of this.#options.resumable.all()) {
      if (record.account !== account || this.#cards.get(record.lineId) !== undefined) continue;
      this.#cards.add(restoredCard(record));
    }
  }

  /** While it runs, the engine goes on by itself; after a restart it knows nothing of them. */
  #offerInterrupted(partner?: string): void {
    const { engine, directory } = this.#options.conversations.book.options.messenger;
    for (const card of this.#cards.underWay()) {
      const { kept, transferId, lineId } = card;
      const isMeant = kept.direction === 'sending' && kept.state.kind === 'interrupted';
      const isOnline = (directory.find(kept.partner)?.status ?? 'offline') !== 'offline';
      const isKnown = engine.state.transfers.has(transferId) || this.#offering.has(lineId);
      if (!isMeant || !isOnline || isKnown || (partner ?? kept.partner) !== kept.partner) continue;
      this.#offering.add(lineId);
      void this.#offerAgain(card);
    }
  }

  async #offerAgain(card: TransferCard): Promise<void> {
    try {
      const outcome = await this.#sending.offerAgain(card);
      if (outcome === undefined) this.#cards.setState(card, { kind: 'failed', reason: 'changed' });
    } finally {
      this.#offering.delete(card.lineId);
    }
  }

  /** The engine has let go of them without a word. */
  #settleForgotten(): void {
    const { transfers } = this.#options.conversations.book.options.messenger.engine.state;
    for (const card of this.#cards.underWay()) {
      if (transfers.has(card.transferId) || card.kept.state.kind === 'interrupted') continue;
      const goesOn = card.resumeKey !== undefined && card.kept.state.kind !== 'offered';
      this.#cards.setState(
        card,
        goesOn ? { kind: 'interrupted' } : { kind: 'failed', reason: 'notConnected' },
      );
    }
  }

  /** The person closed the window, and was told that files were under way. */
  #closed(conversation: Conversation): void {
    if (this.#isEnding) return;
    for (const card of this.#endingWith(conversation)) {
      void (isUnanswered(card) ? this.#request(card, 'declineTransfer') : this.#cancel(card));
    }
  }

  /** What waits for the other side to be back goes on without a window. */
  #endingWith(conversation: Conversation): readonly TransferCard[] {
    const { account, partner, isGroup } = conversation;
    // Of what travels between two, a conversation of several has only what began before the others came.
    const isHere = (lineId: string): boolean => !isGroup || conversation.findLine(lineId) !== undefined;
    return this.#cards
      .underWay()
      .filter(({ key }) => key.account === account && key.conversation === partner.address)
      .filter(({ kept, lineId }) => kept.state.kind !== 'interrupted' && isHere(lineId));
  }

  async #cancel(card: TransferCard): Promise<Reply<undefined>> {
    const { engine } = this.#options.conversations.book.options.messenger;
    if (engine.state.transfers.has(card.transferId)) return this.#request(card, 'cancelTransfer');
    this.#cards.setState(card, { kind: 'cancelled', by: 'us' });
    return done;
  }

  async #ask(
    conversation: Conversation,
    lineId: string,
    type: 'declineTransfer' | 'cancelTransfer',
  ): Promise<Reply<undefined>> {
    const card = this.#cardIn(conversation, lineId);
    return card === undefined ? fail('badArguments') : this.#request(card, type);
  }

  async #request(
    { transferId }: TransferCard,
    type: 'declineTransfer' | 'cancelTransfer',
  ): Promise<Reply<undefined>> {
    const { engine } = this.#options.conversations.book.options.messenger;
    return replyOf(await engine.ask({ type, transferId }));
  }

  /** A window speaks of the cards in its own conversation only. */
  #cardIn(conversation: Conversation, lineId: string): TransferCard | undefined {
    const card = this.#cards.get(lineId);
    const isInIt = card !== undefined && conversation.historyKeys.some((key) => isSameKey(key, card.key));
    return isInIt ? card : undefined;
  }

  #keptIn(conversation: Conversation, lineId: string): KeptTransfer | undefined {
    const card = this.#cardIn(conversation, lineId);
    if (card) return card.kept;
    const { history } = this.#options;
    const [line] = conversation.historyKeys.flatMap((key) => history.find(key, lineId) ?? []);
    return line?.kind === 'file' ? line.transfer : undefined;
  }
}

function restoredCard({ account, kept, destination, ...rest }: ResumableTransfer): CardStart {
  const key = { account, conversation: kept.partner };
  const start = { ...rest, key, kept: { ...kept, state: { kind: 'interrupted' } } } as const;
  if (destination === undefined) return start;
  const { folder, name } = destination;
  return { ...start, destination: name === undefined ? { folder } : { folder, name } };
}

const isUnanswered = ({ kept }: TransferCard): boolean =>
  kept.direction === 'receiving' && kept.state.kind === 'offered';

type Key = TransferCard['key'];
const isSameKey = (one: Key, other: Key): boolean =>
  one.account === other.account && one.conversation === other.conversation;

/** Two pictures pasted within a second are still two files: each lies in a folder of its own. */
export function pastedFileName(word: string, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join('.');
  return path.basename(`${word} ${day} ${time}.png`);
}
