import { plainLine, type LineView } from '@nudge/ipc-contract';
import type { HistoryKey } from '../history/history-database.ts';
import type { KeptEmoticon, LineStateChange } from '../history/line-rows.ts';
import { severalKey } from '../history/several-key.ts';
import type { TypingPeople } from './typing-people.ts';

/** Lines of the running conversation kept in memory; older ones are in the history. */
export const SESSION_LINES_MAX = 500;

/** Somebody who is or was in a conversation. */
export interface Person {
  readonly address: string;
  readonly displayName: string;
  readonly isPresent: boolean;
}

export interface ConversationStart {
  readonly id: string;
  /** Own account, whose history this is. */
  readonly account: string;
  readonly partner: Person;
  readonly typing: TypingPeople;
  /** The engine's name for it, when it came from there. */
  readonly engineId?: string;
}

const isUnsettled = (line: LineView): boolean =>
  (line.kind === 'text' || line.kind === 'nudge') &&
  line.isOwn &&
  (line.state === 'waiting' || line.state === 'sent');

/** State of one conversation. It outlives lost lines and new switchboards; only closing its window ends it. */
export class Conversation {
  readonly id: string;
  readonly account: string;
  readonly typing: TypingPeople;
  readonly people = new Map<string, Person>();
  /** Invited by us: their arrival reads differently. */
  readonly invited = new Set<string>();
  /** Custom emoticons of its lines, by the line's id. */
  readonly uses = new Map<string, readonly KeptEmoticon[]>();
  engineId: string | undefined;
  isGroup = false;
  /** From earlier conversations, oldest first. */
  earlier: readonly LineView[] = [];
  hasEarlier = false;
  draft = '';
  unread = 0;
  lastReceivedAt: number | undefined;
  lastAttentionAt: number | undefined;
  /** The person was told once that lines are not kept. */
  wasToldNotKept = false;
  /** The window is gone, but lines are still on their way. */
  isClosing = false;
  readonly #partner: string;
  /** In the order in which they came. */
  readonly #keptUnder = new Set<string>();
  #lines: readonly LineView[] = [];

  constructor({ id, account, partner, typing, engineId }: ConversationStart) {
    this.id = id;
    this.account = account;
    this.typing = typing;
    this.engineId = engineId;
    this.#partner = partner.address;
    this.people.set(partner.address, partner);
  }

  /** The first partner; the only one unless it is a group. */
  get partner(): Person {
    return this.people.get(this.#partner) ?? { address: this.#partner, displayName: '', isPresent: false };
  }

  get lines(): readonly LineView[] {
    return this.#lines;
  }

  get lastText(): LineView | undefined {
    for (let index = this.#lines.length - 1; index >= 0; index -= 1) {
      if (this.#lines[index]?.kind === 'text') return this.#lines[index];
    }
    return undefined;
  }

  get hasUnsettledLines(): boolean {
    return this.#lines.some(isUnsettled);
  }

  get isSomebodyPresent(): boolean {
    return [...this.people.values()].some((person) => person.isPresent);
  }

  /** Where its lines are kept now: the same several people have one history, however often they meet. */
  get historyKey(): HistoryKey {
    const conversation = this.isGroup ? severalKey(this.people.keys()) : this.#partner;
    return { account: this.account, conversation };
  }

  /** Everywhere something of it may have been kept, the newest place first. */
  get historyKeys(): readonly HistoryKey[] {
    const { account, historyKey } = this;
    const names = [historyKey.conversation, ...[...this.#keptUnder].reverse(), this.#partner];
    return [...new Set(names)].map((conversation) => ({ account, conversation }));
  }

  /** Something is kept now; where, is known also after others have come. */
  keepNow(): HistoryKey {
    const { historyKey } = this;
    this.#keptUnder.add(historyKey.conversation);
    return historyKey;
  }

  addLine(line: LineView): void {
    this.#lines = [...this.#lines, line];
    if (this.#lines.length <= SESSION_LINES_MAX) return;
    this.#lines = this.#lines.slice(-SESSION_LINES_MAX);
    // What was before them stands in the history with the rest: beside them there would be a gap.
    this.earlier = [];
    this.hasEarlier = true;
  }

  findLine(id: string): LineView | undefined {
    return this.#lines.find((line) => line.id === id) ?? this.earlier.find((line) => line.id === id);
  }

  unsettledLineIds(): readonly string[] {
    return this.#lines.filter(isUnsettled).map((line) => line.id);
  }

  setLineState({ id, state, failureReason }: LineStateChange): void {
    this.changeLine(id, (line) => {
      if (line.kind === 'notice' || line.kind === 'file') return line;
      if (line.kind === 'nudge') return { ...line, state };
      const { failureReason: _before, ...rest } = state === 'kept' ? plainLine(line) : line;
      return failureReason === undefined ? { ...rest, state } : { ...rest, state, failureReason };
    });
  }

  /** Puts another form of a line in its place; nothing happens when it is not there. */
  changeLine(id: string, change: (line: LineView) => LineView): void {
    const apply = (line: LineView): LineView => (line.id === id ? change(line) : line);
    this.#lines = this.#lines.map(apply);
    this.earlier = this.earlier.map(apply);
  }

  setPresent(addresses: ReadonlySet<string>): void {
    for (const person of this.people.values()) {
      this.people.set(person.address, { ...person, isPresent: addresses.has(person.address) });
    }
  }
}
