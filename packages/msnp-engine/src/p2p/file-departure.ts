/**
 * The bytes of one file as they go out. To Nudge clients they are kept until the other side has confirmed them: when
 * a lane is lost, it is asked how far it has got, and sending goes on exactly there.
 */
import { P2P_APP_IDS, P2P_FILE_DATA_FLAGS } from '@nudge/msnp-codec';
import { earliest, hasPassed } from '../core/deadlines.ts';
import type { FlowEvents } from './flow-events.ts';
import {
  DIRECT_STALL_TIMEOUT,
  PLAIN_SEND_WINDOW_BYTES,
  POSITION_QUERY_INTERVAL,
  PROGRESS_STEP_BYTES,
  SEND_WINDOW_BYTES,
  SUPPLY_STEP_BYTES,
} from './limits.ts';
import { dataMessage, positionQuery } from './message-forms.ts';
import type { MessageOwner, OutgoingMessage } from './outgoing-message.ts';
import type { PeerLine } from './peer-line.ts';
import { SendWindow } from './send-window.ts';

export interface FileDepartureOptions {
  readonly sessionId: number;
  readonly size: number;
  readonly start: number;
  readonly isChecked: boolean;
  readonly owner: MessageOwner;
  readonly events: FlowEvents;
}

export class FileDeparture {
  readonly message: OutgoingMessage;
  readonly #line: PeerLine;
  readonly #options: FileDepartureOptions;
  readonly #window: SendWindow;
  /** The furthest position that was told. */
  #told: number;
  /** While the position is asked for: when to ask again. */
  #askAgainAt: number | undefined;
  /** When the other side last confirmed something new, or had nothing to confirm. */
  #confirmedAt: number;

  constructor(line: PeerLine, options: FileDepartureOptions, now: number) {
    const { sessionId, size, start, isChecked, owner } = options;
    this.#line = line;
    this.#options = options;
    this.#told = start;
    this.#confirmedAt = now;
    this.#window = new SendWindow({
      start,
      totalSize: size,
      limit: isChecked ? SEND_WINDOW_BYTES : PLAIN_SEND_WINDOW_BYTES,
      isConfirmed: isChecked,
    });
    this.message = dataMessage(
      {
        sessionId,
        appId: P2P_APP_IDS.file,
        flags: P2P_FILE_DATA_FLAGS,
        content: this.#window,
        owner,
        ...(isChecked ? { start } : {}),
      },
      line.numbers,
    );
    line.send(this.message);
  }

  get isSupplied(): boolean {
    return this.#window.end === this.#options.size;
  }

  /** False when nobody asked for so much. */
  supply(bytes: Uint8Array): boolean {
    return this.#window.supply(bytes);
  }

  /** The other side has all of it. */
  arrived(): void {
    this.#window.confirm(this.#options.size);
  }

  /** Nudge clients tell how far they have got. True: that is all it says; else it is the end of the message. */
  confirmed(position: number, now: number): boolean {
    if (position > this.#window.confirmed) this.#confirmedAt = now;
    this.#window.confirm(position);
    return position < this.#options.size;
  }

  /** Goes on from where the other side is; false when it cannot be there. */
  goBack(position: number, isSending: boolean): boolean {
    if (!this.#window.goBack(position)) return false;
    this.#askAgainAt = undefined;
    if (isSending) this.#line.resume(this.message);
    return true;
  }

  askForPosition(now: number): void {
    this.#askAgainAt = now + POSITION_QUERY_INTERVAL;
    this.#line.send(positionQuery(this.message));
  }

  laneChanged(now: number): void {
    this.#confirmedAt = now;
    if (this.#askAgainAt !== undefined) this.askForPosition(now);
  }

  /** After chunks have left: tells how far it is, and asks for more. */
  pumped(now: number): void {
    const { events } = this.#options;
    const window = this.#window;
    if (this.message.isBegun) events.routed(this.#line.lane);
    const isWorthTelling = window.position - this.#told >= PROGRESS_STEP_BYTES || this.message.isSent;
    if (isWorthTelling && window.position > this.#told) {
      this.#told = window.position;
      events.tell({ kind: 'progressed', position: window.position });
    }
    if (window.confirmed === window.furthest) this.#confirmedAt = now;
    const bytes = window.ask(SUPPLY_STEP_BYTES);
    if (bytes > 0) events.tell({ kind: 'wants', bytes });
  }

  expire(now: number): void {
    if (hasPassed(this.#stallDeadline(), now)) this.#line.dropBridge(now);
    if (hasPassed(this.#askAgainAt, now)) this.askForPosition(now);
  }

  /** On a direct connection that looks well but lets nothing through. */
  #stallDeadline(): number | undefined {
    const { confirmed, furthest } = this.#window;
    const isWaiting = this.#options.isChecked && confirmed < furthest && this.#line.lane === 'bridge';
    return isWaiting ? this.#confirmedAt + DIRECT_STALL_TIMEOUT : undefined;
  }

  deadline(): number | undefined {
    return earliest(this.#askAgainAt, this.#stallDeadline());
  }
}
