/**
 * Files that could not be received: asked for once more here, and offered once more where somebody asks for ours.
 * Between Nudge clients only. What others may ask for is what they were offered, and what was not taken back here.
 */
import type { Reply } from '@nudge/ipc-contract';
import { parseAccountName } from '@nudge/msnp-codec';
import type { ConversationBook } from '../conversations/conversation-book.ts';
import { replyOf } from '../messenger/request-failures.ts';
import type { Cancel } from '../support/clock.ts';
import { done, fail } from '../support/reply.ts';
import type { ReceivingFiles } from './receiving-files.ts';
import type { SendingFiles } from './sending-files.ts';
import { canBeAskedFor, type TransferCard } from './transfer-card.ts';
import type { TransferCards } from './transfer-cards.ts';

/** The offer that answers has come by then, or it is for the person to ask; in milliseconds. */
export const ANSWER_WAIT = 60_000;

export interface AskingAgainOptions {
  readonly book: ConversationBook;
  readonly cards: TransferCards;
  readonly receiving: ReceivingFiles;
  readonly sending: SendingFiles;
  /** Lines whose files are being offered again just now. */
  readonly offering: Set<string>;
}

export class AskingAgain {
  readonly #options: AskingAgainOptions;
  readonly #waits = new WeakMap<TransferCard, Cancel>();

  constructor(options: AskingAgainOptions) {
    this.#options = options;
  }

  /** Asks whoever offered it. */
  async ask(card: TransferCard): Promise<Reply<undefined>> {
    const { book, cards, receiving } = this.#options;
    const { resumeKey } = card;
    const account = parseAccountName(card.kept.partner);
    if (!canBeAskedFor(card) || resumeKey === undefined || account === undefined) return fail('badArguments');
    // That of an asking before would end this one, which may take longer than it has left.
    this.#waits.get(card)?.();
    cards.setAsked(card, 'waiting');
    const room = await receiving.roomAgain(card);
    if (!room.ok) {
      cards.setAsked(card, 'no');
      return room;
    }
    const { engine } = book.options.messenger;
    const outcome = await engine.ask({ type: 'askForFilesAgain', account, resumeKey });
    if (card.asked !== 'waiting') return done;
    if (outcome.ok) this.#wait(card);
    else cards.setAsked(card, 'unanswered');
    return replyOf(outcome);
  }

  /** Somebody could not receive what was offered under this id; whatever else they name is passed over. */
  heard(account: string, transferId: string): void {
    const { cards, offering, sending, book } = this.#options;
    const card = cards.byTransferId(transferId);
    const own = book.options.messenger.own.view?.address;
    if (card === undefined || card.key.account !== own || card.kept.partner !== account) return;
    if (!isOfferedAgain(card) || offering.has(card.lineId)) return;
    offering.add(card.lineId);
    // Files that are not what they were stay where they are: they are for the sender to offer anew.
    void sending.offerAgain(card).finally(() => offering.delete(card.lineId));
  }

  #wait(card: TransferCard): void {
    const { cards, book } = this.#options;
    this.#waits.get(card)?.();
    const cancel = book.options.clock.after(ANSWER_WAIT, () => {
      if (card.asked === 'waiting') cards.setAsked(card, 'unanswered');
    });
    this.#waits.set(card, cancel);
  }
}

/** Our own Try again would work, and nobody here has taken the offer back. */
function isOfferedAgain({ kept: { direction, state, sources } }: TransferCard): boolean {
  if (direction !== 'sending' || sources === undefined) return false;
  return (
    state.kind === 'failed' ||
    ((state.kind === 'cancelled' || state.kind === 'declined') && state.by === 'them')
  );
}
