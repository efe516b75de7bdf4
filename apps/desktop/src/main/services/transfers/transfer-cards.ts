/**
 * All transfers that can still change. Whatever changes one is written where it is kept, told to the window that
 * shows it, and remembered for the next start where it can go on then.
 */
import type { TransferView } from '@nudge/ipc-contract';
import type { Transfer } from '@nudge/msnp-engine';
import type { ConversationBook } from '../conversations/conversation-book.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { HistoryService } from '../history/history-service.ts';
import type { Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import { hasEnded, type KeptTransfer } from './kept-transfer.ts';
import type { PastedPictures } from './pasted-pictures.ts';
import type { ResumableTransfers } from './resumable-transfers.ts';
import { newCard, transferView, updateCard, type CardStart, type TransferCard } from './transfer-card.ts';

export interface TransferCardsOptions {
  readonly history: HistoryService;
  readonly resumable: ResumableTransfers;
  readonly pasted: PastedPictures;
  readonly previewUrl: (hash: string) => string;
  readonly clock: Clock;
}

/** Ended ones that are still remembered, for what the engine may tell late. */
const ENDED_MAX = 100;

export class TransferCards {
  /** One began, came into another state, or is gone. */
  readonly moved = new Emitter<undefined>();
  readonly #options: TransferCardsOptions;
  /** By the id of the line, oldest first. */
  readonly #cards = new Map<string, TransferCard>();
  #book: ConversationBook | undefined;

  constructor(options: TransferCardsOptions) {
    this.#options = options;
  }

  /** Conversations are made after the cards, which their lines show. */
  join(book: ConversationBook): void {
    this.#book = book;
    book.began.subscribe((conversation) => this.#showIn(conversation));
  }

  all(): readonly TransferCard[] {
    return [...this.#cards.values()];
  }

  /** Those that bytes travel for, or will as soon as somebody answers. */
  underWay(): readonly TransferCard[] {
    return this.all().filter(({ kept }) => !hasEnded(kept.state));
  }

  get(lineId: string): TransferCard | undefined {
    return this.#cards.get(lineId);
  }

  byTransferId(transferId: string): TransferCard | undefined {
    return this.all().find((card) => card.transferId === transferId);
  }

  add(start: CardStart): TransferCard {
    const card = newCard(start);
    this.#cards.set(card.lineId, card);
    this.#forgetEnded();
    this.moved.emit(undefined);
    return card;
  }

  remove(lineId: string): void {
    this.#cards.delete(lineId);
    this.moved.emit(undefined);
  }

  /** A line's transfer, as it is now or was kept. */
  view(lineId: string, kept: KeptTransfer): TransferView {
    const live = this.#cards.get(lineId);
    return transferView(lineId, live?.kept ?? kept, { live, previewUrl: this.#options.previewUrl });
  }

  take(card: TransferCard, transfer: Transfer): void {
    const before = card.kept.state.kind;
    updateCard(card, transfer, this.#options.clock.now());
    this.#changed(card, before !== card.kept.state.kind);
  }

  setState(card: TransferCard, state: KeptTransfer['state']): void {
    card.kept = { ...card.kept, state };
    card.meter.reset();
    this.#changed(card, true);
  }

  setAsked(card: TransferCard, asked: TransferCard['asked']): void {
    card.asked = asked;
    this.#changed(card, false);
  }

  /** Something that must outlive this application is another now. */
  remember(card: TransferCard): void {
    const { resumable } = this.#options;
    const { lineId, key, transferId, digest, begunAt, kept, resumeKey, destination } = card;
    const isGoingOn = kept.state.kind !== 'offered' && !hasEnded(kept.state);
    if (resumeKey === undefined || !isGoingOn) return resumable.delete(lineId);
    const base = { lineId, account: key.account, transferId, digest, begunAt, kept, resumeKey };
    resumable.set(destination === undefined ? base : { ...base, destination: { ...destination } });
  }

  #changed(card: TransferCard, isOtherState: boolean): void {
    const { history, pasted } = this.#options;
    if (isOtherState) {
      history.setTransfer(card.key, card.lineId, card.kept);
      this.remember(card);
      if (hasEnded(card.kept.state)) pasted.release(card.kept.sources ?? []);
      this.moved.emit(undefined);
    }
    const conversation = this.#conversationOf(card);
    if (conversation) this.#book?.setTransfer(conversation, card.lineId, this.view(card.lineId, card.kept));
  }

  #conversationOf({ key, lineId }: TransferCard): Conversation | undefined {
    const open = this.#book?.withPartner(key.conversation);
    if (open?.findLine(lineId) !== undefined) return open;
    // After many lines it is out of main's memory, and still in the window.
    return this.#withLine(lineId) ?? open;
  }

  #withLine(lineId: string): Conversation | undefined {
    return this.#book?.all().find((conversation) => conversation.findLine(lineId) !== undefined);
  }

  /** A conversation that is opened again shows what still goes on, also where no history is kept. */
  #showIn(conversation: Conversation): void {
    const { account, partner } = conversation;
    for (const card of this.underWay()) {
      const isOfIt = card.key.account === account && card.key.conversation === partner.address;
      if (!isOfIt || conversation.findLine(card.lineId) !== undefined) continue;
      const isOwn = card.kept.direction === 'sending';
      conversation.addLine({
        kind: 'file',
        id: card.lineId,
        at: card.begunAt,
        isEarlier: false,
        isOwn,
        senderAddress: isOwn ? account : partner.address,
        senderName: isOwn ? account : (this.#book?.nameOf(conversation, partner.address) ?? partner.address),
        transfer: this.view(card.lineId, card.kept),
      });
    }
  }

  #forgetEnded(): void {
    const ended = this.all().filter(({ kept }) => hasEnded(kept.state));
    for (const { lineId } of ended.slice(0, Math.max(0, ended.length - ENDED_MAX))) this.remove(lineId);
  }
}
