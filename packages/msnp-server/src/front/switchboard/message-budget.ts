/**
 * What one participant may still say. Talk and P2P data are counted apart, so that a file is no flood of talk and no
 * amount of data takes the words away. Whoever says more is not read for a while: TCP makes the sender wait and
 * nothing is lost, where a NAK would lose a line. Data is only ever slowed down; talk that floods for minutes is let
 * go, because what already lies in the buffers of the network would come out for hours.
 */
import { TokenBudget } from '../../core/token-budget.ts';
import { FLOOD_PATIENCE_MS } from '../../limits.ts';
import { chatRate, dataRate, type MessageRates } from './message-rates.ts';

/** `goesOn`: reading may go on; `floods`: it has been too much for too long. */
export type BudgetVerdict = 'waits' | 'goesOn' | 'floods';

/** Of a piece that was read. */
export interface Said {
  /** Messages that are not P2P data. */
  readonly chats: number;
  readonly dataBytes: number;
}

export class MessageBudget {
  readonly #chat: TokenBudget;
  readonly #data: TokenBudget;
  /** Talk that is this far below has calmed down. */
  readonly #calm: number;
  #floodsSince: number | undefined = undefined;
  #isSpent = false;

  constructor(rates: MessageRates, now: number) {
    const chat = chatRate(rates);
    this.#chat = new TokenBudget(chat, now);
    this.#data = new TokenBudget(dataRate(rates), now);
    this.#calm = chat.atOnce / 2;
  }

  /** Nothing more should be read for now. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** True when this was too much, after it was not. */
  spend({ chats, dataBytes }: Said, now: number): boolean {
    const wasSpent = this.#isSpent;
    if (this.#chat.left(now) >= this.#calm) this.#floodsSince = undefined;
    if (this.#chat.spend(chats, now) <= 0) {
      this.#floodsSince ??= now;
      this.#isSpent = true;
    }
    if (this.#data.spend(dataBytes, now) <= 0) this.#isSpent = true;
    return this.#isSpent && !wasSpent;
  }

  deadline(): number | undefined {
    if (!this.#isSpent) return undefined;
    const goesOn = Math.max(this.#chat.availableAt(), this.#data.availableAt());
    return Math.min(goesOn, (this.#floodsSince ?? Infinity) + FLOOD_PATIENCE_MS);
  }

  expire(now: number): BudgetVerdict {
    if (!this.#isSpent) return 'goesOn';
    if (this.#floodsSince !== undefined && now >= this.#floodsSince + FLOOD_PATIENCE_MS) return 'floods';
    this.#isSpent = this.#chat.left(now) <= 0 || this.#data.left(now) <= 0;
    return this.#isSpent ? 'waits' : 'goesOn';
  }
}
